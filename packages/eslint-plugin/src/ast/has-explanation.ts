import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { isExplanation } from './is-explanation.js';

/**
 * Tells whether a piece of code is explained by a comment.
 *
 * @param sourceCode - The source code.
 * @param range - Where the piece starts and ends; comments within are considered.
 * @param line - The line where the piece ends, to consider a comment after it on that line too.
 * @returns Whether at least one of the comments is an explanation.
 */
export function hasExplanation(
  sourceCode: Readonly<SourceCode>,
  [start, end]: readonly [number, number],
  line?: number,
): boolean {
  return sourceCode
    .getAllComments()
    .some(
      (comment) =>
        comment.range[0] >= start &&
        (comment.range[0] < end || comment.loc.start.line === line) &&
        isExplanation(comment),
    );
}
