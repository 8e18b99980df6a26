import { greatestSpread } from '@groundrules/vitest-config/bench';

import type { BenchReport, ReportedBenchmark } from './bench-report.js';

/** What is told of a benchmark below the table. */
type Told = Pick<ReportedBenchmark, 'file' | 'line' | 'message'>;

/**
 * Lists what there is to say of benchmarks that does not stand in the table.
 *
 * @param report - The report.
 * @returns The sentences, each with its place.
 */
export function listTold({ benchmarks, isFirst, status }: BenchReport): Told[] {
  return benchmarks.flatMap(({ file, instructions, line, message, name, spread, verdict }) => {
    const lack = instructions?.lack;
    // Where nothing is recorded yet one command records all: that is said once, at the end.
    if (status !== 'recorded' && isFirst && verdict === 'unrecorded') {
      return lack === undefined ? [] : [{ file, line, message: `${name}: ${lack}` }];
    }
    const isNews = status === 'recorded' ? spread > greatestSpread : verdict !== 'unchanged';
    return isNews || lack !== undefined ? [{ file, line, message }] : [];
  });
}
