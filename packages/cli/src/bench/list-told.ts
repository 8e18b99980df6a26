import { greatestSpread } from '@groundrules/vitest-config/bench';

import { benchFile } from '../gates/bench/bench-record.js';
import type { BenchReport, ReportedBenchmark } from './bench-report.js';

/** What is told of a benchmark below the table. */
type Told = Pick<ReportedBenchmark, 'message'> & {
  /** `src/a.bench.ts:3`. */
  readonly place: string;
};

/**
 * Lists what there is to say of benchmarks that does not stand in the table.
 *
 * @param report - The report.
 * @returns The sentences, each with its place.
 */
export function listTold({ benchmarks, dropped, isFirst, status }: BenchReport): Told[] {
  const gone = dropped.map(({ file, name }) => ({
    place: file,
    message: `${name} was not measured: it has left ${benchFile}.`,
  }));
  const told = benchmarks.flatMap(
    ({ file, instructions, line, message, name, spread, verdict }) => {
      const lack = instructions?.lack;
      const place = `${file}:${String(line)}`;
      // Where nothing is recorded yet one command records all: that is said once, at the end.
      if (status !== 'recorded' && isFirst && verdict === 'unrecorded') {
        return lack === undefined ? [] : [{ place, message: `${name}: ${lack}` }];
      }
      const isNews = status === 'recorded' ? spread > greatestSpread : verdict !== 'unchanged';
      return isNews || lack !== undefined ? [{ place, message }] : [];
    },
  );
  return [...told, ...gone];
}
