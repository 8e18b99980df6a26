import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { isContext } from '../../flow/is-context.js';
import { isResponse } from '../../flow/is-response.js';
import type { Cookie, CookieDefaults } from './cookie.js';

/** Express, Fastify, Hono, Next.js and the package `cookie` set what they are told to, and no more. */
const open: CookieDefaults = { httpOnly: false, secure: false };
/** The package `cookies`, which Koa takes: hidden from scripts, and secure where the connection is. */
const careful: CookieDefaults = { httpOnly: true, secure: true };

/** Functions that set a cookie, by the place of its name; the value follows. */
const setters: ReadonlyMap<string, { readonly name: number; readonly options: number }> = new Map([
  ['hono/cookie.setCookie', { name: 1, options: 3 }],
  ['hono/cookie.setSignedCookie', { name: 1, options: 4 }],
  ['hono/cookie.generateCookie', { name: 0, options: 2 }],
  ['hono/cookie.generateSignedCookie', { name: 0, options: 3 }],
  ['h3.setCookie', { name: 1, options: 3 }],
  ['cookie.serialize', { name: 0, options: 2 }],
  ['cookie-es.serialize', { name: 0, options: 2 }],
]);

function getDefaults(flow: Flow, jar: TSESTree.Node): CookieDefaults | undefined {
  const name = flow.nameOf(jar) ?? '';
  if (name === 'next/headers.cookies()') return open;
  if (name === 'cookies()' || name === 'cookies.Cookies()') return careful;
  if (jar.type !== AST_NODE_TYPES.MemberExpression || getMemberName(jar) !== 'cookies')
    return undefined;
  if (isContext(flow, jar.object)) return careful;
  return isResponse(flow, jar.object) ? open : undefined;
}

function ofJar(flow: Flow, call: TSESTree.CallExpression, jar: TSESTree.Node): Cookie | undefined {
  const defaults = getDefaults(flow, jar);
  const [first, value, options] = call.arguments;
  if (defaults === undefined || first === undefined) return undefined;
  if (value !== undefined)
    return { name: first, value, options, defaults, isSession: false, node: first };
  // `cookieStore.set({ name, value, … })`
  const name = getProperty(flow, first, 'name');
  const given = getProperty(flow, first, 'value');
  if (name.kind !== 'present' || given.kind !== 'present') return undefined;
  return {
    name: name.value,
    value: given.value,
    options: first,
    defaults,
    isSession: false,
    node: name.value,
  };
}

/**
 * Finds the cookie that a call sets.
 *
 * @param flow - The flow of the file.
 * @param call - The call.
 * @returns The cookie, or `undefined` for a call that sets none.
 */
export function getCookie(flow: Flow, call: TSESTree.CallExpression): Cookie | undefined {
  const { arguments: args, callee } = call;
  const setter = setters.get(flow.nameOf(callee) ?? '');
  if (setter !== undefined) {
    const name = args[setter.name];
    return name === undefined
      ? undefined
      : {
          name,
          value: args[setter.name + 1],
          options: args[setter.options],
          defaults: open,
          isSession: false,
          node: name,
        };
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getMemberName(callee);
  if (method === 'set') return ofJar(flow, call, callee.object);
  const [name, value, options] = args;
  if ((method !== 'cookie' && method !== 'setCookie') || name === undefined || value === undefined)
    return undefined;
  return isResponse(flow, callee.object)
    ? { name, value, options, defaults: open, isSession: false, node: name }
    : undefined;
}
