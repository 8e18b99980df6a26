import type { ExpectedError, ReportedCase } from '@groundrules/testkit';

function position(code: string, index: number): { line: number; column: number } {
  const before = code.slice(0, index).split(/\r?\n/u);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** An expected report, but for its position. */
export type Unplaced<MessageIds extends string> = Omit<
  ExpectedError<MessageIds>,
  'column' | 'endColumn' | 'endLine' | 'line'
>;

/**
 * Makes a case that is reported of code in which `«…»` marks what is reported.
 *
 * @param marked - The code with its marks, which must not be nested.
 * @param errors - The reports, in the order of the marks.
 * @returns The case, with the position of each report.
 */
export function markErrors<MessageIds extends string>(
  marked: string,
  errors: readonly Unplaced<MessageIds>[],
): ReportedCase<MessageIds, never> {
  const code = marked.replaceAll(/[«»]/gu, '');
  const places: { line: number; column: number }[] = [];
  for (const [count, { index }] of [...marked.matchAll(/[«»]/gu)].entries()) {
    places.push(position(code, index - count));
  }
  if (places.length !== errors.length * 2) {
    throw new Error(`${String(errors.length)} reports need as many marks in:\n${marked}`);
  }
  return {
    code,
    errors: errors.map((error, index) => {
      const [start, end] = places.slice(index * 2);
      if (start === undefined || end === undefined) throw new Error('A mark is missing.');
      return { ...error, ...start, endLine: end.line, endColumn: end.column };
    }),
  };
}
