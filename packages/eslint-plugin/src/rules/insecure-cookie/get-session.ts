import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';

import { getMemberName } from '../../ast/get-member-name.js';
import type { Flow } from '../../flow/flow.js';
import { getProperty } from '../../flow/get-property.js';
import { isAmended } from '../../flow/is-amended.js';
import type { Cookie, CookieDefaults } from './cookie.js';

interface SessionKind extends CookieDefaults {
  /** The member of the options that holds those of the cookie; they are one where it is left out. */
  readonly member?: string;
}

/**
 * What libraries for sessions do with their cookie. Sources: the documentation of express-session 1, cookie-session 2,
 * client-sessions 0.8, koa-session 7, iron-session 8, \@fastify/session 11 and \@fastify/secure-session 8.
 */
const kinds: ReadonlyMap<string, SessionKind> = new Map([
  ['express-session', { member: 'cookie', httpOnly: true, secure: false }],
  ['client-sessions', { member: 'cookie', httpOnly: true, secure: false }],
  ['cookie-session', { httpOnly: true, secure: true }],
  ['koa-session', { httpOnly: true, secure: true }],
  ['koa-generic-session', { member: 'cookie', httpOnly: true, secure: true }],
  ['iron-session.getIronSession', { member: 'cookieOptions', httpOnly: true, secure: true }],
  [
    'iron-session.getServerActionIronSession',
    {
      member: 'cookieOptions',
      httpOnly: true,
      secure: true,
    },
  ],
  [
    'iron-session.withIronSessionApiRoute',
    { member: 'cookieOptions', httpOnly: true, secure: true },
  ],
  [
    'iron-session/next.withIronSessionApiRoute',
    {
      member: 'cookieOptions',
      httpOnly: true,
      secure: true,
    },
  ],
  [
    'iron-session/next.withIronSessionSsr',
    { member: 'cookieOptions', httpOnly: true, secure: true },
  ],
  ['csurf', { member: 'cookie', httpOnly: true, secure: true }],
]);

const fastifyKinds: ReadonlyMap<string, SessionKind> = new Map([
  ['@fastify/session', { member: 'cookie', httpOnly: true, secure: true }],
  ['fastify-session', { member: 'cookie', httpOnly: true, secure: true }],
  ['@fastify/secure-session', { member: 'cookie', httpOnly: false, secure: false }],
]);

function ofOptions(
  flow: Flow,
  { member, ...defaults }: SessionKind,
  holder: TSESTree.Node,
  node: TSESTree.Node,
): Cookie | undefined {
  const session = { name: undefined, value: undefined, defaults, isSession: true, node };
  if (member === undefined) return { ...session, options: holder };
  // `options.cookie.secure = true` where the program runs in production.
  if (isAmended(flow, holder, 'cookie')) return undefined;
  const found = getProperty(flow, holder, member);
  if (found.kind === 'unknown') return undefined;
  return { ...session, options: found.kind === 'present' ? found.value : undefined };
}

/**
 * Finds the cookie of the session that a call begins to keep.
 *
 * @param flow - The flow of the file.
 * @param call - The call: `session({ … })`, `app.register(session, { … })`.
 * @returns The cookie, or `undefined` for a call that keeps no session.
 */
export function getSession(flow: Flow, call: TSESTree.CallExpression): Cookie | undefined {
  const { arguments: args, callee } = call;
  const kind = kinds.get(flow.nameOf(callee) ?? '');
  if (kind !== undefined) {
    const holder =
      args.findLast((it) => it.type === AST_NODE_TYPES.ObjectExpression) ??
      (args.length === 1 ? args[0] : args.at(-1));
    return holder === undefined ? undefined : ofOptions(flow, kind, holder, callee);
  }
  if (callee.type !== AST_NODE_TYPES.MemberExpression || getMemberName(callee) !== 'register')
    return undefined;
  const [plugin, options] = args;
  if (plugin === undefined || options === undefined) return undefined;
  const fastifyKind = fastifyKinds.get(flow.nameOf(plugin) ?? '');
  return fastifyKind && ofOptions(flow, fastifyKind, options, plugin);
}
