import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getOwnNodes } from '../ast/get-own-nodes.js';
import type { Flow } from '../flow/flow.js';
import { getQuery, getTaggedQuery } from './get-query.js';

/** How many functions are gone through. */
const furthest = 3;

/**
 * Tells whether a call asks a database, itself or in the functions of the file that it calls.
 *
 * @param flow - The flow of the file.
 * @param call - The call.
 * @param depth - How many functions were gone through.
 * @returns Whether it does.
 */
export function leadsToQuery(flow: Flow, call: TSESTree.CallExpression, depth = 0): boolean {
  return flow.once('leads-to-query', call, false, () => {
    if (getQuery(flow, call) !== undefined) return true;
    const callable = depth < furthest ? flow.bindings.functionOf(call.callee) : undefined;
    if (callable === undefined) return false;
    return getOwnNodes(flow.sourceCode, callable.body).some((node) => {
      if (node.type === AST_NODE_TYPES.CallExpression) return leadsToQuery(flow, node, depth + 1);
      return (
        node.type === AST_NODE_TYPES.TaggedTemplateExpression &&
        getTaggedQuery(flow, node) !== undefined
      );
    });
  });
}
