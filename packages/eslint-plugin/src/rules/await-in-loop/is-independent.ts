import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getCalleeName } from '../../ast/get-callee-name.js';
import { getExpressionName } from '../../ast/get-expression-name.js';
import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { splitName } from '../../ast/split-name.js';
import type { Flow } from '../../flow/flow.js';
import { getIterated } from '../../loops/get-iterated.js';
import { isBatch } from '../../loops/is-batch.js';
import { isBounded } from '../../loops/is-bounded.js';
import { isInTransaction } from '../../loops/is-in-transaction.js';
import type { Iteration, LoopStatement } from '../../loops/iteration.js';
import { leavesEarly } from '../../loops/leaves-early.js';
import { getWork, isUsed } from './get-work.js';
import { hasSideEffect } from './has-side-effect.js';
import { isCarriedOver } from './is-carried-over.js';
import { isOrdered } from './is-ordered.js';

/** What is gone through in an order that is meant. */
const orderedList =
  /^(?:steps?|stages?|phases?|migrations?|queue|queued|stack|layers?|levels?|waves?|attempts?|retries|delays?|middlewares?|hooks?|interceptors?|listeners?|handlers?|plugins?|transforms?|commands?|strategies|candidates|fallbacks?|mirrors|pipeline|sorted|ordered|sequence|history|events?)$/u;
/** Calls that hold a loop back, so that not too much happens at once. */
const pacing =
  /^(?:pause|setTimeout|setImmediate|timeout|backoff|throttle\w*|rateLimit\w*|limit|limiter|acquire|schedule|yield\w*|nextTick|tick|setInterval|idle|cooldown|sleep\w*|delay\w*|wait\w*|removeTokens)$/iu;
const together = /^(?:all|allSettled|race|any)$/u;

function isPaced(nodes: readonly TSESTree.Node[]): boolean {
  return nodes.some(
    (node) => node.type === AST_NODE_TYPES.CallExpression && pacing.test(getCalleeName(node) ?? ''),
  );
}

/** Whether something is done in the rounds of a loop besides asking, so that the order may show. */
function hasEffect(flow: Flow, nodes: readonly TSESTree.Node[], loop: LoopStatement): boolean {
  return nodes.some((node) => {
    if (node.type !== AST_NODE_TYPES.AwaitExpression) return false;
    const work = getWork(node.argument);
    return !isUsed(node) || (work !== undefined && isOrdered(flow, work, loop));
  });
}

/** Whether the rounds of a loop already do several things at once, or give what they find one by one. */
function isMeasured(flow: Flow, nodes: readonly TSESTree.Node[]): boolean {
  return nodes.some((node) => {
    if (node.type === AST_NODE_TYPES.YieldExpression) return true;
    if (node.type === AST_NODE_TYPES.ForOfStatement) return node.await;
    return (
      node.type === AST_NODE_TYPES.CallExpression &&
      together.test(getCalleeName(node) ?? '') &&
      (flow.nameOf(node.callee) ?? '').startsWith('Promise.')
    );
  });
}

function isOrderedList(node: TSESTree.Node): boolean {
  const named = node.type === AST_NODE_TYPES.CallExpression ? node.callee : node;
  return splitName(getExpressionName(named) ?? '').some((word) => orderedList.test(word));
}

/**
 * Tells whether the rounds of a loop have nothing to do with each other.
 *
 * @param flow - The flow of the file.
 * @param iteration - The loop.
 * @returns Whether it goes through all elements of a list of unknown length, keeps nothing from one round to the next,
 *   is not held back on purpose and is in no transaction.
 */
export function isIndependent(flow: Flow, iteration: Iteration & { kind: 'loop' }): boolean {
  return flow.once('independent', iteration.node, false, () => {
    const { node } = iteration;
    if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) return false;
    const iterated = getIterated(flow, iteration);
    if (iterated === undefined || isBounded(flow, iterated)) return false;
    if (isBatch(iterated) || isOrderedList(iterated)) return false;
    if (leavesEarly(flow.sourceCode, node)) return false;
    const nodes = getOwnNodes(flow.sourceCode, node.body);
    return (
      !isPaced(nodes) &&
      !isMeasured(flow, nodes) &&
      !hasEffect(flow, nodes, node) &&
      !hasSideEffect(flow, nodes, node) &&
      !isCarriedOver(flow, node) &&
      !isInTransaction(flow, node)
    );
  });
}
