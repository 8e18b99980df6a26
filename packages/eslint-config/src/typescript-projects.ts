import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';

/** One tsconfig file, as far as membership of files goes. */
interface Project {
  readonly files: ReadonlySet<string>;
  readonly references: readonly string[];
}

/**
 * Makes a test for whether TypeScript has a project for a file.
 *
 * typescript-eslint's project service fails on a file that no tsconfig.json includes. This answers in
 * advance, the way the editor's server does: the nearest tsconfig.json upwards, then the projects it
 * references, then the next one up.
 *
 * @param typescriptPath - Absolute path of the TypeScript module that reads the tsconfig files.
 * @returns A function of an absolute file path; it throws where a tsconfig file is not valid JSON. Its answers are remembered per tsconfig file.
 */
export function createProjectTest(typescriptPath: string): (file: string) => boolean {
  const load = createRequire(import.meta.url);
  const projects = new Map<string, Project>();
  const nearest = new Map<string, string | undefined>();

  function nearestConfig(folder: string): string | undefined {
    if (nearest.has(folder)) return nearest.get(folder);
    const candidates = [path.join(folder, 'tsconfig.json'), path.join(folder, 'jsconfig.json')];
    const parent = path.dirname(folder);
    const found =
      candidates.find((file) => existsSync(file)) ??
      (parent === folder ? undefined : nearestConfig(parent));
    nearest.set(folder, found);
    return found;
  }

  function read(configFile: string): Project {
    const known = projects.get(configFile);
    if (known !== undefined) return known;
    const typescript = load(typescriptPath) as typeof ts;
    const { error } = typescript.readConfigFile(configFile, (name) =>
      typescript.sys.readFile(name),
    );
    if (error !== undefined) {
      const reason = typescript.flattenDiagnosticMessageText(error.messageText, '\n');
      throw new Error(
        `${configFile} is not valid JSON: ${reason} Mend it, so that the files with type information are known.`,
      );
    }
    const parsed = typescript.getParsedCommandLineOfConfigFile(configFile, undefined, {
      ...typescript.sys,
      // A base that is missing is reported by the parser, on the file that is linted.
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    });
    const project: Project = {
      files: new Set(parsed?.fileNames.map(normalise)),
      references: (parsed?.projectReferences ?? []).map((reference) =>
        typescript.resolveProjectReferencePath(reference),
      ),
    };
    projects.set(configFile, project);
    return project;
  }

  function includes(configFile: string, file: string, seen: Set<string>): boolean {
    if (seen.has(configFile)) return false;
    seen.add(configFile);
    const project = read(configFile);
    return (
      project.files.has(file) ||
      project.references.some((reference) => includes(reference, file, seen))
    );
  }

  return function isInProject(file) {
    const seen = new Set<string>();
    const target = normalise(file);
    let config = nearestConfig(path.dirname(file));
    while (config !== undefined) {
      if (includes(config, target, seen)) return true;
      const above = path.dirname(path.dirname(config));
      if (above === path.dirname(config)) return false;
      config = nearestConfig(above);
    }
    return false;
  };
}

function normalise(file: string): string {
  const slashes = file.replaceAll('\\', '/');
  return process.platform === 'win32' ? slashes.toLowerCase() : slashes;
}
