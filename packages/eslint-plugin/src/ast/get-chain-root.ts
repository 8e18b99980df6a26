import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { unwrapExpression } from './unwrap-expression.js';

/**
 * Finds the expression that a chain of members and calls begins with: `a` of `a.b().c`.
 *
 * @param node - The chain.
 * @returns Its beginning: a name, `this`, or any other expression that is no member and no call.
 */
export function getChainRoot(node: TSESTree.Node): TSESTree.Node {
  const plain = unwrapExpression(node as TSESTree.Expression);
  if (plain.type === AST_NODE_TYPES.MemberExpression) return getChainRoot(plain.object);
  if (plain.type === AST_NODE_TYPES.CallExpression) return getChainRoot(plain.callee);
  return plain;
}
