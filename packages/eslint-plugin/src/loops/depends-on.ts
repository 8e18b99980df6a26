import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChildNodes } from '../ast/get-child-nodes.js';
import type { Flow } from '../flow/flow.js';

/**
 * Tells whether an expression uses something that a node declares: what a loop goes through, or what is made of it.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @param around - Where the declarations stand: a loop, a call with a callback, a function.
 * @returns Whether a name in the expression is declared there.
 */
export function dependsOn(flow: Flow, node: TSESTree.Node, around: TSESTree.Node): boolean {
  const stack: TSESTree.Node[] = [node];
  for (let current = stack.pop(); current !== undefined; current = stack.pop()) {
    if (current.type === AST_NODE_TYPES.Identifier) {
      const declared = flow.bindings.variableOf(current)?.identifiers[0];
      const isWithin =
        declared !== undefined &&
        declared.range[0] >= around.range[0] &&
        declared.range[1] <= around.range[1];
      // What the expression declares for itself does not count.
      const isOwn =
        declared !== undefined &&
        declared.range[0] >= node.range[0] &&
        declared.range[1] <= node.range[1];
      if (isWithin && !isOwn) return true;
    }
    stack.push(...getChildNodes(flow.sourceCode, current));
  }
  return false;
}
