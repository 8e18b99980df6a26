import path from 'node:path';

/**
 * Makes a path relative for a report.
 *
 * @param folder - Absolute path.
 * @param file - Absolute path, in the folder or not.
 * @returns The way from the folder to the file, with `/` on every system; `.` for the folder itself.
 */
export function relativePath(folder: string, file: string): string {
  const relative = path.relative(folder, file);
  return relative === '' ? '.' : relative.split(path.sep).join('/');
}
