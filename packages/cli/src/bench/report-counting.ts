import type { CountLack } from '@groundrules/vitest-config/bench';

import { describeCountLack } from '../gates/bench/describe-counting.js';
import type { Comparison, Counting } from '../gates/bench/compare-benchmarks.js';
import type { BenchReport, ReportedInstructions } from './bench-report.js';

/**
 * Puts what was counted of a benchmark into a report.
 *
 * @param comparison - How it compares.
 * @param counting - What came of counting.
 * @param status - What came of all.
 * @returns The part of the report.
 */
export function reportCounting(
  { before, measurement }: Pick<Comparison, 'before' | 'measurement'>,
  { change, isCounted, lack, threshold }: Counting,
  status: BenchReport['status'],
): ReportedInstructions {
  const { instructions } = measurement;
  const recordedPerCall = before?.instructions?.perCall;
  return {
    ...(instructions !== undefined && {
      perCall: instructions.perCall,
      spread: instructions.spread,
      rounds: instructions.rounds,
    }),
    ...(recordedPerCall !== undefined && { recordedPerCall }),
    ...(change !== undefined && { change }),
    threshold: threshold * 100,
    isCounted,
    ...(lack !== undefined && isStill(lack, status) && { lack: describeCountLack(lack) }),
  };
}

/** What was lacking in the record is in it once it is recorded. */
function isStill({ kind }: CountLack, status: BenchReport['status']): boolean {
  return status !== 'recorded' || (kind !== 'unrecorded' && kind !== 'elsewhere');
}
