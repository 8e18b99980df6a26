import { describeCountLack } from '../gates/bench/describe-counting.js';
import type { Comparison, Counting } from '../gates/bench/compare-benchmarks.js';
import { lackOfRecord } from '../gates/bench/lack-of-record.js';
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
  counting: Counting,
  status: BenchReport['status'],
): ReportedInstructions {
  const { change, isCounted, threshold } = counting;
  const lack = status === 'recorded' ? lackOfRecord({ counting, measurement }) : counting.lack;
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
    ...(lack !== undefined && { lack: describeCountLack(lack) }),
  };
}
