import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from './flow.js';
import { resolveConstant } from './resolve-constant.js';

/**
 * Reads a boolean that is written in the code.
 *
 * @param flow - The flow of the file.
 * @param node - The expression.
 * @returns The boolean, also of `!0`, `!1` and a constant's name; `undefined` where it comes from elsewhere.
 */
export function readBoolean(flow: Flow, node: TSESTree.Node): boolean | undefined {
  const value = resolveConstant(flow, node);
  if (value.type === AST_NODE_TYPES.Literal)
    return typeof value.value === 'boolean' ? value.value : undefined;
  return value.type === AST_NODE_TYPES.UnaryExpression &&
    value.operator === '!' &&
    value.argument.type === AST_NODE_TYPES.Literal
    ? !value.argument.value
    : undefined;
}
