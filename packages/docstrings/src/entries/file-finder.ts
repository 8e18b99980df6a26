import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isFile } from './is-file.js';

/** Tells which files a package has, and lists each folder once. */
export interface FileFinder {
  /**
   * @param file - Absolute path in the package.
   * @returns Whether it is that of a file, links followed.
   */
  readonly has: (file: string) => boolean;
  /**
   * @param folder - Absolute path in the package.
   * @returns Whether it is that of a folder.
   */
  readonly hasFolder: (folder: string) => boolean;
  /** Absolute paths of the folders that were listed. */
  readonly folders: Set<string>;
}

/**
 * Makes a finder. A path may be looked for under dozens of names; asking the disk for each would take seconds
 * in packages with thousands of subpaths.
 *
 * @param root - Absolute path of the package.
 * @returns The finder, for one question: it does not see what is written later.
 */
export function createFileFinder(root: string): FileFinder {
  const listings = new Map<string, ReadonlySet<string> | undefined>();
  const folders = new Set<string>();

  function listing(folder: string): ReadonlySet<string> | undefined {
    if (!listings.has(folder)) listings.set(folder, list(folder));
    return listings.get(folder);
  }

  function list(folder: string): ReadonlySet<string> | undefined {
    const parent = path.dirname(folder);
    if (
      folder !== root &&
      parent !== folder &&
      listing(parent)?.has(path.basename(folder)) !== true
    ) {
      return undefined;
    }
    try {
      const names = new Set(readdirSync(folder));
      folders.add(folder);
      return names;
    } catch {
      // A file, or a folder that may not be read: nothing is found in it.
      return undefined;
    }
  }

  return {
    has: (file) => listing(path.dirname(file))?.has(path.basename(file)) === true && isFile(file),
    hasFolder: (folder) => listing(folder) !== undefined,
    folders,
  };
}
