import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

/**
 * Finds the name that a parameter declares.
 *
 * @param parameter - The parameter.
 * @returns The name, also of `name = 1` and `...name`, or `undefined` for a pattern, a parameter
 *   property, `this`, and a parameter with decorators.
 */
export function getParameterName(parameter: TSESTree.Parameter): TSESTree.Identifier | undefined {
  if (parameter.type === AST_NODE_TYPES.TSParameterProperty) return undefined;
  // Parsers other than typescript-eslint's leave decorators out.
  if ('decorators' in parameter && Array.isArray(parameter.decorators)) {
    if (parameter.decorators.length > 0) return undefined;
  }
  switch (parameter.type) {
    case AST_NODE_TYPES.Identifier:
      return parameter.name === 'this' ? undefined : parameter;
    case AST_NODE_TYPES.AssignmentPattern:
      return parameter.left.type === AST_NODE_TYPES.Identifier ? parameter.left : undefined;
    case AST_NODE_TYPES.RestElement:
      return parameter.argument.type === AST_NODE_TYPES.Identifier ? parameter.argument : undefined;
    default:
      return undefined;
  }
}
