import path from 'node:path';
import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import { ExamplesError } from './examples-error.js';

/** What a package's tsconfig says. */
export interface PackageCompilation {
  readonly options: ts.CompilerOptions;
  /** Declaration files that it includes, which may declare globals. */
  readonly declarations: readonly string[];
}

/** Where the options come from. */
export interface CompilationRequest {
  /** Absolute path of the package's folder. */
  readonly folder: string;
  /** Path of its tsconfig, relative to the folder, where it is not the nearest one. */
  readonly tsconfig: string | undefined;
  /** Absolute paths of its entry files. */
  readonly entryFiles: readonly string[];
}

/** A tsconfig may include nothing itself and only refer to others. */
const noInputs = new Set([18_002, 18_003]);

/**
 * Reads the compiler options under which a package's sources are compiled.
 *
 * @param typescript - The compiler's API.
 * @param request - Whose options are read.
 * @returns The options as written; those of a strict compiler where there is no tsconfig.
 * @throws {ExamplesError} Where a tsconfig is missing or wrong.
 */
export function readCompilerOptions(
  typescript: TypeScript,
  { entryFiles, folder, tsconfig }: CompilationRequest,
): PackageCompilation {
  const { sys } = typescript;
  const config =
    tsconfig === undefined
      ? typescript.findConfigFile(folder, (file) => sys.fileExists(file))
      : path.resolve(folder, tsconfig);
  if (config === undefined) return { options: { strict: true }, declarations: [] };
  const own = readProject(typescript, config);
  const entries = new Set(entryFiles.map((file) => toSlashes(file)));
  const { fileNames, options } =
    [own, ...readReferences(typescript, own, new Set([config]))].find((project) =>
      project.fileNames.some((file) => entries.has(file)),
    ) ?? own;
  return { options, declarations: fileNames.filter((file) => /\.d\.[cm]?ts$/u.test(file)) };
}

function readProject(typescript: TypeScript, file: string): ts.ParsedCommandLine {
  const wrong = (diagnostic: ts.Diagnostic): never => {
    const reason = typescript.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
    throw new ExamplesError(
      'tsconfig',
      file,
      `${file} can't be used: ${reason} Mend it, so that examples are compiled as the package is.`,
    );
  };
  // The second reading passes over what is no JSON.
  const { error: unreadable } = typescript.readConfigFile(file, (name) =>
    typescript.sys.readFile(name),
  );
  if (unreadable !== undefined) wrong(unreadable);
  const parsed = typescript.getParsedCommandLineOfConfigFile(file, undefined, {
    ...typescript.sys,
    onUnRecoverableConfigFileDiagnostic: wrong,
  });
  if (parsed === undefined) {
    throw new ExamplesError(
      'tsconfig',
      file,
      `${file} can't be read. Name the package's tsconfig.`,
    );
  }
  const error = parsed.errors.find(
    ({ category, code }) => category === typescript.DiagnosticCategory.Error && !noInputs.has(code),
  );
  if (error !== undefined) wrong(error);
  return parsed;
}

/** The tsconfigs that one refers to, and those that they refer to. */
function readReferences(
  typescript: TypeScript,
  { projectReferences = [] }: ts.ParsedCommandLine,
  seen: Set<string>,
): ts.ParsedCommandLine[] {
  return projectReferences.flatMap((reference) => {
    const file = typescript.resolveProjectReferencePath(reference);
    if (seen.has(file)) return [];
    seen.add(file);
    const project = readProject(typescript, file);
    return [project, ...readReferences(typescript, project, seen)];
  });
}

function toSlashes(file: string): string {
  return file.replaceAll('\\', '/');
}
