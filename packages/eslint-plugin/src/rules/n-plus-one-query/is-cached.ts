import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getConditions } from '../../ast/get-conditions.js';
import { getOwnNodes } from '../../ast/get-own-nodes.js';
import { isDefinition } from '../../ast/is-definition.js';
import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';

const lookup = /\bcache|\.(?:has|get)\(|\bmemo|\bseen\b|\bvisited\b|\bloaded\b/iu;
const batching = /^\w*Loader$/u;

/** Whether a condition looks into something kept, or at what was found there: `let one = cache.get(id); if (!one) …`. */
function looksUp(flow: Flow, test: TSESTree.Node): boolean {
  if (lookup.test(flow.sourceCode.getText(test))) return true;
  return getOwnNodes(flow.sourceCode, test).some((node) => {
    const definition = flow.bindings.variableOf(node)?.defs[0];
    const init = isDefinition(definition, 'Variable') ? definition.node.init : undefined;
    return (
      !!init &&
      init.type !== AST_NODE_TYPES.AwaitExpression &&
      lookup.test(flow.sourceCode.getText(init))
    );
  });
}

/** Whether a node is in the function that a `DataLoader` calls with all keys. */
function isInLoader(node: TSESTree.Node): boolean {
  // The program's parent is `null`, whatever its type says.
  for (let { parent } = node; parent; { parent } = parent) {
    if (
      isFunction(parent) &&
      parent.parent.type === AST_NODE_TYPES.NewExpression &&
      parent.parent.callee.type === AST_NODE_TYPES.Identifier &&
      batching.test(parent.parent.callee.name)
    )
      return true;
  }
  return false;
}

/**
 * Tells whether a query is not made for every element: what was found before is kept, or a loader gathers the keys.
 *
 * @param flow - The flow of the file.
 * @param node - The query, or the call that leads to it.
 * @returns Whether a condition around or before it looks into something kept, or a `DataLoader` holds it.
 */
export function isCached(flow: Flow, node: TSESTree.Node): boolean {
  const { parent } = node;
  const isFallback =
    (parent?.type === AST_NODE_TYPES.AwaitExpression ? parent.parent : parent)?.type ===
    AST_NODE_TYPES.LogicalExpression;
  return (
    isFallback || getConditions(node).some(({ test }) => looksUp(flow, test)) || isInLoader(node)
  );
}
