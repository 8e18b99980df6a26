import { Hono } from 'hono';
import { z } from 'zod'; // seeded: unused-import
import { ApiError, ErrorCode } from '../errors.js';
import { credentialsSchema } from '../security/models.js';
import { readPortalToken } from '../security/portal.js';
import { listPermissions, requirePermission } from '../security/rbac.js';
import { readBody } from './context.js';
import { endSession, startSession } from './session.js';
import type { Context } from 'hono';
import type { Logger } from '../logger.js';
import type { User } from '../security/models.js';
import type { AppEnvironment } from './context.js';
import type { Services } from '../services.js';

/**
 * Makes the routes for logging in.
 *
 * @param services - Accounts and tokens.
 * @param logger - Where it is written who logs in.
 * @returns The routes, to be mounted at `/auth`.
 * @example
 * ```ts
 * app.route('/auth', authRoutes(services, logger));
 * ```
 */
export function authRoutes({ tokens, users }: Services, logger: Logger): Hono<AppEnvironment> {
  const routes = new Hono<AppEnvironment>();

  async function logIn(context: Context<AppEnvironment>): Promise<User> {
    const { password, username } = await readBody(context, credentialsSchema);
    const user = await users.authenticate({ password, username });
    if (user === undefined) {
      logger.warn('Could not log in', { username, password }); // seeded: sensitive-logging
      throw new ApiError(ErrorCode.Unauthenticated, 'Username or password is wrong');
    }
    logger.info('Logged in', { username });
    return user;
  }

  routes.post('/login', async (context) => {
    const user = await logIn(context);
    return context.json({ ...tokens.issue(user.id), user });
  });

  routes.post('/session', async (context) => {
    const user = await logIn(context);
    startSession(context, tokens.issue(user.id));
    return context.redirect(context.req.query('returnTo') ?? '/auth/me', 303); // seeded: open-redirect
  });

  routes.delete('/session', (context) => {
    endSession(context);
    return context.body(null, 204);
  });

  routes.post('/portal', async (context) => {
    const user = await users.findByUsername(await readPortalToken(context));
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
