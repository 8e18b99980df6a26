import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isDefinition } from '../ast/is-definition.js';
import type { Flow } from './flow.js';

/**
 * Tells whether an expression is a context that both the request and the answer hang on: Koa's and Hono's.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns Whether it is, by where it comes from and what it is called.
 */
export function isContext(flow: Flow, node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.Identifier) return false;
  if (flow.valueOf(node).request === 'context') return true;
  const definition = flow.bindings.variableOf(node)?.defs[0];
  return isDefinition(definition, 'Parameter') && /^(?:c|ctx|context)$/u.test(node.name);
}
