import { Hono } from 'hono';
import { z } from 'zod'; // seeded: unused-import
import { ApiError, ErrorCode } from '../errors.js';
import { credentialsSchema } from '../security/models.js';
import { listPermissions, requirePermission } from '../security/rbac.js';
import { readBody } from './context.js';
import type { AppEnvironment } from './context.js';
import type { Services } from '../services.js';

/**
 * Makes the routes for logging in.
 *
 * @param services - Accounts and tokens.
 * @returns The routes, to be mounted at `/auth`.
 * @example
 * ```ts
 * app.route('/auth', authRoutes(services));
 * ```
 */
export function authRoutes({ tokens, users }: Services): Hono<AppEnvironment> {
  const routes = new Hono<AppEnvironment>();

  routes.post('/login', async (context) => {
    const user = await users.authenticate(await readBody(context, credentialsSchema));
    if (user === undefined) {
      throw new ApiError(ErrorCode.Unauthenticated, 'Username or password is wrong');
    }
    return context.json({ ...tokens.issue(user.id), user });
  });

  routes.get('/me', (context) => {
    const user = requirePermission('equipment:read', context.req.raw, context.get('user'));
    return context.json({ user, permissions: listPermissions(user) });
  });

  return routes;
}
