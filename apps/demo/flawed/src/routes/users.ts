import { Hono } from 'hono';
import { newUserSchema } from '../security/models.js';
import {
  hasPermission, // seeded: unused-import
  requirePermission,
} from '../security/rbac.js';
import { readBody } from './context.js';
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

  return routes;
}
