import { greatestCountSpread, type Measurement } from '@groundrules/vitest-config/bench';

import type { BenchEntry, BenchFile, BenchRecord } from './bench-record.js';

/**
 * Takes new measurements into what benchmarks are compared with.
 *
 * @param before - What the file held; `undefined` where there is none.
 * @param measurements - What was measured.
 * @param circumstances - When, why and where.
 * @param isKept - Which of the others stay.
 * @returns What the file holds from now on.
 */
export function updateBenchFile(
  before: BenchFile | undefined,
  measurements: readonly Measurement[],
  circumstances: Omit<BenchRecord, 'benchmarks' | 'counter'>,
  isKept: (entry: BenchEntry) => boolean,
): BenchFile {
  const keyOf = ({ file, name }: Pick<BenchEntry, 'file' | 'name'>): string =>
    JSON.stringify([file, name]);
  const measured = new Set(measurements.map(keyOf));
  const rest = (before?.records ?? [])
    .map((record) => ({
      ...record,
      benchmarks: record.benchmarks.filter((entry) => !measured.has(keyOf(entry)) && isKept(entry)),
    }))
    .filter(({ benchmarks }) => benchmarks.length > 0);
  const counter = measurements.map(countToRecord).find((count) => count !== undefined)?.platform;
  const added = {
    ...circumstances,
    ...(counter !== undefined && { counter }),
    benchmarks: measurements.map(toEntry).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
  return { version: 1, records: measurements.length === 0 ? rest : [...rest, added] };
}

function toEntry(measurement: Measurement): BenchEntry {
  const { clock, cost, file, name, rounds, samples, spread, waiting } = measurement;
  const { time, ...multiples } = cost;
  const value = { nanoseconds: time, ...multiples };
  const waits = waiting === undefined ? {} : { waiting };
  const entry = { file, name, clock, value, ...waits, spread, rounds, samples };
  const instructions = countToRecord(measurement);
  if (instructions === undefined) return entry;
  // It is the same for all that were counted at once.
  const { platform: _, ...count } = instructions;
  return { ...entry, instructions: count };
}

/** By a count that is not the same each time nothing could ever be judged. */
function countToRecord({ instructions }: Measurement): Measurement['instructions'] {
  const isSteady = instructions !== undefined && instructions.spread <= greatestCountSpread;
  return isSteady ? instructions : undefined;
}
