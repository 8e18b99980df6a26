import { keyOf, type Mark, type Report } from './report.js';

/** The marks held against the reports. */
export interface Comparison {
  readonly caught: readonly Mark[];
  /** Marks that no tool reported. */
  readonly missed: readonly Mark[];
  /** Reports where nothing is marked. */
  readonly unexpected: readonly Report[];
}

/**
 * Holds what was seeded against what was reported, line by line.
 *
 * Several tools that report one practice on one line count once.
 *
 * @param marks - What was seeded.
 * @param reports - What the tools said.
 * @returns What was caught, missed and unexpected.
 */
export function compare(marks: readonly Mark[], reports: readonly Report[]): Comparison {
  const seeded = new Set(marks.map(keyOf));
  const reported = new Set(reports.map(keyOf));
  return {
    caught: marks.filter((mark) => reported.has(keyOf(mark))),
    missed: marks.filter((mark) => !reported.has(keyOf(mark))),
    unexpected: reports.filter((report) => !seeded.has(keyOf(report))),
  };
}
