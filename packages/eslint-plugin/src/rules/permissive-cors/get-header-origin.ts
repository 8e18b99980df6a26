import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import { getReflectedOrigin } from './get-reflected-origin.js';
import type { OpenOrigin } from './origin.js';

/**
 * Judges the value of the header `Access-Control-Allow-Origin`.
 *
 * @param flow - The flow of the file.
 * @param node - The value.
 * @returns What lets other sites in, or `undefined` where nothing does or it comes from elsewhere.
 */
export function getHeaderOrigin(flow: Flow, node: TSESTree.Node): OpenOrigin | undefined {
  const value = resolveConstant(flow, node);
  if (value.type === AST_NODE_TYPES.ConditionalExpression) return undefined;
  const isNull = value.type === AST_NODE_TYPES.Literal && value.raw === 'null';
  const text =
    value.type === AST_NODE_TYPES.LogicalExpression ? undefined : getStaticText(flow, value);
  if (isNull || text === 'null') return { kind: 'null', node };
  if (text !== undefined) return text === '*' ? { kind: 'any', node } : undefined;
  return getReflectedOrigin(flow, node);
}
