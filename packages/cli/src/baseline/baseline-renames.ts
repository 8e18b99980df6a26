import { existsSync } from 'node:fs';
import path from 'node:path';

import { fingerprintOf } from '../findings/fingerprint-of.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import { hasCommit } from '../git/has-commit.js';
import { renamesSince } from '../git/renames-since.js';
import type { Baseline } from './baseline.js';

/**
 * Finds what the files of a baseline are called today.
 *
 * @param root - Absolute path of the repository.
 * @param baseline - The baseline.
 * @param findings - Today's findings.
 * @returns Present names by those in the baseline. Git tells; in a clone that lacks the baseline's commit, as
 *   shallow ones do, and outside Git, the findings themselves do.
 */
export async function baselineRenames(
  root: string,
  baseline: Baseline,
  findings: readonly IdentifiedFinding[],
): Promise<ReadonlyMap<string, string>> {
  const { commit } = baseline;
  if (commit !== null && (await hasCommit(root, commit))) {
    return await renamesSince(
      root,
      commit,
      baseline.findings.map(({ file }) => file),
    );
  }
  const gone = new Set(
    baseline.findings.map(({ file }) => file).filter((file) => !existsSync(path.join(root, file))),
  );
  return guessRenames(baseline, findings, gone);
}

/**
 * Recognises moved files by their findings.
 *
 * @param baseline - The baseline.
 * @param findings - Today's findings.
 * @param gone - Files of the baseline that are not there any more.
 * @returns Present names by the old ones: for a file that is gone the one file that has the most of its
 *   findings, and at least half of them.
 */
function guessRenames(
  baseline: Pick<Baseline, 'findings'>,
  findings: readonly IdentifiedFinding[],
  gone: ReadonlySet<string>,
): Map<string, string> {
  const renames = new Map<string, string>();
  const known = new Set(baseline.findings.map(({ file }) => file));
  for (const old of gone) {
    const fingerprints = new Set(
      baseline.findings.filter(({ file }) => file === old).map(({ fingerprint }) => fingerprint),
    );
    const hits = new Map<string, number>();
    for (const { file, identity } of findings) {
      if (known.has(file) || !fingerprints.has(fingerprintOf(old, identity.key))) continue;
      hits.set(file, (hits.get(file) ?? 0) + 1);
    }
    const [best, second] = [...hits].toSorted(([, a], [, b]) => b - a);
    if (best === undefined || best[1] === second?.[1]) continue;
    if (best[1] * 2 >= fingerprints.size) renames.set(old, best[0]);
  }
  return renames;
}
