import type { Gate } from '@groundrules/catalogue';

import type { Unseen } from '../check/unseen-in.js';
import type { Baseline, BaselineEntry } from './baseline.js';

/**
 * Drops what is fixed from a baseline.
 *
 * @param baseline - The baseline.
 * @param unmatched - Entries that no finding answers to.
 * @param complete - The gates that looked at the whole repository. Of the others nothing is dropped.
 * @param unseen - What some of these did not look for. Of that nothing is dropped either.
 * @returns What is left, and what was dropped.
 */
export function pruneBaseline(
  baseline: Baseline,
  unmatched: readonly BaselineEntry[],
  complete: ReadonlySet<Gate>,
  unseen: Pick<Unseen, 'mayHold'>,
): { readonly baseline: Baseline; readonly fixed: readonly BaselineEntry[] } {
  const gone = new Set(
    unmatched.filter((entry) => complete.has(entry.gate) && !unseen.mayHold(entry)),
  );
  return {
    baseline: { ...baseline, findings: baseline.findings.filter((entry) => !gone.has(entry)) },
    fixed: [...gone],
  };
}
