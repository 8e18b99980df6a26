import type { ExampleProblem } from '../examples/example-report.js';

/**
 * Puts what is wrong with examples in the order in which a reader goes through files.
 *
 * @param problems - In any order.
 * @returns By file, line and column.
 */
export function sortProblems(problems: readonly ExampleProblem[]): ExampleProblem[] {
  return problems.toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
