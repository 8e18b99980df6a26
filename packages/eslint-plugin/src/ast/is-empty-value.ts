import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { unwrapExpression } from './unwrap-expression.js';

/**
 * Tells whether an expression is written out as "there is nothing".
 *
 * @param node - Any expression.
 * @returns Whether it is `undefined`, `void` of a plain name or value, `null`, `''`, `[]` or
 *   `{}`.
 */
export function isEmptyValue(node: TSESTree.Expression): boolean {
  const value = unwrapExpression(node);
  switch (value.type) {
    case AST_NODE_TYPES.Identifier:
      return value.name === 'undefined';
    case AST_NODE_TYPES.UnaryExpression:
      return (
        value.operator === 'void' &&
        (value.argument.type === AST_NODE_TYPES.Literal ||
          value.argument.type === AST_NODE_TYPES.Identifier)
      );
    case AST_NODE_TYPES.Literal:
      return value.raw === 'null' || value.value === '';
    case AST_NODE_TYPES.TemplateLiteral:
      return value.expressions.length === 0 && value.quasis[0]?.value.raw === '';
    case AST_NODE_TYPES.ArrayExpression:
      return value.elements.length === 0;
    case AST_NODE_TYPES.ObjectExpression:
      return value.properties.length === 0;
    default:
      return false;
  }
}
