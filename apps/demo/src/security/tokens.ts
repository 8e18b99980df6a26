import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const claimsSchema = z.strictObject({ sub: z.int().positive(), exp: z.int().positive() });

/** Settings of a {@link TokenService}. */
interface TokenServiceOptions {
  /** Key that tokens are signed with, at least 32 characters. */
  readonly secret: string;
  /** How long a token is good for. */
  readonly ttlSeconds: number;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** An access token and when it ends. */
export interface IssuedToken {
  /** What the client sends with each request. */
  readonly token: string;
  /** From when on it is refused. */
  readonly expiresAt: Date;
}

/**
 * Issues and checks access tokens: a user id and an expiry, signed with HMAC-SHA-256.
 *
 * @example
 * ```ts
 * const tokens = new TokenService({ secret: config.tokenSecret, ttlSeconds: 3600 });
 * tokens.verify(tokens.issue(7).token); // 7
 * ```
 */
export class TokenService {
  readonly #secret: string;
  readonly #ttlSeconds: number;
  readonly #now: () => number;

  /**
   * @param options - The key, how long tokens are good for, and the clock.
   */
  constructor({ secret, ttlSeconds, now = Date.now }: TokenServiceOptions) {
    this.#secret = secret;
    this.#ttlSeconds = ttlSeconds;
    this.#now = now;
  }

  /**
   * Makes a token for somebody who has proved who they are.
   *
   * @param userId - Id of the account.
   * @returns The token and when it ends.
   */
  issue(userId: number): IssuedToken {
    const exp = Math.floor(this.#now() / 1000) + this.#ttlSeconds;
    const claims = Buffer.from(JSON.stringify({ sub: userId, exp })).toString('base64url');
    return {
      token: `${claims}.${this.#sign(claims).toString('base64url')}`,
      expiresAt: new Date(exp * 1000),
    };
  }

  /**
   * Checks a token.
   *
   * @param token - What the client sent.
   * @returns Id of the account, or `undefined` where the token is forged, malformed or out of date.
   */
  verify(token: string): number | undefined {
    const [claims, signature, ...rest] = token.split('.');
    if (claims === undefined || signature === undefined || rest.length > 0) return undefined;
    const expected = this.#sign(claims);
    const actual = Buffer.from(signature, 'base64url');
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
    // The signature is ours, so these are claims that issue() wrote.
    const { sub, exp } = claimsSchema.parse(
      JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')),
    );
    return exp * 1000 > this.#now() ? sub : undefined;
  }

  #sign(claims: string): Buffer {
    return createHmac('sha256', this.#secret).update(claims).digest();
  }
}
