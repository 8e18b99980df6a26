import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction } from '../../ast/is-function.js';
import type { Flow } from '../../flow/flow.js';
import { readPattern } from '../../flow/patterns.js';
import { readBoolean } from '../../flow/read-boolean.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import { alwaysAllows } from './always-allows.js';
import { judgePattern } from './judge-pattern.js';
import type { OpenOrigin } from './origin.js';

/**
 * Judges the option `origin`, as the packages `cors`, `@fastify/cors`, `hono/cors` and `@koa/cors` read it.
 *
 * @param flow - The flow of the file.
 * @param node - The option's value.
 * @returns What lets other sites in, or `undefined` where nothing does or it comes from elsewhere.
 */
export function getOpenOrigin(flow: Flow, node: TSESTree.Node): OpenOrigin | undefined {
  const value = resolveConstant(flow, node);
  if (readBoolean(flow, value) === true) return { kind: 'reflected', node };
  const pattern = readPattern(flow, value);
  if (pattern !== undefined) {
    const verdict = judgePattern(pattern);
    if (verdict === 'own') return undefined;
    return { kind: verdict === 'everything' ? 'reflected' : 'weak', node };
  }
  if (isFunction(value) || value.type === AST_NODE_TYPES.Identifier) {
    const callable = flow.bindings.functionOf(value);
    return callable !== undefined && alwaysAllows(flow, callable)
      ? { kind: 'reflected', node }
      : undefined;
  }
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
      if (value.value === '*') return { kind: 'any', node };
      return value.value === 'null' ? { kind: 'null', node } : undefined;
    case AST_NODE_TYPES.ArrayExpression:
      for (const element of value.elements) {
        const found = element === null ? undefined : getOpenOrigin(flow, element);
        // A list's `true` means nothing.
        if (found !== undefined && readBoolean(flow, found.node) !== true) return found;
      }
      return undefined;
    case AST_NODE_TYPES.LogicalExpression:
      // What stands in for a setting that nobody made.
      return value.operator === '&&' ? undefined : getOpenOrigin(flow, value.right);
    default:
      return undefined;
  }
}
