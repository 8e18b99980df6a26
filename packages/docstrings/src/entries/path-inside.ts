import path from 'node:path';

/**
 * Makes a path relative to a folder that holds it.
 *
 * @param folder - Absolute path.
 * @param file - Absolute path.
 * @returns The way from the folder to the file, with `/`; empty for the folder itself, `undefined` outside of it.
 */
export function pathInside(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  const isOutside =
    relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isOutside ? undefined : relative.split(path.sep).join('/');
}
