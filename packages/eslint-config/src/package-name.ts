import path from 'node:path';
import { readManifest } from './read-manifest.js';

/**
 * Reads which package a folder is the top of.
 *
 * @param folder - Its absolute path.
 * @returns The name in its package.json; `undefined` where there is none. A manifest without a name only sets the
 * module type of the folder it is in.
 */
export function packageName(folder: string): string | undefined {
  try {
    const { name } = readManifest(path.join(folder, 'package.json'));
    return typeof name === 'string' ? name : undefined;
  } catch {
    // Most folders have no manifest; a broken one is for Node to complain of.
    return undefined;
  }
}
