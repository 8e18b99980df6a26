import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

/**
 * Lists the comments directly before a piece of code, without one that stands behind other code.
 *
 * @param sourceCode - The source code.
 * @param piece - The node or token.
 * @returns The comments, in order.
 */
export function getCommentsAbove(
  sourceCode: Readonly<SourceCode>,
  piece: TSESTree.Node | TSESTree.Token,
): TSESTree.Comment[] {
  const previous = sourceCode.getTokenBefore(piece)?.loc.end.line;
  return sourceCode
    .getCommentsBefore(piece)
    .filter((comment) => comment.loc.start.line !== previous);
}
