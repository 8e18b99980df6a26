import { greatestSpread } from '@groundrules/vitest-config/bench';

import type { Comparison } from './compare-benchmarks.js';
import { describeSpread } from './describe-comparison.js';
import { describeCountLack, describeCountSpread } from './describe-counting.js';
import { lackOfRecord } from './lack-of-record.js';

/**
 * Says in a sentence what was recorded of a benchmark. How it compares with what was there before does not matter any more.
 *
 * @param comparison - The benchmark.
 * @returns The sentence, and what to do where it can't be judged by that record.
 */
export function describeRecorded(comparison: Comparison): string {
  const { name, spread } = comparison.measurement;
  const lack = lackOfRecord(comparison);
  const recorded = `${name} is recorded${lack?.kind === 'unsteady' ? ' without its instructions' : ''}`;
  const judged =
    spread > greatestSpread
      ? `${recorded}, but can't be judged: ${describeSpread(spread)}`
      : `${recorded}.`;
  if (lack === undefined) return judged;
  return lack.kind === 'unsteady' && spread <= greatestSpread
    ? `${recorded}: they are ${describeCountSpread(lack.spread)}`
    : `${judged} ${describeCountLack(lack)}`;
}
