import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Workspace } from '../../workspaces/workspace.js';
import { isRecord } from '../run/is-record.js';

const fields = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'bundleDependencies',
  'bundledDependencies',
];

/** Names of lockfiles, also of those that can't be read. */
export const lockfiles: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
];

/**
 * Tells whether there is anything to audit. What can't be read may list something.
 *
 * @param root - Absolute path of the repository.
 * @param workspaces - Its packages.
 * @returns `false` only where no package lists a dependency and nothing was locked.
 */
export async function listsDependencies(
  root: string,
  workspaces: readonly Workspace[],
): Promise<boolean> {
  if (lockfiles.some((name) => existsSync(path.join(root, name)))) return true;
  const folders = new Set(['.', ...workspaces.map(({ folder }) => folder)]);
  const answers = await Promise.all(
    [...folders].map((folder) => hasDependencies(path.join(root, folder, 'package.json'))),
  );
  return answers.includes(true);
}

async function hasDependencies(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  try {
    const manifest: unknown = JSON.parse((await readFile(file, 'utf8')).replace(/^\uFEFF/u, ''));
    if (!isRecord(manifest)) return true;
    return fields.some((field) => {
      const listed = manifest[field];
      return isRecord(listed) || Array.isArray(listed) ? Object.keys(listed).length > 0 : false;
    });
  } catch {
    // Whoever asks the package manager is told what is wrong with it.
    return true;
  }
}
