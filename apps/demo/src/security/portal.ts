import { verify } from 'hono/jwt';
import { z } from 'zod';
import { ApiError, ErrorCode } from '../errors.js';

/** A token without an end is none of the portal's. */
const claimsSchema = z.object({ sub: z.string().min(1), exp: z.number() });

/**
 * Reads the token by which the institute's portal vouches for somebody.
 *
 * @param token - The token: a JWT that is signed with HS256, for `lablink`.
 * @param secret - Key that the portal signs with.
 * @returns The username.
 * @throws {@link ApiError} with status 401 where the token is forged, out of date or for another service.
 * @example
 * ```ts
 * const username = await readPortalToken(token, portalSecret);
 * ```
 */
export async function readPortalToken(token: string, secret: string): Promise<string> {
  try {
    const claims = await verify(token, secret, { alg: 'HS256', iss: 'portal', aud: 'lablink' });
    return claimsSchema.parse(claims).sub;
  } catch (error) {
    throw new ApiError(ErrorCode.Unauthenticated, 'The token of the portal is not valid', {
      cause: error,
    });
  }
}
