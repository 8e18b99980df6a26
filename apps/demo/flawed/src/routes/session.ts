import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import type { IssuedToken } from '../security/tokens.js';

const name = 'lablink-session';

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
  setCookie(context, name, token, { expires: expiresAt }); // seeded: insecure-cookie
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
  return getCookie(context, name);
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
  deleteCookie(context, name);
}
