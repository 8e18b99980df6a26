import path from 'node:path';
import { readManifestContent } from '../entries/read-manifest-content.js';

/**
 * Tells whether a package is kept from being published.
 *
 * @param folder - Absolute path of the package.
 * @returns Whether its manifest says so; `false` where it can't be read, so that what is broken is found out later.
 */
export function isPrivate(folder: string): boolean {
  try {
    return readManifestContent(path.join(folder, 'package.json'))?.['private'] === true;
  } catch {
    // Whoever reads it for its entries says what is wrong.
    return false;
  }
}
