import type { RawFinding } from '../findings/finding.js';
import type { GateRun } from '../gates/run-gates.js';
import { findTwins } from './find-twins.js';

/**
 * Tells what of the findings that the docs gate should answer for it does not know, as it did not look there: entries
 * may be named for ESLint alone.
 *
 * @param shared - What ESLint reports although the docs gate should.
 * @param runs - How the gates ended.
 * @returns Those that are left. None where the docs gate did not run or could not do its work: then nobody can tell.
 */
export function unclaimed(
  shared: readonly RawFinding[],
  runs: readonly GateRun[],
): readonly RawFinding[] {
  const docs = runs.find(({ name }) => name === 'docs')?.outcome;
  if (docs?.kind === 'skipped') return shared;
  if (docs?.kind !== 'done') return [];
  return shared.filter((one) => findTwins(one, docs.findings).length === 0);
}
