import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';
import type { Query } from '../../database/get-query.js';
import { dependsOn } from '../../loops/depends-on.js';
import { getIterated } from '../../loops/get-iterated.js';
import { isBatch } from '../../loops/is-batch.js';
import { isBounded } from '../../loops/is-bounded.js';
import { getIteration, type Iteration } from '../../loops/iteration.js';
import { leavesEarly } from '../../loops/leaves-early.js';
import { isCached } from './is-cached.js';
import { isElsewhere } from './is-elsewhere.js';
import { takesList } from './takes-list.js';

/** What a loop names its element. */
function getElement({ kind, node, body }: Iteration): TSESTree.Node | undefined {
  if (kind === 'callback') return body.params[0];
  if (node.type !== AST_NODE_TYPES.ForOfStatement && node.type !== AST_NODE_TYPES.ForInStatement)
    return undefined;
  return node.left.type === AST_NODE_TYPES.VariableDeclaration
    ? node.left.declarations[0].id
    : node.left;
}

/** Whether the elements come one by one, as from a queue, so that they are no list. */
function isStream({ node }: Iteration): boolean {
  return node.type === AST_NODE_TYPES.ForOfStatement && node.await;
}

/** A list, and what is done for each element of it. */
interface Repetition {
  readonly list: TSESTree.Node;
  /** The loop, or the call with the callback. */
  readonly around: TSESTree.Node;
  readonly body: TSESTree.Node;
}

/**
 * Finds the list whose length says how often a query runs.
 *
 * @param flow - The flow of the file.
 * @param query - The query.
 * @param node - The query itself, or the call by which it is made.
 * @returns The list, and the code that is repeated; `undefined` where the query does not run for each element of one: it has nothing to do with the
 *   elements, they are few and written in the code, or batches of what is asked for, come one by one to be written, each is in another
 *   database or table, the loop ends as soon as something is found, or the answers are kept.
 */
export function findRepetition(
  flow: Flow,
  query: Query,
  node: TSESTree.Node,
): Repetition | undefined {
  if (isCached(flow, node)) return undefined;
  for (
    let iteration = getIteration(node);
    iteration !== undefined;
    iteration = getIteration(iteration.node)
  ) {
    const iterated = getIterated(flow, iteration);
    // Paging, polling and retrying go on until something holds.
    if (iterated === undefined) return undefined;
    if (query.does !== 'read' && isStream(iteration)) return undefined;
    if (iteration.kind === 'loop' && leavesEarly(flow.sourceCode, iteration.node)) return undefined;
    const element = getElement(iteration);
    if (isBatch(iterated) || (element !== undefined && isBatch(element))) return undefined;
    if (isBounded(flow, iterated) || !dependsOn(flow, node, iteration.node)) continue;
    if (isElsewhere(flow, query, node, iteration)) continue;
    if (query.isMerged && iteration.kind === 'callback') return undefined;
    if (takesList(flow, node, iteration.node)) return undefined;
    return { list: iterated, around: iteration.node, body: iteration.body };
  }
  return undefined;
}
