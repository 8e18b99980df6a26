import type { TextRange } from '@groundrules/docstrings';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/**
 * Finds the lines and columns of a part of a file.
 *
 * @param sourceCode - The source code.
 * @param range - The part.
 * @returns Where it starts and ends.
 */
export function getLocation(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { end, start }: TextRange,
): TSESTree.SourceLocation {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}
