import { Hono } from 'hono';
import { requirePermission } from '../security/rbac.js';
import type { AppEnvironment } from './context.js';
import type { Services } from '../services.js';

// seeded-next-line: undocumented-public-api
export function backupRoutes({ backups }: Services): Hono<AppEnvironment> {
  const routes = new Hono<AppEnvironment>();

  routes.get('/', async (context) => {
    requirePermission('backups:read', context.req.raw, context.get('user'));
    return context.json({ backups: await backups.list() });
  });

  routes.post('/', async (context) => {
    requirePermission('backups:create', context.req.raw, context.get('user'));
    return context.json(await backups.create(), 201);
  });

  routes.post('/:name/restore', async (context) => {
    requirePermission('backups:restore', context.req.raw, context.get('user'));
    return context.json({ restored: await backups.restore(context.req.param('name')) });
  });

  return routes;
}
