import { AST_NODE_TYPES, AST_TOKEN_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { FunctionNode } from './is-function.js';

function getCarrier(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AccessorProperty:
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.ExportDefaultDeclaration:
    case AST_NODE_TYPES.ExportNamedDeclaration:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.VariableDeclarator:
      return parent;
    case AST_NODE_TYPES.VariableDeclaration:
      return parent.declarations.length === 1 ? parent : undefined;
    default:
      return undefined;
  }
}

/**
 * Finds the JSDoc comment that documents a function.
 *
 * @param sourceCode - The source code.
 * @param callable - The function.
 * @returns The nearest JSDoc comment before the function or what holds it (a variable, a property,
 *   a class member, an export, ...), or `undefined` if there is none.
 */
export function getDocComment(
  sourceCode: Readonly<SourceCode>,
  callable: FunctionNode,
): TSESTree.BlockComment | undefined {
  let node: TSESTree.Node | undefined = callable;
  while (node !== undefined) {
    const comment = sourceCode.getCommentsBefore(node).at(-1);
    if (comment?.type === AST_TOKEN_TYPES.Block && comment.value.startsWith('*')) return comment;
    node = getCarrier(node);
  }
  return undefined;
}
