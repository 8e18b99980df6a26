import path from 'node:path';

/**
 * Writes a path with `/` on every system.
 *
 * @param file - A path as the system writes it.
 * @returns The path.
 */
export function toSlashes(file: string): string {
  return file.replaceAll(path.sep, '/');
}
