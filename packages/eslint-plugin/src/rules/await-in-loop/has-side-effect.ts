import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getChainRoot } from '../../ast/get-chain-root.js';
import { getMemberName } from '../../ast/get-member-name.js';
import { unwrapExpression } from '../../ast/unwrap-expression.js';
import type { Flow } from '../../flow/flow.js';
import type { LoopStatement } from '../../loops/iteration.js';

/** Calls that write one thing after the other into one place, or set what the next call looks at. */
const effect =
  /^(?:write\w*|append\w*|update|enqueue|emit|send|print|set[A-Z]\w*|use[A-Z]\w*|select\w*|switch\w*|chdir|reset\w*)$/u;

/** `clock()`, `performance.now()`, `process.hrtime.bigint()`, `console.time('a')` */
const clock =
  /^(?:performance|Date)\.now$|^(?:node:)?(?:perf_hooks\.)?performance\.now$|\bhrtime\b|^console\.time\w*$/u;

/** What a person reads in its order. */
const progress = /^console\.(?:log|info)$/u;

/** Whether something is of the loop's own, so that no other round sees it. */
function isOwn(flow: Flow, node: TSESTree.Node, loop: LoopStatement): boolean {
  const declared = flow.bindings.variableOf(getChainRoot(node))?.identifiers[0];
  return (
    declared !== undefined &&
    declared.range[0] >= loop.range[0] &&
    declared.range[1] <= loop.range[1]
  );
}

function isEffect(flow: Flow, node: TSESTree.Node, loop: LoopStatement): boolean {
  if (node.type === AST_NODE_TYPES.ExpressionStatement) {
    const call = unwrapExpression(node.expression);
    return (
      call.type === AST_NODE_TYPES.CallExpression &&
      (progress.test(flow.nameOf(call.callee) ?? '') ||
        (effect.test(getCalleeName(call) ?? '') && !isOwn(flow, call.callee, loop)))
    );
  }
  // What is opened in a round is closed at its end.
  if (node.type === AST_NODE_TYPES.VariableDeclaration) return node.kind.endsWith('using');
  return (
    node.type === AST_NODE_TYPES.AssignmentExpression &&
    node.left.type === AST_NODE_TYPES.MemberExpression &&
    node.left.object.type === AST_NODE_TYPES.MemberExpression &&
    getMemberName(node.left.object) === 'env'
  );
}

/**
 * Tells whether the rounds of a loop do something at once by which they depend on their order: they set what the awaited call
 * looks at, write into a stream, tell a person how far they are, hold something open until they end, or take the time.
 *
 * @param flow - The flow of the file.
 * @param nodes - The nodes of the loop's body.
 * @param loop - The loop.
 * @returns Whether they do: `client.setToken(token)`, `output.write(text)`, `using file = …`, `performance.now()` twice.
 */
export function hasSideEffect(
  flow: Flow,
  nodes: readonly TSESTree.Node[],
  loop: LoopStatement,
): boolean {
  if (nodes.some((node) => isEffect(flow, node, loop))) return true;
  const readings = nodes.filter(
    (node) =>
      node.type === AST_NODE_TYPES.CallExpression &&
      clock.test(flow.sourceCode.getText(node.callee)),
  );
  return readings.length > 1;
}
