import { Hono } from 'hono';
import { z } from 'zod';
import { ApiError, ErrorCode } from '../errors.js';
import { credentialsSchema, portalFormSchema } from '../security/models.js';
import { readPortalToken } from '../security/portal.js';
import { listPermissions, requirePermission } from '../security/rbac.js';
import { readBody, readQuery } from './context.js';
import { endSession, startSession } from './session.js';
import type { Context } from 'hono';
import type { Config } from '../config.js';
import type { Logger } from '../logger.js';
import type { User } from '../security/models.js';
import type { AppEnvironment } from './context.js';
import type { Services } from '../services.js';

/** A path of this server. Browsers take what begins with two slashes, of either kind, for another server's name. */
const sessionQuerySchema = z.strictObject({
  returnTo: z
    .string()
    .regex(/^\/(?!\/)[\w./?=&-]*$/u, 'must be a path of this server')
    .default('/auth/me'),
});

/** What {@link authRoutes} work with. */
interface AuthOptions {
  readonly services: Pick<Services, 'tokens' | 'users'>;
  readonly portalSecret: Config['portalSecret'];
  /** Where it is written who has logged in. */
  readonly logger: Logger;
}

/**
 * Makes the routes for logging in.
 *
 * @param options - Accounts, tokens and what else the routes work with.
 * @returns The routes, to be mounted at `/auth`.
 * @example
 * ```ts
 * app.route('/auth', authRoutes({ services, portalSecret, logger }));
 * ```
 */
export function authRoutes({ logger, portalSecret, services }: AuthOptions): Hono<AppEnvironment> {
  const { tokens, users } = services;
  const routes = new Hono<AppEnvironment>();

  async function logIn(context: Context<AppEnvironment>): Promise<User> {
    const user = await users.authenticate(await readBody(context, credentialsSchema));
    if (user === undefined) {
      throw new ApiError(ErrorCode.Unauthenticated, 'Username or password is wrong');
    }
    logger.info('Logged in', { username: user.username });
    return user;
  }

  routes.post('/login', async (context) => {
    const user = await logIn(context);
    return context.json({ ...tokens.issue(user.id), user });
  });

  routes.post('/session', async (context) => {
    const { returnTo } = readQuery(context, sessionQuerySchema);
    const user = await logIn(context);
    startSession(context, tokens.issue(user.id));
    return context.redirect(returnTo, 303);
  });

  routes.delete('/session', (context) => {
    endSession(context);
    return context.body(null, 204);
  });

  routes.post('/portal', async (context) => {
    const { token } = await readBody(context, portalFormSchema);
    if (portalSecret === undefined) {
      throw new ApiError(ErrorCode.NotFound, 'Nobody is logged in by a portal here');
    }
    const user = await users.findByUsername(await readPortalToken(token, portalSecret));
    if (user === undefined) {
      throw new ApiError(ErrorCode.Unauthenticated, 'The portal vouches for an unknown account');
    }
    return context.json({ ...tokens.issue(user.id), user });
  });

  routes.get('/me', (context) => {
    const user = requirePermission('equipment:read', context.req.raw, context.get('user'));
    return context.json({ user, permissions: listPermissions(user) });
  });

  return routes;
}
