import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import { isFunction } from '../../ast/is-function.js';

function getKeyName({
  computed,
  key,
}: TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition):
  string | undefined {
  if (key.type === AST_NODE_TYPES.Literal) return String(key.value);
  if (computed) return undefined;
  return key.type === AST_NODE_TYPES.Identifier || key.type === AST_NODE_TYPES.PrivateIdentifier
    ? key.name
    : undefined;
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
      if (node.id !== null) return node.id.name;
      return node.parent.type === AST_NODE_TYPES.ArrowFunctionExpression
        ? undefined
        : getDestinationName(node.parent);
    case AST_NODE_TYPES.ReturnStatement: {
      let callable: TSESTree.Node | undefined = node;
      while (callable !== undefined && !isFunction(callable)) callable = callable.parent;
      return callable === undefined ? undefined : getDestinationName(callable);
    }
    default:
      return undefined;
  }
}
