import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getEnclosingFunction } from '../../ast/get-enclosing-function.js';
import { getMemberName } from '../../ast/get-member-name.js';
import type { Iteration } from '../../loops/iteration.js';

/**
 * Finds the listener that a node runs in for each part of a stream, which is repeated like the body of a loop.
 *
 * @param node - The node.
 * @returns The listener of `stream.on('data', (part) => …)`, or `undefined` where the function around the node is none.
 */
export function getPartListener(node: TSESTree.Node): Iteration | undefined {
  const body = getEnclosingFunction(node);
  const call = body?.parent;
  if (body === undefined || call?.type !== AST_NODE_TYPES.CallExpression) return undefined;
  if (call.callee.type !== AST_NODE_TYPES.MemberExpression || call.arguments[1] !== body)
    return undefined;
  const method = getMemberName(call.callee) ?? '';
  const [event] = call.arguments;
  const isData = event?.type === AST_NODE_TYPES.Literal && event.value === 'data';
  return isData && /^(?:on|addListener)$/u.test(method)
    ? { kind: 'callback', node: call, body, method }
    : undefined;
}
