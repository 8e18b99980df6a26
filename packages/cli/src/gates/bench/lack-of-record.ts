import { greatestCountSpread, type CountLack } from '@groundrules/vitest-config/bench';

import type { Comparison } from './compare-benchmarks.js';

/**
 * Tells why what was just recorded of a benchmark has no count of instructions. What was in the record before it does not matter
 * any more.
 *
 * @param comparison - The benchmark.
 * @returns Why; `undefined` where it has one, or where none was asked for.
 */
export function lackOfRecord({
  counting,
  measurement,
}: Pick<Comparison, 'counting' | 'measurement'>): CountLack | undefined {
  if (counting === undefined) return undefined;
  const { instructions } = measurement;
  if (instructions === undefined) return counting.lack;
  const { spread } = instructions;
  return spread > greatestCountSpread ? { kind: 'unsteady', spread } : undefined;
}
