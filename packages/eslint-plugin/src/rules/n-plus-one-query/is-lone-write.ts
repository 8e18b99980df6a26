import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions } from '../../ast/get-conditions.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';

/** Whether nothing is done with what a write gives: it is awaited, returned, or all that a callback does. */
function isDiscarded(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return isDiscarded(parent);
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.ReturnStatement:
      return true;
    default:
      return isFunction(parent) && parent.body === node;
  }
}

/** Whether a write runs where it stands, and is not only gathered to be run together with others. */
function isWaitedFor(node: TSESTree.Node, body: TSESTree.Node): boolean {
  if (node.parent?.type === AST_NODE_TYPES.AwaitExpression || !isFunction(body)) return true;
  const { parent } = body;
  if (parent.type !== AST_NODE_TYPES.CallExpression || parent.callee === body) return true;
  if (
    parent.callee.type === AST_NODE_TYPES.MemberExpression &&
    getMemberName(parent.callee) === 'forEach'
  )
    return true;
  const { parent: around } = parent;
  if (around.type === AST_NODE_TYPES.CallExpression) return around.callee !== parent;
  return around.type === AST_NODE_TYPES.AwaitExpression;
}

/**
 * Tells whether what the calls of a callback give is gathered and used, as an update of many rows does not give it.
 *
 * @param body - The body of the loop, the callback or the function that the calls stand in.
 * @returns Whether it is: `const rows = await Promise.all(ids.map((id) => …))`.
 */
export function isGathered(body: TSESTree.Node): boolean {
  if (!isFunction(body) || body.parent.type !== AST_NODE_TYPES.CallExpression) return false;
  const { parent } = body.parent;
  return parent.type === AST_NODE_TYPES.CallExpression && !isDropped(parent);
}

/** `await Promise.all(…);` */
function isDropped({ parent }: TSESTree.Node): boolean {
  if (parent?.type === AST_NODE_TYPES.AwaitExpression) return isDropped(parent);
  return parent?.type === AST_NODE_TYPES.ExpressionStatement;
}

/**
 * Tells whether a write is all that a piece of code waits for, so that its rows could as well be written together.
 *
 * @param flow - The flow of the file.
 * @param node - The write, or the call that leads to it.
 * @param body - The body of the loop, the callback or the function that it stands in.
 * @returns Whether it is: nothing else is awaited, no condition is asked, and nothing comes of what it gives.
 */
export function isLoneWrite(flow: Flow, node: TSESTree.Node, body: TSESTree.Node): boolean {
  if (!isDiscarded(node) || !isWaitedFor(node, body)) return false;
  const isAsked = getConditions(node).some(
    ({ test }) => test.range[0] >= body.range[0] && test.range[1] <= body.range[1],
  );
  if (isAsked) return false;
  return !getOwnNodes(flow.sourceCode, body).some(
    (it) =>
      (it.type === AST_NODE_TYPES.AwaitExpression && it.argument !== node) ||
      it.type === AST_NODE_TYPES.TryStatement,
  );
}
