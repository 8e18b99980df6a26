import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../ast/get-callee-name.js';
import { getMemberName } from '../ast/get-member-name.js';

/**
 * Reads what the owner of a method is called.
 *
 * @param node - The expression that the method belongs to.
 * @returns Its last name, also of `getConnection()` and `con.promise()`; empty where it has none.
 */
export function getOwnerName(node: TSESTree.Node): string {
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return node.name;
    case AST_NODE_TYPES.MemberExpression:
      return getMemberName(node) ?? '';
    case AST_NODE_TYPES.AwaitExpression:
      return getOwnerName(node.argument);
    case AST_NODE_TYPES.CallExpression: {
      // `getConnection().query(…)`, `con.promise().query(…)`
      const name = getCalleeName(node) ?? '';
      const isPassing = name === 'promise' && node.callee.type === AST_NODE_TYPES.MemberExpression;
      return isPassing && node.callee.type === AST_NODE_TYPES.MemberExpression
        ? getOwnerName(node.callee.object)
        : name.replace(/^(?:get|use|create)/u, '');
    }
    default:
      return '';
  }
}
