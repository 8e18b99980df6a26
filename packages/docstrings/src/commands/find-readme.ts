import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isFile } from '../entries/is-file.js';

/**
 * Finds a package's README, however it is capitalised: npm and GitHub show each.
 *
 * @param folder - Absolute path of the package.
 * @returns Its name, `README.md` where there are several; `undefined` where there is none.
 */
export function findReadme(folder: string): string | undefined {
  const names = readdirSync(folder).filter(
    (name) => name.toLowerCase() === 'readme.md' && isFile(path.join(folder, name)),
  );
  // Capitals come first.
  return names.toSorted()[0];
}
