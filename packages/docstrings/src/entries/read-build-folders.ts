import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { TypeScript } from '../typescript/load-typescript.js';
import { isDeclarationPath } from './code-path.js';
import { pathInside } from './path-inside.js';

/** A folder that a compiler writes to, and what it writes there. */
export interface BuildFolder {
  /** Absolute path. */
  readonly built: string;
  /** Absolute paths of the folders whose structure it has, the likeliest first. */
  readonly sources: readonly string[];
}

/**
 * Reads from a package's tsconfig files, those they extend and those they refer to, where compiled files go.
 *
 * @param typescript - The compiler whose parser reads them.
 * @param folder - Absolute path of the package.
 * @param readFrom - Takes up the paths of the files that were read.
 * @returns The folders, the innermost first. Files that are no JSON tell nothing.
 */
export function readBuildFolders(
  typescript: TypeScript,
  folder: string,
  readFrom: Set<string>,
): BuildFolder[] {
  const found: BuildFolder[] = [];
  const seen = new Set<string>();
  const pending = configFiles(folder);
  for (const file of pending) {
    if (seen.has(file)) continue;
    seen.add(file);
    const config = readConfig(typescript, file, readFrom);
    found.push(...config.folders);
    pending.push(
      ...config.references.filter((reference) => pathInside(folder, reference) !== undefined),
    );
  }
  return found.sort((one, other) => other.built.length - one.built.length);
}

function configFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // A folder that cannot be listed has nothing to tell.
    return [];
  }
  return names
    .filter((name) => /^tsconfig.*\.json$/u.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function readConfig(
  typescript: TypeScript,
  file: string,
  readFrom: Set<string>,
): { folders: BuildFolder[]; references: string[] } {
  const readFile = (name: string): string | undefined => {
    const text = typescript.sys.readFile(name);
    if (text !== undefined && name.endsWith('.json')) readFrom.add(path.resolve(name));
    return text;
  };
  const { config } = typescript.readConfigFile(file, readFile) as { config?: unknown };
  if (config === undefined) return { folders: [], references: [] };
  const parse = (
    readDirectory: typeof typescript.sys.readDirectory,
  ): ReturnType<typeof typescript.parseJsonConfigFileContent> =>
    typescript.parseJsonConfigFileContent(
      config,
      { ...typescript.sys, readFile, readDirectory },
      path.dirname(file),
      undefined,
      file,
    );
  // Which files a project has takes long to find, and matters only where it does not say what their root is.
  const { options, projectReferences } = parse(() => []);
  const { outDir, declarationDir, rootDir } = options;
  const built = [outDir, declarationDir].filter((name) => name !== undefined);
  const references = (projectReferences ?? []).map((reference) =>
    path.resolve(typescript.resolveProjectReferencePath(reference)),
  );
  if (built.length === 0) return { folders: [], references };
  // TypeScript 6 takes the folder of the config file where nothing is said, earlier ones what all files share.
  const sources =
    rootDir === undefined
      ? [
          sharedFolder(parse((...asked) => typescript.sys.readDirectory(...asked)).fileNames),
          path.dirname(file),
        ]
      : [rootDir];
  return {
    folders: built.map((name) => ({
      built: path.resolve(name),
      sources: [
        ...new Set(
          sources.filter((source) => source !== undefined).map((source) => path.resolve(source)),
        ),
      ],
    })),
    references,
  };
}

function sharedFolder(files: readonly string[]): string | undefined {
  const folders = files
    .filter((file) => !isDeclarationPath(file))
    .map((file) => path.dirname(path.resolve(file)));
  return folders.reduce<string | undefined>((shared, folder) => {
    let common = shared ?? folder;
    while (pathInside(common, folder) === undefined && path.dirname(common) !== common)
      common = path.dirname(common);
    return common;
  }, undefined);
}
