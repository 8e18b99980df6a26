import type { TSESTree } from '@typescript-eslint/utils';

import { type FunctionNode, isFunction } from './is-function.js';

/**
 * Finds the function that a node belongs to.
 *
 * @param node - The node.
 * @returns The innermost function around it, or `undefined` at the top level.
 */
export function getEnclosingFunction({ parent }: TSESTree.Node): FunctionNode | undefined {
  return parent === undefined || isFunction(parent) ? parent : getEnclosingFunction(parent);
}
