import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';

/** One tsconfig file, as far as membership of files goes. */
interface Project {
  readonly files: ReadonlySet<string>;
  readonly references: readonly string[];
  /** Whether its types tell `null` and `undefined` apart from other values. */
  readonly strictNullChecks: boolean;
}

/** What is known of a repository's TypeScript projects. */
export interface Projects {
  /** Tells whether a project includes a file, given by absolute path. */
  readonly includes: (file: string) => boolean;
  /** Tells whether a file's project checks for `null`; `false` for a file that no project includes. */
  readonly checksNull: (file: string) => boolean;
}

/**
 * Looks up which files belong to a TypeScript project.
 *
 * typescript-eslint's project service fails on a file that no tsconfig.json includes. This answers in
 * advance, the way the editor's server does: the nearest tsconfig.json upwards, then the projects it
 * references, then the next one up.
 *
 * @param typescriptPath - Absolute path of the TypeScript module that reads the tsconfig files.
 * @returns Functions of an absolute file path; they throw where a tsconfig file is not valid JSON. What a tsconfig
 * file says is remembered.
 */
export function createProjects(typescriptPath: string): Projects {
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
    // TypeScript 6 made strict the default.
    const strictByDefault = Number(typescript.versionMajorMinor.split('.')[0]) >= 6;
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
      strictNullChecks:
        parsed?.options.strictNullChecks ?? parsed?.options.strict ?? strictByDefault,
    };
    projects.set(configFile, project);
    return project;
  }

  function find(configFile: string, file: string, seen: Set<string>): Project | undefined {
    if (seen.has(configFile)) return undefined;
    seen.add(configFile);
    const project = read(configFile);
    if (project.files.has(file)) return project;
    for (const reference of project.references) {
      const found = find(reference, file, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function projectOf(file: string): Project | undefined {
    const seen = new Set<string>();
    const target = normalise(file);
    let config = nearestConfig(path.dirname(file));
    while (config !== undefined) {
      const project = find(config, target, seen);
      if (project !== undefined) return project;
      const above = path.dirname(path.dirname(config));
      config = above === path.dirname(config) ? undefined : nearestConfig(above);
    }
    return undefined;
  }

  return {
    includes: (file) => projectOf(file) !== undefined,
    checksNull: (file) => projectOf(file)?.strictNullChecks ?? false,
  };
}

function normalise(file: string): string {
  const slashes = file.replaceAll('\\', '/');
  return process.platform === 'win32' ? slashes.toLowerCase() : slashes;
}
