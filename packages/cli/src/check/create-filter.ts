import { createIgnore } from '../config/create-ignore.js';
import type { RawFinding } from '../findings/finding.js';
import type { FileDifferences } from '../git/diff-files.js';

/**
 * Tells which findings are reported. What an audit finds about a dependency is, whatever file lists it: it is the whole
 * repository's, and lockfiles are often ignored for other reasons.
 *
 * @param ignores - Globs of files that are not.
 * @param changes - Where only what changed counts, what did.
 * @returns Whether a finding is reported.
 */
export function createFilter(
  ignores: readonly string[],
  changes: Pick<FileDifferences, 'changed'> | undefined,
): (finding: Pick<RawFinding, 'alsoIn' | 'file' | 'supplyChain' | 'vulnerability'>) => boolean {
  const isIgnored = createIgnore(ignores);
  return ({ alsoIn = [], file, supplyChain, vulnerability }) =>
    (vulnerability !== undefined || supplyChain !== undefined || !isIgnored(file)) &&
    (changes === undefined || [file, ...alsoIn].some((one) => changes.changed.has(one)));
}
