import { createIgnore } from '../config/create-ignore.js';
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
  const isIgnored = createIgnore(ignores);
  return (file) => !isIgnored(file) && (changes === undefined || changes.changed.has(file));
}
