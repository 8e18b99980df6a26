import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, type FunctionNode } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import { isHandler } from '../../flow/is-handler.js';

/** A function that runs where it stands: given to a call, or called on the spot. */
function runsInPlace(callable: FunctionNode): boolean {
  return (
    callable.parent.type === AST_NODE_TYPES.CallExpression ||
    callable.parent.type === AST_NODE_TYPES.NewExpression
  );
}

/**
 * Finds the handler of requests that a node runs for, through the functions of the file that call each other.
 *
 * @param flow - The flow of the file.
 * @param node - The node.
 * @param seen - Functions that were looked at before.
 * @returns The handler, or `undefined` where the file shows none.
 */
export function findHandler(
  flow: Flow,
  node: TSESTree.Node,
  seen: Set<FunctionNode> = new Set(),
): FunctionNode | undefined {
  let named: FunctionNode | undefined;
  // The program's parent is `null`, whatever its type says.
  for (let { parent } = node; parent; { parent } = parent) {
    if (!isFunction(parent)) continue;
    if (isHandler(flow, parent)) return parent;
    named ??= runsInPlace(parent) ? undefined : parent;
  }
  if (named === undefined || seen.has(named)) return undefined;
  seen.add(named);
  const { calls, handedOn } = flow.bindings.callsOf(named);
  for (const use of [...calls, ...handedOn]) {
    const found = findHandler(flow, use, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}
