import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../ast/get-member-name.js';
import type { Flow } from './flow.js';
import { getStaticText } from './get-static-text.js';

const setter = /^(?:setHeader|header|set|append|appendHeader)$/u;

/**
 * Finds what a call sets a header to.
 *
 * @param flow - The flow of the file.
 * @param call - The call: `res.setHeader(name, value)`, `c.header(name, value)`, `headers.append(name, value)`.
 * @param name - What the header's name has to match.
 * @returns The value, or `undefined` for a call that does something else.
 */
export function getSetHeader(
  flow: Flow,
  { arguments: args, callee }: TSESTree.CallExpression,
  name: RegExp,
): TSESTree.Node | undefined {
  const [key, value] = args;
  if (key === undefined || value === undefined || callee.type !== AST_NODE_TYPES.MemberExpression)
    return undefined;
  return setter.test(getMemberName(callee) ?? '') && name.test(getStaticText(flow, key) ?? '')
    ? value
    : undefined;
}
