import { describeEnvironment } from '@groundrules/vitest-config/bench';

import type { Comparison } from '../gates/bench/compare-benchmarks.js';
import { describeComparison } from '../gates/bench/describe-comparison.js';
import { describeRecorded } from '../gates/bench/describe-recorded.js';
import type { BenchReport } from './bench-report.js';
import { reportCounting } from './report-counting.js';

/**
 * Makes a report of how benchmarks compare, or of what was recorded of them.
 *
 * @param comparisons - Every benchmark that was measured.
 * @param verdict - What came of all, what is allowed, and what was not measured.
 * @returns The report.
 */
export function toBenchReport(
  comparisons: readonly Comparison[],
  {
    dropped = [],
    isFirst,
    problems = [],
    status,
    threshold,
  }: Partial<BenchReport> & Pick<BenchReport, 'isFirst' | 'status' | 'threshold'>,
): BenchReport {
  return {
    version: 1,
    environment: describeEnvironment(),
    threshold,
    status,
    isFirst,
    benchmarks: comparisons.map((comparison) => {
      const { before, change, counting, differences, measurement, verdict } = comparison;
      const { cost, file, line, name, rounds, samples, spread } = measurement;
      return {
        file,
        line,
        name,
        verdict,
        change,
        nanoseconds: cost.time,
        ...(before !== undefined && { recordedNanoseconds: before.cost.time }),
        spread,
        rounds,
        samples,
        differences,
        ...(counting !== undefined && {
          instructions: reportCounting(comparison, counting, status),
        }),
        message:
          status === 'recorded'
            ? describeRecorded(comparison)
            : describeComparison(comparison, threshold),
      };
    }),
    problems,
    dropped,
  };
}
