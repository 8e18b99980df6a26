import { formatNanoseconds } from './format-nanoseconds.js';
import type { BenchReport, ReportedBenchmark, ReportedInstructions } from './bench-report.js';

/** The columns of the tables. */
const benchColumns = [
  'benchmark',
  'time',
  'recorded',
  'change',
  'rounds',
  'instructions',
  'verdict',
] as const;

/**
 * Lists the columns of a report.
 *
 * @param report - The report.
 * @returns All, but for that of instructions where none were counted.
 */
export function columnsOf({ benchmarks }: Pick<BenchReport, 'benchmarks'>): BenchColumn[] {
  const isCounted = benchmarks.some(({ instructions }) => instructions !== undefined);
  return benchColumns.filter((column) => column !== 'instructions' || isCounted);
}

const words: Readonly<Record<ReportedBenchmark['verdict'], string>> = {
  regression: 'slower',
  improvement: 'faster',
  unchanged: 'same',
  'time-only': 'slower in time only',
  unsteady: 'unsteady',
  unrecorded: 'new',
};

/** One of them. */
export type BenchColumn = (typeof benchColumns)[number];

/** What stands in them. */
export type BenchRow = Readonly<Record<BenchColumn, string>>;

/**
 * Fills the columns for a benchmark.
 *
 * @param benchmark - The benchmark.
 * @returns What stands in each column.
 */
export function benchRow(benchmark: ReportedBenchmark): BenchRow {
  const { change, instructions, name, nanoseconds, recordedNanoseconds, rounds, verdict } =
    benchmark;
  return {
    benchmark: name,
    time: formatNanoseconds(nanoseconds),
    recorded: recordedNanoseconds === undefined ? '–' : formatNanoseconds(recordedNanoseconds),
    change: recordedNanoseconds === undefined ? '–' : formatChange(change),
    rounds: String(rounds),
    instructions: formatInstructions(instructions),
    verdict: words[verdict],
  };
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 });

function formatInstructions({ change, perCall }: ReportedInstructions = noInstructions): string {
  if (perCall === undefined) return '–';
  return change === undefined
    ? compact.format(perCall)
    : `${compact.format(perCall)}, ${formatChange(change, 1)}`;
}

const noInstructions: ReportedInstructions = { threshold: 0, isCounted: false };

function formatChange(change: number, digits = 0): string {
  const percent = Number(((change - 1) * 100).toFixed(digits));
  if (percent === 0) return '0 %';
  return `${percent > 0 ? '+' : '−'}${String(Math.abs(percent))} %`;
}
