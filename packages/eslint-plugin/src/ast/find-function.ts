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
  const definition = variable.defs[0]?.node;
  const value =
    definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : definition;
  return isFunction(value) ? value : undefined;
}
