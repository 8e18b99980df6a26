import { lstat } from 'node:fs/promises';
import path from 'node:path';

import { createIgnore } from '../../config/create-ignore.js';
import type { GateContext } from '../gate.js';
import { listNames } from './list-names.js';

/** A file of the repository. */
export interface RepositoryFile {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  readonly bytes: number;
}

/**
 * Lists the files that a gate has to look at: those that Git tracks, and new ones that it does not ignore. Without Git
 * the folder is walked, by the same .gitignore. Links are not followed, as what they lead to is a file of its own or
 * none of the repository's.
 *
 * @param context - Which repository, and which of its files count.
 * @returns The files that are there, sorted.
 * @throws {@link UserError} where Git refuses to read the repository.
 */
export async function listFiles({
  changed,
  config,
  root,
}: Pick<GateContext, 'changed' | 'config' | 'root'>): Promise<RepositoryFile[]> {
  const isIgnored = createIgnore(config.ignores);
  const names = changed ?? new Set(await listNames(root));
  const files: RepositoryFile[] = [];
  for (const file of [...names].toSorted()) {
    if (isIgnored(file)) continue;
    const bytes = await sizeOf(path.join(root, file));
    if (bytes !== undefined) files.push({ file, bytes });
  }
  return files;
}

/** `undefined` for what is no file: deleted but still tracked, a link, a repository within. */
async function sizeOf(file: string): Promise<number | undefined> {
  try {
    const stats = await lstat(file);
    return stats.isFile() ? stats.size : undefined;
  } catch (error) {
    const isGone =
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    if (isGone) return undefined;
    throw error;
  }
}
