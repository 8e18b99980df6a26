import { statSync } from 'node:fs';

/**
 * Tells whether a path is that of a folder, links followed.
 *
 * @param folder - Absolute path.
 * @returns `false` as well for what cannot be reached.
 */
export function isFolder(folder: string): boolean {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // ELOOP, EACCES, ENAMETOOLONG: nothing that could be read.
    return false;
  }
}
