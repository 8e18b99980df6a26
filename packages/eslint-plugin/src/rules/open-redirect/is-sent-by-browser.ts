import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';

const headerGetter = /^(?:get|header|getHeader)$/u;
const decorator = /^(?:Headers|Cookies)$/u;

/** The object that a source was taken out of: `req.headers` for `req.headers.referer`, also by a pattern. */
function getOwner(source: TSESTree.Node): TSESTree.Node | undefined {
  if (source.type === AST_NODE_TYPES.MemberExpression) return source.object;
  for (let node: TSESTree.Node | undefined = source; node; node = node.parent) {
    if (node.type === AST_NODE_TYPES.VariableDeclarator) return node.init ?? undefined;
    if (node.type.endsWith('Statement')) return undefined;
  }
  return undefined;
}

function isDecorated(source: TSESTree.Node): boolean {
  const decorators =
    'decorators' in source && Array.isArray(source.decorators)
      ? (source.decorators as readonly TSESTree.Decorator[])
      : [];
  return decorators.some(
    ({ expression }) =>
      expression.type === AST_NODE_TYPES.CallExpression &&
      expression.callee.type === AST_NODE_TYPES.Identifier &&
      decorator.test(expression.callee.name),
  );
}

/**
 * Tells whether input comes in a header or a cookie. A link to the site, which is how somebody is led astray, can
 * set neither.
 *
 * @param flow - The flow of the file.
 * @param source - Where the input enters the file.
 * @returns Whether it does.
 */
export function isSentByBrowser(flow: Flow, source: TSESTree.Node | undefined): boolean {
  if (source === undefined) return false;
  if (isDecorated(source)) return true;
  if (source.type === AST_NODE_TYPES.CallExpression) {
    const { callee } = source;
    if (/^next\/headers\./u.test(flow.nameOf(callee) ?? '')) return true;
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
    const { request } = flow.valueOf(callee.object);
    if (request === 'headers' || request === 'cookies') return true;
    return request !== undefined && headerGetter.test(getMemberName(callee) ?? '');
  }
  const owner = getOwner(source);
  const request = owner === undefined ? undefined : flow.valueOf(owner).request;
  return request === 'headers' || request === 'cookies';
}
