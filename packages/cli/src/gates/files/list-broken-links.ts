import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';

import { listNames } from './list-names.js';

/**
 * Lists the links of a repository that lead nowhere or in a circle. Tools that walk folders take them for files.
 *
 * @param context - The repository.
 * @returns Paths relative to it, with `/`.
 */
export async function listBrokenLinks({ root }: { readonly root: string }): Promise<string[]> {
  const broken: string[] = [];
  for (const name of await listNames(root)) {
    const file = path.join(root, name);
    if ((await isLink(file)) && !(await exists(file))) broken.push(name);
  }
  return broken;
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
