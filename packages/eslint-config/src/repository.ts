import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { listedDependencies } from './listed-dependencies.js';

/** What a repository turned out to have. */
export interface Repository {
  /** It, or a folder up to two levels below, has a tsconfig.json; or TypeScript is installed. */
  readonly typescript: boolean;
  /** It has Vitest installed. */
  readonly vitest: boolean;
}

/**
 * Looks at a repository for what decides which presets apply.
 *
 * @param root - Folder of the repository.
 * @returns What was found.
 */
export function inspectRepository(root: string): Repository {
  const dependencies = listedDependencies(root);
  // A workspace's packages may list it while the root does not: what is installed counts.
  const has = (name: string): boolean => dependencies.has(name) || isInstalled(name, root);
  return {
    typescript: has('typescript') || hasTsconfig(root, workspaceDepth),
    vitest: has('vitest'),
  };
}

/** Workspaces stand in `packages/name`, seldom deeper. */
const workspaceDepth = 2;

function hasTsconfig(folder: string, depth: number): boolean {
  if (existsSync(path.join(folder, 'tsconfig.json'))) return true;
  if (depth === 0) return false;
  return listFolders(folder).some(
    (name) =>
      name !== 'node_modules' &&
      !name.startsWith('.') &&
      hasTsconfig(path.join(folder, name), depth - 1),
  );
}

function listFolders(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    // What cannot be read, ESLint cannot lint either.
    return [];
  }
}

function isInstalled(name: string, root: string): boolean {
  try {
    createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`);
    return true;
  } catch {
    // Not to be found is the answer, not a failure.
    return false;
  }
}
