import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseJson } from '../files/parse-json.js';
import { isRecord } from '../gates/run/is-record.js';
import { isUnderGit } from '../git/is-under-git.js';
import { findRoot, upwards } from './find-root.js';

const managers = ['npm', 'pnpm', 'yarn', 'bun'] as const;

/** A package manager that we know. */
export type PackageManager = (typeof managers)[number];

/** Whose a lock file is. */
export const lockFiles: Readonly<Record<string, PackageManager>> = {
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'package-lock.json': 'npm',
};

/**
 * Tells which package manager a repository uses.
 *
 * @param root - Absolute path of the repository, or of a folder in it that is checked by itself.
 * @returns What its manifest names, else the owner of its lock file, else what the folders above it say as far as the
 *   repository of Git goes, else npm.
 */
export function packageManagerOf(root: string): PackageManager {
  const above = isUnderGit(root) ? upwards(root) : [root];
  for (const folder of above) {
    const manager = managerIn(folder) ?? managerByLockFile(folder);
    if (manager !== undefined) return manager;
  }
  return 'npm';
}

function managerIn(root: string): PackageManager | undefined {
  const [name] = managerFieldIn(root);
  return managers.find((manager) => manager === name);
}

/** `["yarn", "1.22.22"]`, as far as the manifest says so. */
function managerFieldIn(root: string): string[] {
  const field = manifestIn(root)['packageManager'];
  return typeof field === 'string' ? field.split('@') : [];
}

function manifestIn(root: string): Readonly<Record<string, unknown>> {
  try {
    const manifest = parseJson(readFileSync(path.join(root, 'package.json'), 'utf8'));
    return isRecord(manifest) ? manifest : {};
  } catch {
    // Without a manifest the lock file tells.
    return {};
  }
}

/**
 * Tells whether a repository that uses Yarn uses version 1 of it.
 *
 * @param root - Absolute path of the repository.
 * @returns What its manifest names, else how its lock file begins.
 */
export function isClassicYarn(root: string): boolean {
  const [name, version] = managerFieldIn(root);
  if (name === 'yarn' && version !== undefined) return version.startsWith('1.');
  const lockFile = path.join(root, 'yarn.lock');
  return existsSync(lockFile) && readFileSync(lockFile, 'utf8').includes('# yarn lockfile v1');
}

/**
 * Tells whether a repository is several packages by its manifest, as npm, Yarn and Bun have it.
 *
 * @param root - Absolute path of the repository.
 * @returns Whether the manifest names workspaces.
 */
export function hasWorkspaces(root: string): boolean {
  return manifestIn(root)['workspaces'] !== undefined;
}

function managerByLockFile(root: string): PackageManager | undefined {
  return Object.entries(lockFiles).find(([file]) => existsSync(path.join(root, file)))?.[1];
}

/** What runs a command that is only installed in a repository. */
const runners: Readonly<Record<PackageManager, string>> = {
  npm: 'npx',
  pnpm: 'pnpm exec',
  yarn: 'yarn',
  bun: 'bunx',
};

/**
 * Says how a command of an installed package is called, so that advice can be pasted where it was given.
 *
 * @param name - The command.
 * @param folder - Absolute path of the folder in which it is called: the current one, unless it is given.
 * @returns The command, behind what the repository's package manager needs: `npx groundrules`.
 */
export function localCommand(name: string, folder?: string): string {
  return `${runners[managerAt(folder)]} ${name}`;
}

/** What advises is often about a mistake: a folder that is gone must not make another one of it. */
function managerAt(folder: string | undefined): PackageManager {
  try {
    return packageManagerOf(findRoot(folder ?? process.cwd()));
  } catch {
    return 'npm';
  }
}
