import { formatNanoseconds } from './format-nanoseconds.js';
import type { ReportedBenchmark } from './bench-report.js';

/** The columns of the tables. */
export const benchColumns = [
  'benchmark',
  'time',
  'recorded',
  'change',
  'rounds',
  'verdict',
] as const;

const words: Readonly<Record<ReportedBenchmark['verdict'], string>> = {
  regression: 'slower',
  improvement: 'faster',
  unchanged: 'same',
  unsteady: 'unsteady',
  unrecorded: 'new',
};

/** What stands in them. */
export type BenchRow = Readonly<Record<(typeof benchColumns)[number], string>>;

/**
 * Fills the columns for a benchmark.
 *
 * @param benchmark - The benchmark.
 * @returns What stands in each column.
 */
export function benchRow(benchmark: ReportedBenchmark): BenchRow {
  const { change, name, nanoseconds, recordedNanoseconds, rounds, verdict } = benchmark;
  return {
    benchmark: name,
    time: formatNanoseconds(nanoseconds),
    recorded: recordedNanoseconds === undefined ? '–' : formatNanoseconds(recordedNanoseconds),
    change: recordedNanoseconds === undefined ? '–' : formatChange(change),
    rounds: String(rounds),
    verdict: words[verdict],
  };
}

function formatChange(change: number): string {
  const percent = Math.round((change - 1) * 100);
  if (percent === 0) return '0 %';
  return `${percent > 0 ? '+' : '−'}${String(Math.abs(percent))} %`;
}
