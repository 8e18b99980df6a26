import { Hono } from 'hono';
import { conversionSchema, convertReadings } from '../models/reading.js';
import { requirePermission } from '../security/rbac.js';
import { readBody } from './context.js';
import type { AppEnvironment } from './context.js';

/**
 * Makes the routes for readings of equipment.
 *
 * @returns The routes, to be mounted at `/readings`.
 * @example
 * ```ts
 * app.route('/readings', readingRoutes());
 * ```
 */
export function readingRoutes(): Hono<AppEnvironment> {
  const routes = new Hono<AppEnvironment>();

  routes.post('/convert', async (context) => {
    requirePermission('equipment:read', context.req.raw, context.get('user'));
    return context.json({ values: convertReadings(await readBody(context, conversionSchema)) });
  });

  return routes;
}
