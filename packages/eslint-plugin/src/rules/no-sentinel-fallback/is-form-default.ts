import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getDestinationName } from './get-destination-name.js';

/**
 * Tells whether a property is what a form field starts with; a field knows no `undefined`.
 *
 * @param property - The property.
 * @returns Whether it stands in an object, at any depth, that is called the default or initial
 *   values, or that is passed to a function `reset`.
 */
export function isFormDefault(property: TSESTree.Property): boolean {
  const { parent } = property.parent;
  switch (parent.type) {
    case AST_NODE_TYPES.Property:
      return isDefaultName(parent) || isFormDefault(parent);
    case AST_NODE_TYPES.VariableDeclarator:
      return isDefaultName(parent);
    case AST_NODE_TYPES.CallExpression:
      return getCalleeName(parent) === 'reset';
    default:
      return false;
  }
}

function isDefaultName(node: TSESTree.Node): boolean {
  return /^(?:default|initial)(?:Form)?Values$/u.test(getDestinationName(node) ?? '');
}
