import path from 'node:path';

import { toSlashes } from './to-slashes.js';

/**
 * Makes a path relative to a folder, with `/` on every system.
 *
 * @param folder - Absolute path of the folder.
 * @param file - Absolute path of a file.
 * @returns The path.
 */
export function toRelative(folder: string, file: string): string {
  return toSlashes(path.relative(folder, file));
}
