import type { Collected } from '../check/collect-findings.js';
import { completeGates } from '../check/complete-gates.js';
import type { Judgement } from '../check/judge-findings.js';
import { unseenIn } from '../check/unseen-in.js';
import { pruneBaseline } from './prune-baseline.js';
import { baselineFile } from './read-baseline.js';
import { settleSuppressions } from './settle-suppressions.js';
import { writeBaseline } from './write-baseline.js';

/**
 * Drops from the baseline what is fixed, after a check of everything. Where a gate could not do its work or was
 * not asked, or only changes were looked at, nothing is written.
 *
 * @param collected - What the gates found.
 * @param judgement - What of it counts.
 * @returns What was done, for people.
 */
export async function settleBaseline(
  collected: Collected,
  { findings, unmatched }: Judgement,
): Promise<string[]> {
  const { baseline, changes, root, runs } = collected;
  if (baseline === undefined || changes !== undefined) return [];
  if (runs.some(({ outcome }) => outcome.kind === 'error')) return [];
  const { gates } = await import('../gates/list-gates.js');
  if (!gates.every((gate) => runs.some(({ name }) => name === gate.name))) return [];
  const { baseline: pruned, fixed } = pruneBaseline(
    baseline,
    unmatched,
    completeGates(collected),
    unseenIn(collected),
  );
  const notes: string[] = [];
  if (fixed.length > 0) {
    await writeBaseline(root, pruned);
    const counted = fixed.length === 1 ? '1 finding is' : `${String(fixed.length)} findings are`;
    notes.push(`${counted} fixed and no longer in ${baselineFile}.`);
  }
  const changed = await settleSuppressions(collected, findings);
  return [...notes, ...changed.map((file) => `${file} follows ${baselineFile}.`)];
}
