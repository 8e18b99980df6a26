import path from 'node:path';
import { isFolder } from './is-folder.js';

/**
 * Looks for a folder of sources that does not exist: the option would change nothing, and nobody would notice.
 *
 * @param sources - The option `sources`.
 * @param folders - Absolute paths of the packages; one of them has to have the folder.
 * @returns What is wrong, and what to do; `undefined` where each is there.
 */
export function describeLostSources(
  sources: Readonly<Record<string, string>>,
  folders: readonly string[],
): string | undefined {
  const lost = Object.values(sources).find(
    (source) => !folders.some((folder) => isFolder(path.resolve(folder, source))),
  );
  if (lost === undefined || folders.length === 0) return undefined;
  const where = folders.length === 1 ? folders.join('') : 'any of the packages';
  return `The folder of sources "${lost}" does not exist in ${where}. Mend its path, which is relative to the package.`;
}
