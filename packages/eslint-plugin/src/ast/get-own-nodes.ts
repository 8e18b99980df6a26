import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { getChildNodes } from './get-child-nodes.js';
import { isFunction } from './is-function.js';

/**
 * Lists what runs together with a node.
 *
 * @param sourceCode - The source code.
 * @param root - The node.
 * @returns The node and all nodes in it, but for what is within functions and classes that it makes.
 */
export function getOwnNodes(
  sourceCode: Readonly<SourceCode>,
  root: TSESTree.Node,
): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    found.push(node);
    const isLater = node !== root && (isFunction(node) || node.type === AST_NODE_TYPES.ClassBody);
    if (!isLater) stack.push(...getChildNodes(sourceCode, node).toReversed());
  }
  return found;
}
