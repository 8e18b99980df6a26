import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import { unwrapExpression } from '../ast/unwrap-expression.js';
import type { Flow } from '../flow/flow.js';
import { resolveConstant } from '../flow/resolve-constant.js';
import type { Iteration } from './iteration.js';

/** Whether a loop counts up or down by one, so that it comes to each index. */
function isStepOfOne(update: TSESTree.Expression | null): boolean {
  if (update?.type === AST_NODE_TYPES.UpdateExpression) return true;
  return (
    update?.type === AST_NODE_TYPES.AssignmentExpression &&
    update.operator === '+=' &&
    update.right.type === AST_NODE_TYPES.Literal &&
    update.right.value === 1
  );
}

/** `xs` of `for (let i = 0; i < xs.length; i++)`. */
function getCounted(
  flow: Flow,
  { test, update }: TSESTree.ForStatement,
): TSESTree.Node | undefined {
  if (test?.type !== AST_NODE_TYPES.BinaryExpression || !isStepOfOne(update)) return undefined;
  const limit = resolveConstant(flow, test.operator.startsWith('>') ? test.left : test.right);
  return limit.type === AST_NODE_TYPES.MemberExpression && getMemberName(limit) === 'length'
    ? limit.object
    : undefined;
}

/**
 * Finds what an iteration goes through, element by element.
 *
 * @param flow - The flow of the file.
 * @param iteration - The iteration.
 * @returns The expression; `undefined` for loops that go on until something holds, and those that skip elements.
 */
export function getIterated(flow: Flow, iteration: Iteration): TSESTree.Node | undefined {
  if (iteration.kind === 'callback') {
    const { callee } = iteration.node;
    return callee.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
  }
  const { node } = iteration;
  switch (node.type) {
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForInStatement:
      return unwrapExpression(node.right);
    case AST_NODE_TYPES.ForStatement:
      return getCounted(flow, node);
    default:
      return undefined;
  }
}
