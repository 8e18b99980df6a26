import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getChildNodes } from '../../ast/get-child-nodes.js';
import type { Flow } from '../../flow/flow.js';

function rethrows(flow: Flow, { body, param }: TSESTree.CatchClause): boolean {
  const variable = param === null ? undefined : flow.bindings.variableOf(param);
  if (variable === undefined) return false;
  const stack: TSESTree.Node[] = [body];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const isRethrown =
      node.type === AST_NODE_TYPES.ThrowStatement &&
      flow.bindings.variableOf(node.argument) === variable;
    if (isRethrown) return true;
    stack.push(...getChildNodes(flow.sourceCode, node));
  }
  return false;
}

/**
 * Tells whether what is thrown is caught by the code around it, which then decides what gets out.
 *
 * @param flow - The flow of the file.
 * @param node - What is thrown.
 * @returns Whether a `try` holds it whose `catch` does not throw it on, also around a callback.
 */
export function isCaughtAgain(flow: Flow, node: TSESTree.Node): boolean {
  let current = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (
      parent.type === AST_NODE_TYPES.TryStatement &&
      parent.block === current &&
      parent.handler !== null &&
      !rethrows(flow, parent.handler)
    )
      return true;
    current = parent;
  }
  return false;
}
