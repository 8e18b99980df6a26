import type { CoverageReport, CoverageVerdict } from './coverage-report.js';
import type { CompiledExamples } from './render-options.js';

/** What coverage and examples come to together. */
export type ReportVerdict = CoverageVerdict | 'broken-examples';

/**
 * Judges coverage and examples together, so that no report says anything else than the exit code.
 *
 * @param report - What was measured.
 * @param compiled - What came of compiling examples, where they were.
 * @returns `unknown` where either could not be told, `below` where a package misses the threshold, `broken-examples` where
 *   nothing but examples is wrong; `undefined` where nothing was asked for.
 */
export function judgeReport(
  { verdict }: CoverageReport,
  { examples, refusals = [] }: CompiledExamples,
): ReportVerdict | undefined {
  if (refusals.length > 0 || verdict === 'unknown') return 'unknown';
  // Examples were asked for, and no package has a name by which one could import it.
  if (examples?.length === 0) return 'unknown';
  if (verdict === 'below') return 'below';
  if (examples === undefined) return verdict;
  return examples.some(({ problems }) => problems.length > 0) ? 'broken-examples' : 'passed';
}
