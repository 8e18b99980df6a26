import { readFileSync } from 'node:fs';
import path from 'node:path';
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

  routes.get('/:name', (context) => {
    requirePermission('backups:read', context.req.raw, context.get('user'));
    const name = context.req.param('name');
    // seeded-next-line: path-traversal, sync-io-in-handler
    const text = readFileSync(path.join(backups.directory, name));
    context.header('content-disposition', `attachment; filename="${name}"`);
    return context.body(text, 200, { 'content-type': 'application/json' });
  });

  routes.get('/:name/archive', async (context) => {
    requirePermission('backups:read', context.req.raw, context.get('user'));
    const name = context.req.param('name');
    const archive = await backups.archive(name);
    context.header('content-disposition', `attachment; filename="${name}.gz"`);
    return context.body(archive, 200, { 'content-type': 'application/gzip' });
  });

  routes.post('/:name/restore', async (context) => {
    requirePermission('backups:restore', context.req.raw, context.get('user'));
    return context.json({ restored: await backups.restore(context.req.param('name')) });
  });

  return routes;
}
