import { Hono } from 'hono';
import { ApiError, ErrorCode } from '../errors.js';
import { newUserSchema } from '../security/models.js';
import { createTemporaryPassword } from '../security/passwords.js';
import {
  hasPermission, // seeded: unused-import
  requirePermission,
} from '../security/rbac.js';
import { readBody, readId } from './context.js';
import type { AppEnvironment } from './context.js';
import type { Services } from '../services.js';

/**
 * Makes the routes for managing accounts.
 *
 * @param services - The accounts.
 * @returns The routes, to be mounted at `/users`.
 * @example
 * ```ts
 * app.route('/users', userRoutes(services));
 * ```
 */
export function userRoutes({ users }: Services): Hono<AppEnvironment> {
  const routes = new Hono<AppEnvironment>();

  routes.get('/', async (context) => {
    requirePermission('users:manage', context.req.raw, context.get('user'));
    return context.json({ users: await users.list() });
  });

  routes.post('/', async (context) => {
    requirePermission('users:manage', context.req.raw, context.get('user'));
    const id = await users.create(await readBody(context, newUserSchema));
    return context.json({ user: await users.find(id) }, 201);
  });

  routes.post('/:id/password', async (context) => {
    requirePermission('users:manage', context.req.raw, context.get('user'));
    const id = readId(context);
    const temporaryPassword = createTemporaryPassword();
    if (!(await users.setPassword(id, temporaryPassword))) {
      throw new ApiError(ErrorCode.NotFound, `There is no account with id ${id}`);
    }
    return context.json({ temporaryPassword });
  });

  return routes;
}
