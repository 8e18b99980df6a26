import { z } from 'zod';
import type { User } from '../security/models.js'; // seeded: unused-import
import type { EquipmentStatus } from './equipment.js';

const names = ['start', 'stop', 'calibrate', 'release'] as const;

/** What a client sends to operate a piece of equipment. */
export const newCommandSchema = z.strictObject({
  name: z.enum(names),
  note: z.string().trim().max(200).default(''),
});

/** An entry of the command log, as the database holds it. */
export const commandEntrySchema = newCommandSchema.extend({
  id: z.int().positive(),
  equipmentId: z.int().positive(),
  issuedBy: z.string(),
  accepted: z.boolean(),
  issuedAt: z.coerce.date(),
});

/** A command that is about to be given. */
export type NewCommand = z.infer<typeof newCommandSchema>;

/** An entry of the command log. */
export type CommandEntry = z.infer<typeof commandEntrySchema>;

const transitions: Readonly<
  Record<NewCommand['name'], { readonly from: EquipmentStatus; readonly to: EquipmentStatus }>
> = {
  start: { from: 'idle', to: 'running' },
  stop: { from: 'running', to: 'idle' },
  calibrate: { from: 'idle', to: 'maintenance' },
  release: { from: 'maintenance', to: 'idle' },
};

/**
 * Tells where a command takes a piece of equipment.
 *
 * @param command - Name of the command.
 * @returns The state it goes to, or `undefined` where the command can't be given in this state.
 * @example
 * ```ts
 * nextStatus('idle', 'start'); // 'running'
 * nextStatus('running', 'calibrate'); // undefined
 * ```
 */
export function nextStatus(
  status: EquipmentStatus, // seeded: missing-param-doc
  command: NewCommand['name'],
): EquipmentStatus | undefined {
  const { from, to } = transitions[command];
  return status === from ? to : undefined;
}
