import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { IssuedToken } from '../security/tokens.js';

const name = 'lablink-session';
/** Browsers keep the cookie from scripts, from other sites and from connections that can be overheard. */
const guards = {
  prefix: 'host',
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'Strict',
} as const;

/**
 * Lets a browser stay logged in.
 *
 * @param context - The request that logged in.
 * @param issued - The token that stands for the account, and when it ends.
 * @example
 * ```ts
 * startSession(context, tokens.issue(user.id));
 * ```
 */
export function startSession(context: Context, { expiresAt, token }: IssuedToken): void {
  setCookie(context, name, token, { ...guards, expires: expiresAt });
}

/**
 * Reads the session of a browser.
 *
 * @param context - The request.
 * @returns The token, which is yet to be checked, or `undefined` where there is none.
 * @example
 * ```ts
 * const token = readSession(context);
 * ```
 */
export function readSession(context: Context): string | undefined {
  return getCookie(context, name, 'host');
}

/**
 * Has a browser forget its session.
 *
 * @param context - The request that logs out.
 * @example
 * ```ts
 * endSession(context);
 * ```
 */
export function endSession(context: Context): void {
  deleteCookie(context, name, guards);
}
