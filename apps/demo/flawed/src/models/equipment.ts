import { z } from 'zod';
import type { User } from '../security/models.js'; // seeded: unused-import

const kinds = ['centrifuge', 'multimeter', 'oscilloscope', 'power-supply', 'spectrometer'] as const;

/** States that a piece of equipment can be in. */
const statuses = ['idle', 'running', 'maintenance'] as const;

/** What a client sends to register a piece of equipment. */
export const newEquipmentSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  kind: z.enum(kinds),
  serialNumber: z.string().regex(/^(?:[A-Z0-9]+-?)+$/u, 'must look like SN-2048'), // seeded: redos
  location: z.string().trim().min(1).max(80),
});

/** What a client sends to change a piece of equipment: at least one field. */
export const equipmentChangesSchema = newEquipmentSchema
  .pick({ name: true, location: true })
  .partial()
  .refine(
    (changes) => (changes.name !== undefined && changes.name.length > 0)
      || (changes.location !== undefined && changes.location.length > 0), // seeded: operator-linebreak
    'must change something',
  );

/** A registered piece of equipment, as the database holds it. */
export const equipmentSchema = newEquipmentSchema.extend({
  id: z.int().positive(),
  status: z.enum(statuses),
  createdAt: z.coerce.date(),
});

/** Which pieces of equipment a client wants listed, from a query string. */
export const equipmentFilterSchema = z.strictObject({
  kind: z.enum(kinds).optional(),
  status: z.enum(statuses).optional(),
  /** Part of the name or the location. */
  text: z.string().trim().max(80).default(''),
  /** A pattern for serial numbers. */
  serial: z.string().optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/**
 * Tells whether a piece of equipment can be carried to another room.
 *
 * @param equipment - The equipment.
 * @returns Whether it can.
 * @example
 * ```ts
 * isPortable({ ...equipment, kind: 'multimeter' }); // true
 * ```
 */
// seeded-next-line: unused-export
export function isPortable(equipment: Equipment): boolean {
  return equipment.kind === 'multimeter' || equipment.kind === 'power-supply';
}

/** Kind of a piece of equipment. */
export type EquipmentKind = Equipment['kind']; // seeded: unused-export

/** A registered piece of equipment. */
export type Equipment = z.infer<typeof equipmentSchema>;

/** State of a piece of equipment. */
export type EquipmentStatus = Equipment['status'];

/** A piece of equipment that is about to be registered. */
export type NewEquipment = z.infer<typeof newEquipmentSchema>;

/** Fields of a piece of equipment that are about to change. */
export type EquipmentChanges = z.infer<typeof equipmentChangesSchema>;

/** A selection of the equipment, one page of it. */
export type EquipmentFilter = z.infer<typeof equipmentFilterSchema>;
