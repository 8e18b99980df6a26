import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from './get-member-name.js';
import { unwrapExpression } from './unwrap-expression.js';

/**
 * Reads the last name of an expression: `password` for `password`, `user.password` and `users[0]?.password`.
 *
 * @param node - The expression.
 * @returns The name, or `undefined` for anything but a name or a member.
 */
export function getExpressionName(node: TSESTree.Node): string | undefined {
  const plain = unwrapExpression(node as TSESTree.Expression);
  if (plain.type === AST_NODE_TYPES.Identifier) return plain.name;
  return plain.type === AST_NODE_TYPES.MemberExpression ? getMemberName(plain) : undefined;
}
