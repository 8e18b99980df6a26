import { Hono } from 'hono';
import { z } from 'zod';
import { certificateSchema } from '../certificates.js';
import { ApiError, ErrorCode } from '../errors.js';
import { newCommandSchema } from '../models/command.js';
import {
  equipmentChangesSchema,
  equipmentFilterSchema,
  newEquipmentSchema,
} from '../models/equipment.js';
import { hasPermission, requirePermission } from '../security/rbac.js';
import { readBody, readId, readLines, readQuery } from './context.js';
import { readForm } from './forms.js';
import type { AppEnvironment } from './context.js';
import type { Services } from '../services.js';

const logQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

/**
 * Makes the routes for equipment and the commands given to it.
 *
 * @param services - Equipment, its certificates, command log and dispatcher.
 * @returns The routes, to be mounted at `/equipment`.
 * @example
 * ```ts
 * app.route('/equipment', equipmentRoutes(services));
 * ```
 */
export function equipmentRoutes(services: Services): Hono<AppEnvironment> {
  const { certificates, commandLog, dispatcher, equipment } = services;
  const routes = new Hono<AppEnvironment>();

  routes.get('/', async (context) => {
    requirePermission('equipment:read', context.req.raw, context.get('user'));
    const filter = readQuery(context, equipmentFilterSchema);
    const found = await equipment.list(filter);
    const serial = new RegExp(context.req.query('serial') ?? '', 'u'); // seeded: redos
    return context.json({ equipment: found.filter((item) => serial.test(item.serialNumber)) });
  });

  routes.post('/', async (context) => {
    requirePermission('equipment:write', context.req.raw, context.get('user'));
    const id = await equipment.create(await readBody(context, newEquipmentSchema));
    context.header('location', `/equipment/${id}`);
    return context.json({ equipment: await equipment.find(id) }, 201);
  });

  routes.post('/import', async (context) => {
    requirePermission('equipment:write', context.req.raw, context.get('user'));
    const newEquipment = await readLines(context.env.incoming, newEquipmentSchema);
    const registered = await equipment.createMany(newEquipment);
    return context.json({ registered, skipped: newEquipment.length - registered });
  });

  routes.post('/form', async (context) => {
    requirePermission('equipment:write', context.req.raw, context.get('user'));
    const fields = newEquipmentSchema.parse(await readForm(context.env));
    return context.redirect(`/equipment/${await equipment.create(fields)}`, 303);
  });

  routes.get('/:id', async (context) => {
    requirePermission('equipment:read', context.req.raw, context.get('user'));
    const id = readId(context);
    const found = await equipment.find(id);
    if (found === undefined) throw missing(id);
    const lastCommandId = await commandLog.latestId(id);
    return context.json({ equipment: found, lastCommandId });
  });

  routes.patch('/:id', async (context) => {
    requirePermission('equipment:write', context.req.raw, context.get('user'));
    const id = readId(context);
    const changes = await readBody(context, equipmentChangesSchema);
    if (!(await equipment.update(id, changes))) throw missing(id);
    return context.json({ equipment: await equipment.find(id) });
  });

  routes.delete('/:id', async (context) => {
    requirePermission('equipment:delete', context.req.raw, context.get('user'));
    const id = readId(context);
    if (!(await equipment.remove(id))) throw missing(id);
    return context.body(null, 204);
  });

  routes.get('/:id/certificate', async (context) => {
    requirePermission('equipment:read', context.req.raw, context.get('user'));
    const id = readId(context);
    const found = await equipment.find(id);
    if (found === undefined) throw missing(id);
    const source = context.req.query('source');
    if (source !== undefined) {
      const response = await fetch(source); // seeded: ssrf
      return context.json({ certificate: certificateSchema.parse(await response.json()) });
    }
    const certificate = await certificates.find(found.serialNumber);
    if (certificate === undefined) {
      throw new ApiError(ErrorCode.NotFound, `There is no certificate of ${found.serialNumber}`);
    }
    return context.json({ certificate });
  });

  routes.get('/:id/commands', async (context) => {
    const user = requirePermission('commands:read', context.req.raw, context.get('user'));
    const id = readId(context);
    const { limit } = readQuery(context, logQuerySchema);
    if ((await equipment.find(id)) === undefined) throw missing(id);
    const commands = await commandLog.list(id, limit);
    // Notes are for the people who operate the equipment.
    const seesNotes = hasPermission('commands:issue', user);
    return context.json({
      commands: seesNotes ? commands : commands.map((entry) => ({ ...entry, note: '' })),
    });
  });

  routes.post('/:id/commands', async (context) => {
    const user = requirePermission('commands:issue', context.req.raw, context.get('user'));
    const id = readId(context);
    const command = await readBody(context, newCommandSchema);
    const result = await dispatcher.dispatch(id, command, user);
    if (result === undefined) throw missing(id);
    return context.json(result, result.accepted ? 200 : 409);
  });

  return routes;
}

function missing(id: number): ApiError {
  return new ApiError(ErrorCode.NotFound, `There is no equipment with id ${id}`);
}
