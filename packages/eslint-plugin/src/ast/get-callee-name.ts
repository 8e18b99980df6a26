import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from './get-member-name.js';
import { unwrapExpression } from './unwrap-expression.js';

/**
 * Reads the last name of what is called: `read` for `read()`, `fs.read()` and `a.b?.read()`.
 *
 * @param node - A call or a `new` expression.
 * @returns The name, or `undefined` where there is none.
 */
export function getCalleeName(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): string | undefined {
  const callee = unwrapExpression(node.callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return callee.name;
  return callee.type === AST_NODE_TYPES.MemberExpression ? getMemberName(callee) : undefined;
}
