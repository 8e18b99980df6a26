import type { Gate } from '@groundrules/catalogue';

import type { Baseline, BaselineEntry } from './baseline.js';

/**
 * Drops what is fixed from a baseline.
 *
 * @param baseline - The baseline.
 * @param unmatched - Entries that no finding answers to.
 * @param complete - The gates that looked at the whole repository. Of the others nothing is dropped.
 * @returns What is left, and what was dropped.
 */
export function pruneBaseline(
  baseline: Baseline,
  unmatched: readonly BaselineEntry[],
  complete: ReadonlySet<Gate>,
): { readonly baseline: Baseline; readonly fixed: readonly BaselineEntry[] } {
  const gone = new Set(unmatched.filter(({ gate }) => complete.has(gate)));
  return {
    baseline: { ...baseline, findings: baseline.findings.filter((entry) => !gone.has(entry)) },
    fixed: [...gone],
  };
}
