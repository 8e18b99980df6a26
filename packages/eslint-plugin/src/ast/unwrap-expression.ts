import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

/**
 * Takes off what changes a value's type or evaluation but not which expression it is.
 *
 * @param node - Any expression.
 * @returns The expression within `as`, `satisfies`, `!`, `<T>`, and an optional chain's wrapper.
 */
export function unwrapExpression(node: TSESTree.Expression): TSESTree.Expression {
  switch (node.type) {
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.ChainExpression:
      return unwrapExpression(node.expression);
    default:
      return node;
  }
}
