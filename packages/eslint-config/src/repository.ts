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
  /** It has workflows of GitHub, or is an action. */
  readonly workflows: boolean;
  /** It, or a folder up to three levels below, has a Dockerfile. */
  readonly containers: boolean;
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
    workflows: hasWorkflows(root),
    containers: hasFile(root, isDockerfile, containerDepth),
  };
}

/** Dockerfiles stand beside a package, or in a folder of their own within it. */
const containerDepth = 3;

function isDockerfile(name: string): boolean {
  return /^(?:dockerfile|containerfile)(?:\.|$)|\.(?:dockerfile|containerfile)$/iu.test(name);
}

function hasWorkflows(root: string): boolean {
  const isYaml = (name: string): boolean => /\.ya?ml$/u.test(name);
  return (
    hasFile(path.join(root, '.github/workflows'), isYaml, 0) ||
    hasFile(path.join(root, '.github/actions'), isYaml, 2) ||
    hasFile(root, (name) => /^action\.ya?ml$/u.test(name), 0)
  );
}

/** Looks for a file by its name in a folder, which may not exist, and some levels below. */
function hasFile(folder: string, isWanted: (name: string) => boolean, depth: number): boolean {
  if (!existsSync(folder)) return false;
  const entries = readdirSync(folder, { withFileTypes: true });
  return (
    entries.some((entry) => entry.isFile() && isWanted(entry.name)) ||
    (depth > 0 &&
      entries.some(
        (entry) =>
          entry.isDirectory() &&
          entry.name !== 'node_modules' &&
          // Of the hidden folders those of tools are large.
          /^(?!\.)|^\.(?:devcontainer|docker|github)$/u.test(entry.name) &&
          hasFile(path.join(folder, entry.name), isWanted, depth - 1),
      ))
  );
}

/** Workspaces stand in `packages/name`, seldom deeper. */
const workspaceDepth = 2;

function hasTsconfig(folder: string, depth: number): boolean {
  if (existsSync(path.join(folder, 'tsconfig.json'))) return true;
  if (depth === 0) return false;
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) =>
      entry.isDirectory() &&
      entry.name !== 'node_modules' &&
      !entry.name.startsWith('.') &&
      hasTsconfig(path.join(folder, entry.name), depth - 1),
  );
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
