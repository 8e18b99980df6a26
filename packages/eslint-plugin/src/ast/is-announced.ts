import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getCommentsAbove } from './get-comments-above.js';
import { isExplanation } from './is-explanation.js';

const failure = /ignor|fail|err(?:or)?s?\b|reject|throw|catch|swallow|suppress|best[- ]effort/iu;

/**
 * Tells whether a comment above the statement that a node belongs to, or above a part of it that
 * holds the node, says that it may fail. A comment there is mostly about what the code does, so it
 * has to name failure.
 *
 * @param sourceCode - The source code.
 * @param node - A node within the statement, or the statement.
 * @returns Whether such a comment stands on the lines above.
 */
export function isAnnounced(
  sourceCode: Readonly<SourceCode>,
  node: TSESTree.Node | undefined,
): boolean {
  if (node === undefined) return false;
  const announces = getCommentsAbove(sourceCode, node).some(
    (comment) => failure.test(comment.value) && isExplanation(comment),
  );
  if (announces) return true;
  const isWhole =
    /(?:Statement|Declaration|Definition)$/u.test(node.type) &&
    node.parent?.type.startsWith('Export') !== true;
  return !isWhole && isAnnounced(sourceCode, node.parent);
}
