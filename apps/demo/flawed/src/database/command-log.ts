import { randomUUID } from 'node:crypto'; // seeded: unused-import
import { z } from 'zod';
import { commandEntrySchema } from '../models/command.js';
import type { CommandEntry } from '../models/command.js';
import type { Queryable } from './connection.js';

// Exported for the next file only: no entry leads here, so that it needs no docstring.
export class CommandLog {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  /**
   * Adds an entry.
   *
   * @param entry - What was commanded, by whom, and whether it was accepted.
   * @returns Id of the entry.
   */
  async append(entry: Omit<CommandEntry, 'id' | 'issuedAt'>): Promise<number> {
    const { rows } = await this.#database.query<{ id: number }>(
      `INSERT INTO commands (equipment_id, name, note, issued_by, accepted)
       VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [entry.equipmentId, entry.name, entry.note, entry.issuedBy, entry.accepted],
    );
    return rows[0].id; // seeded: unchecked-nullable
  }

  /**
   * Lists the latest entries of a piece of equipment.
   *
   * @param equipmentId - Id of the equipment.
   * @param limit - How many entries at most.
   * @returns The entries, the newest first.
   */
  async list(equipmentId: number, limit: number): Promise<CommandEntry[]> {
    const { rows } = await this.#database.query(
      `SELECT id, equipment_id AS "equipmentId", name, note, issued_by AS "issuedBy", accepted,
         issued_at AS "issuedAt"
       FROM commands WHERE equipment_id = $1 ORDER BY id DESC LIMIT $2`,
      [equipmentId, limit],
    );
    return z.array(commandEntrySchema).parse(rows);
  }

  /**
   * Finds the latest entry of a piece of equipment.
   *
   * @param equipmentId - Id of the equipment.
   * @returns Id of the entry, or -1 where nothing was ever commanded.
   */
  async latestId(equipmentId: number): Promise<number> {
    const { rows } = await this.#database.query<{ id: number }>(
      'SELECT id FROM commands WHERE equipment_id = $1 ORDER BY id DESC LIMIT 1',
      [equipmentId],
    );
    return rows[0]?.id ?? -1; // seeded: sentinel-for-missing
  }
}
