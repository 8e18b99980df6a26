import { statSync } from 'node:fs';

/**
 * Tells whether a path is that of a file, links followed.
 *
 * @param file - Absolute path.
 * @returns `false` as well for what cannot be reached: loops of links, folders that may not be read.
 */
export function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    // ELOOP, EACCES, ENAMETOOLONG: nothing that could be read.
    return false;
  }
}
