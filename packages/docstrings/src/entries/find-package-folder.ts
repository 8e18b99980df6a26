import path from 'node:path';
import { readManifestContent } from './read-manifest-content.js';

/**
 * Finds the package that a file belongs to: the nearest folder upwards whose manifest has a name.
 *
 * A manifest without one, as `{ "type": "module" }` in a folder of built files, is no package. Nor does the
 * search leave `node_modules`: what is installed there is no part of the repository around it.
 *
 * @param file - Path of a file or folder.
 * @returns The absolute path of the package's folder, or `undefined` where there is none.
 * @example
 * ```ts
 * import { findEntryPoints, findPackageFolder } from '@groundrules/docstrings';
 *
 * const folder = findPackageFolder('packages/queue/src/index.ts');
 * if (folder !== undefined) console.log(findEntryPoints(folder).packageName);
 * ```
 */
export function findPackageFolder(file: string): string | undefined {
  let folder = path.resolve(file);
  while (path.basename(folder) !== 'node_modules') {
    if (hasName(path.join(folder, 'package.json'))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

function hasName(manifest: string): boolean {
  try {
    const name = readManifestContent(manifest)?.['name'];
    return typeof name === 'string' && name !== '';
  } catch {
    // One that is broken on purpose, as in a fixture.
    return false;
  }
}
