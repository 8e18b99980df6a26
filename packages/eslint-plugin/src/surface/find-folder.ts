import { readFileSync } from 'node:fs';
import path from 'node:path';

import { findPackageFolder } from '@groundrules/docstrings';

import { findManifest } from '../files/find-manifest.js';

function isBroken(manifest: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8').replace(/^\uFEFF/u, ''));
    return typeof content !== 'object' || content === null || Array.isArray(content);
  } catch {
    // Why is told by whoever reads it for what it says.
    return true;
  }
}

/**
 * Tells whether something is made up for tests, where manifests are wrong on purpose.
 *
 * @param root - Absolute path of the repository.
 * @param folder - That of a folder.
 * @returns Whether it is one of fixtures, or in one.
 */
export function isFixture(root: string, folder: string): boolean {
  return /(?:^|[\\/])_*fixtures?_*(?:[\\/]|$)/u.test(path.relative(root, folder));
}

/** The package of a file. */
interface OwnFolder {
  /** Absolute path. */
  readonly folder: string;
  /** Whether its manifest can be read. */
  readonly isReadable: boolean;
}

/**
 * Finds the folder of the package that a file belongs to.
 *
 * That is the nearest one whose manifest has a name; an application may have none. A manifest that can't be read is not
 * passed over: the package around it would be taken for the file's own, which publishes something else, or nothing.
 *
 * @param file - Absolute path.
 * @param root - Absolute path of the repository.
 * @returns The folder, or `undefined` where the file belongs to no package.
 */
export function findFolder(file: string, root: string): OwnFolder | undefined {
  const folder = path.dirname(file);
  const named = findPackageFolder(folder);
  const nearest = findManifest(folder);
  if (nearest !== undefined && nearest !== named && !isFixture(root, nearest)) {
    if (isBroken(path.join(nearest, 'package.json'))) return { folder: nearest, isReadable: false };
  }
  const own = named ?? nearest;
  return own === undefined ? undefined : { folder: own, isReadable: true };
}
