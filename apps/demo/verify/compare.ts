import { keyOf, type Finding, type Mark } from './finding.js';

/** The marks held against the findings. */
export interface Comparison {
  readonly caught: readonly Mark[];
  /** Marks that no gate reported. */
  readonly missed: readonly Mark[];
  /** Findings where nothing is marked. */
  readonly unexpected: readonly Finding[];
}

/**
 * Holds what was seeded against what was found, line by line.
 *
 * Several gates that report one practice on one line count once.
 *
 * @param marks - What was seeded.
 * @param findings - What the command said.
 * @returns What was caught, missed and unexpected.
 */
export function compare(marks: readonly Mark[], findings: readonly Finding[]): Comparison {
  const seeded = new Set(marks.map(keyOf));
  const found = new Set(findings.map(keyOf));
  return {
    caught: marks.filter((mark) => found.has(keyOf(mark))),
    missed: marks.filter((mark) => !found.has(keyOf(mark))),
    unexpected: findings.filter((finding) => !seeded.has(keyOf(finding))),
  };
}
