import { decode } from 'hono/jwt';
import type { Context } from 'hono';

/**
 * Reads the token by which the institute's portal vouches for somebody.
 *
 * @param context - The request that brings the token, a JWT.
 * @returns The username.
 * @example
 * ```ts
 * const username = await readPortalToken(context);
 * ```
 */
export async function readPortalToken(context: Context): Promise<string> {
  const { token } = await context.req.json<{ token: string }>();
  const { payload } = decode(token); // seeded: jwt-misuse
  return String(payload['sub']);
}
