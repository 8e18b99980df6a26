import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getMemberName } from '../../ast/get-member-name.js';
import type { FunctionNode } from '../../ast/is-function.js';

function getKeyName({
  computed,
  key,
}: TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition):
  string | undefined {
  if (key.type === AST_NODE_TYPES.Literal) return String(key.value);
  return computed ? undefined : key.name;
}

function getFunctionName({ id, parent }: FunctionNode): string | undefined {
  if (id !== null) return id.name;
  const isMade =
    parent.type === AST_NODE_TYPES.ArrowFunctionExpression ||
    parent.type === AST_NODE_TYPES.ReturnStatement;
  // What a function makes is not called as it is.
  return isMade ? undefined : getDestinationName(parent);
}

/**
 * Finds the name of what takes a value: a variable, a property, or the function that returns it.
 *
 * @param node - The node that takes the value.
 * @returns The name, or `undefined` where there is none.
 */
export function getDestinationName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return node.id.type === AST_NODE_TYPES.Identifier ? node.id.name : undefined;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      return getKeyName(node);
    case AST_NODE_TYPES.AssignmentExpression:
      if (node.left.type === AST_NODE_TYPES.Identifier) return node.left.name;
      return node.left.type === AST_NODE_TYPES.MemberExpression
        ? getMemberName(node.left)
        : undefined;
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
      return getFunctionName(node);
    case AST_NODE_TYPES.ReturnStatement: {
      const callable = getEnclosingFunction(node);
      return callable === undefined ? undefined : getFunctionName(callable);
    }
    default:
      return undefined;
  }
}
