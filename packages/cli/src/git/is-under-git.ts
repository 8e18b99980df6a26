import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Tells whether a folder, or one around it, looks like a repository of Git.
 *
 * @param folder - Absolute path of the folder.
 * @returns Whether there is a `.git`, which nobody has looked into.
 */
export function isUnderGit(folder: string): boolean {
  const parent = path.dirname(folder);
  return existsSync(path.join(folder, '.git')) || (parent !== folder && isUnderGit(parent));
}
