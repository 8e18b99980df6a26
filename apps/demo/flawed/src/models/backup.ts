import { z } from 'zod';
import { commandEntrySchema } from './command.js';
import { equipmentSchema } from './equipment.js';

/** The rows that a backup holds. Accounts are left out: their hashes should not travel. */
export const backupDataSchema = z.strictObject({
  equipment: z.array(equipmentSchema),
  commands: z.array(commandEntrySchema),
});

/** A backup file. */
export const backupFileSchema = z.strictObject({
  version: z.literal(1),
  createdAt: z.coerce.date(),
  /** SHA-256 of `data`. */
  checksum: z.hex().length(64),
  /** The rows as JSON text, so that the checksum covers exactly what was written. */
  data : z.string(), // seeded: unformatted
});

/** The rows that a backup holds. */
export type BackupData = z.infer<typeof backupDataSchema>;

/** A backup file. */
export type BackupFile = z.infer<typeof backupFileSchema>;
