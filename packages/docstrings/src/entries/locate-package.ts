import { statSync } from 'node:fs';
import path from 'node:path';
import { findPackageFolder } from './find-package-folder.js';
import { isFile } from './is-file.js';

/** The folder that stands for a package. */
export interface LocatedPackage {
  /** Absolute path. */
  readonly folder: string;
  /** Whether there is a manifest in it. */
  readonly hasManifest: boolean;
}

/**
 * Finds the package that is meant by a folder: the folder itself where it has a manifest, or the package that it is in.
 *
 * @param named - A folder as the user names it.
 * @returns The package; the folder itself, without a manifest, outside of any; or what is wrong with the name.
 */
export function locatePackage(named: string): LocatedPackage | { readonly problem: string } {
  const folder = path.resolve(named);
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) {
    return { problem: `${folder} does not exist. Name the folder of a package.` };
  }
  if (!stats.isDirectory()) {
    return {
      problem: `${folder} is no folder. Name the folder of a package; single files are named as entries.`,
    };
  }
  if (isFile(path.join(folder, 'package.json'))) return { folder, hasManifest: true };
  const outer = findPackageFolder(folder);
  return { folder: outer ?? folder, hasManifest: outer !== undefined };
}
