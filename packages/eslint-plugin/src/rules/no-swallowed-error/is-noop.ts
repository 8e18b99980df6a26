import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';

/**
 * Tells whether an expression names a function that does nothing.
 *
 * @param node - Any expression.
 * @returns Whether it is `noop`, or a member called so, as in `_.noop`.
 */
export function isNoop(node: TSESTree.Expression): boolean {
  const name =
    node.type === AST_NODE_TYPES.MemberExpression
      ? getMemberName(node)
      : node.type === AST_NODE_TYPES.Identifier && node.name;
  return typeof name === 'string' && /^no_?op$/iu.test(name);
}
