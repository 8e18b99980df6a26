import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { type FunctionNode, isFunction } from './is-function.js';
import { findVariable } from './find-variable.js';

/**
 * Finds the function that an expression stands for.
 *
 * @param sourceCode - The source code.
 * @param node - A function, or the name of one.
 * @returns The function, or `undefined` where the file does not show it.
 */
export function findFunction(
  sourceCode: Readonly<SourceCode>,
  node: TSESTree.Expression,
): FunctionNode | undefined {
  if (isFunction(node)) return node;
  if (node.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = findVariable(sourceCode.getScope(node), node.name);
  if (variable?.defs.length !== 1) return undefined;
  // Another function may stand there by the time of the call.
  if (variable.references.some((reference) => reference.isWrite() && reference.init !== true)) {
    return undefined;
  }
  const definition = variable.defs[0]?.node;
  // The definition of a parameter is the function that has it.
  if (definition?.type === AST_NODE_TYPES.FunctionDeclaration) {
    return definition.id?.name === node.name ? definition : undefined;
  }
  return definition?.type === AST_NODE_TYPES.VariableDeclarator &&
    definition.id.type === AST_NODE_TYPES.Identifier &&
    isFunction(definition.init)
    ? definition.init
    : undefined;
}
