import type { TSESTree } from '@typescript-eslint/utils';

import { type FunctionNode, isFunction } from './is-function.js';

/**
 * Finds the function that a node belongs to.
 *
 * @param node - The node.
 * @returns The innermost function around it, or `undefined` at the top level.
 */
export function getEnclosingFunction({ parent }: TSESTree.Node): FunctionNode | undefined {
  // The program's parent is `null`, whatever its type says.
  if (!parent) return undefined;
  return isFunction(parent) ? parent : getEnclosingFunction(parent);
}
