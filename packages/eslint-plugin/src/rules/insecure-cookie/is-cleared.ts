import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { getStaticText } from '../../flow/get-static-text.js';
import { resolveConstant } from '../../flow/resolve-constant.js';
import type { Cookie } from './cookie.js';

function isEmpty(flow: Flow, node: TSESTree.Node): boolean {
  const value = resolveConstant(flow, node);
  if (value.type === AST_NODE_TYPES.Literal) return value.value === null || value.value === '';
  return (
    (value.type === AST_NODE_TYPES.Identifier && value.name === 'undefined') ||
    getStaticText(flow, value) === ''
  );
}

function isPastAge(flow: Flow, node: TSESTree.Node): boolean {
  const value = resolveConstant(flow, node);
  if (value.type === AST_NODE_TYPES.UnaryExpression) return value.operator === '-';
  return value.type === AST_NODE_TYPES.Literal && value.value === 0;
}

/** `new Date(0)`, `new Date('1970-01-01')` */
function isPastDate(flow: Flow, node: TSESTree.Node): boolean {
  const value = resolveConstant(flow, node);
  if (value.type !== AST_NODE_TYPES.NewExpression || flow.nameOf(value.callee) !== 'Date')
    return false;
  const [time] = value.arguments;
  if (time?.type !== AST_NODE_TYPES.Literal) return false;
  return typeof time.value === 'number' || /\b(?:19\d\d|200\d)\b/u.test(String(time.value));
}

/**
 * Tells whether a cookie is set only to remove it.
 *
 * @param flow - The flow of the file.
 * @param cookie - The cookie.
 * @returns Whether it is empty or has run out already.
 */
export function isCleared(flow: Flow, { options, value }: Cookie): boolean {
  if (value !== undefined && isEmpty(flow, value)) return true;
  const maxAge = getProperty(flow, options, 'maxAge');
  if (maxAge.kind === 'present' && isPastAge(flow, maxAge.value)) return true;
  const expires = getProperty(flow, options, 'expires');
  return expires.kind === 'present' && isPastDate(flow, expires.value);
}
