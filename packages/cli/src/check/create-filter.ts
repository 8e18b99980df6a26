import picomatch from 'picomatch';

import type { FileDifferences } from '../git/diff-files.js';

/**
 * Tells which files are reported about.
 *
 * @param ignores - Globs of files that are not.
 * @param changes - Where only what changed counts, what did.
 * @returns Whether a file, relative to the repository, is reported about.
 */
export function createFilter(
  ignores: readonly string[],
  changes: Pick<FileDifferences, 'changed'> | undefined,
): (file: string) => boolean {
  const globs = ignores
    .map((glob) => glob.replace(/^\.?\//u, '').replace(/\/$/u, ''))
    // A folder's name stands for all that is in it, as in .gitignore.
    .flatMap((glob) => [glob, `${glob}/**`]);
  const isIgnored = globs.length === 0 ? () => false : picomatch(globs, { dot: true });
  return (file) => !isIgnored(file) && (changes === undefined || changes.changed.has(file));
}
