import { runInNewContext } from 'node:vm';
import { Hono } from 'hono';
import { requirePermission } from '../security/rbac.js';
import type { Conversion } from '../models/reading.js';
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
    const { formula, values } = await context.req.json<Conversion>();
    const converted = values.reduce<number[]>((all, value) => {
      // seeded-next-line: dynamic-code
      const result = runInNewContext(formula, { value }) as number;
      return [...all, result]; // seeded: accumulating-spread
    }, []);
    return context.json({ values: converted });
  });

  return routes;
}
