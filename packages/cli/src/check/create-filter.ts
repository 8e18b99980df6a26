import { createIgnore } from '../config/create-ignore.js';
import type { RawFinding } from '../findings/finding.js';
import type { FileDifferences } from '../git/diff-files.js';

/**
 * Tells which findings are reported. A vulnerability is, whatever file lists what brings it in: it is the whole
 * repository's, and only an accepted risk with an end takes it out.
 *
 * @param ignores - Globs of files that are not.
 * @param changes - Where only what changed counts, what did.
 * @returns Whether a finding is reported.
 */
export function createFilter(
  ignores: readonly string[],
  changes: Pick<FileDifferences, 'changed'> | undefined,
): (finding: Pick<RawFinding, 'alsoIn' | 'file' | 'vulnerability'>) => boolean {
  const isIgnored = createIgnore(ignores);
  return ({ alsoIn = [], file, vulnerability }) =>
    (vulnerability !== undefined || !isIgnored(file)) &&
    (changes === undefined || [file, ...alsoIn].some((one) => changes.changed.has(one)));
}
