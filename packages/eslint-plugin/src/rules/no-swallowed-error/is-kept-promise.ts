import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getMemberName } from '../../ast/get-member-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import { findVariable } from '../../ast/find-variable.js';

/**
 * Tells whether a promise is kept where other code can await it, so that its error is still seen
 * there and a handler that does nothing only marks it as not unhandled.
 *
 * @param sourceCode - The source code.
 * @param node - The promise.
 * @returns Whether it is a property or a variable that is read more than once, `finally` or not.
 */
export function isKeptPromise(
  sourceCode: Readonly<SourceCode>,
  node: TSESTree.Expression,
): boolean {
  const promise = unwrapExpression(node);
  if (promise.type === AST_NODE_TYPES.MemberExpression) return true;
  if (
    promise.type === AST_NODE_TYPES.CallExpression &&
    promise.callee.type === AST_NODE_TYPES.MemberExpression &&
    getMemberName(promise.callee) === 'finally'
  ) {
    return isKeptPromise(sourceCode, promise.callee.object);
  }
  if (promise.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = findVariable(sourceCode.getScope(promise), promise.name);
  const reads = variable?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.length > 1;
}
