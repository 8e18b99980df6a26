import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';

import { listNames } from './list-names.js';

/** How many files are looked at at once. */
const openFiles = 32;

/**
 * Lists the links of a repository that lead nowhere or in a circle. Tools that walk folders take them for files.
 *
 * @param context - The repository.
 * @returns Paths relative to it, with `/`.
 */
export async function listBrokenLinks({ root }: { readonly root: string }): Promise<string[]> {
  const names = await listNames(root);
  const limit = pLimit(openFiles);
  const broken = await Promise.all(
    names.map((name) =>
      limit(async () => {
        const file = path.join(root, name);
        return (await isLink(file)) && !(await exists(file));
      }),
    ),
  );
  return names.filter((_name, at) => broken[at] === true);
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    // Deleted, but still tracked by Git.
    return false;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    // Whatever keeps it from being read: nowhere to go, a circle, a folder that is closed.
    return false;
  }
}
