import path from 'node:path';

/**
 * Makes a path relative to a folder, with `/` on every system.
 *
 * @param folder - Absolute path of the folder.
 * @param file - Absolute path of a file.
 * @returns The path.
 */
export function toRelative(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/');
}
