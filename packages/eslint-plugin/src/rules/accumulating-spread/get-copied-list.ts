import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';

/**
 * Finds the list that something else is made of at once, which is copied like the list itself.
 *
 * @param node - Any expression.
 * @returns The list of `new Set([...all, item])`, `new Map([...all, [key, item]])` and `Array.from([...all, item])`.
 */
export function getCopiedList(node: TSESTree.Expression): TSESTree.ArrayExpression | undefined {
  if (node.type !== AST_NODE_TYPES.NewExpression && node.type !== AST_NODE_TYPES.CallExpression)
    return undefined;
  const {
    arguments: [first],
    callee,
  } = node;
  const isCopying =
    node.type === AST_NODE_TYPES.NewExpression
      ? callee.type === AST_NODE_TYPES.Identifier && /^(?:Set|Map)$/u.test(callee.name)
      : callee.type === AST_NODE_TYPES.MemberExpression && getMemberName(callee) === 'from';
  return isCopying && first?.type === AST_NODE_TYPES.ArrayExpression ? first : undefined;
}
