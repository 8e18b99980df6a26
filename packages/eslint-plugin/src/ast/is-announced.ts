import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { isExplanation } from './is-explanation.js';

const failure = /ignor|fail|err(?:or)?s?\b|reject|throw|catch|swallow|suppress|best[- ]effort/iu;

/**
 * Tells whether a comment above the statement that a node belongs to says that the statement may
 * fail. A comment there is mostly about what the statement does, so it has to name failure.
 *
 * @param sourceCode - The source code.
 * @param node - A node within the statement.
 * @returns Whether such a comment stands on the lines above.
 */
export function isAnnounced(sourceCode: Readonly<SourceCode>, node: TSESTree.Node): boolean {
  let statement = node;
  while (!/(?:Statement|Declaration)$/u.test(statement.type)) {
    if (statement.parent === undefined) return false;
    statement = statement.parent;
  }
  const previous = sourceCode.getTokenBefore(statement)?.loc.end.line;
  return sourceCode
    .getCommentsBefore(statement)
    .some(
      (comment) =>
        comment.loc.start.line !== previous &&
        failure.test(comment.value) &&
        isExplanation(comment),
    );
}
