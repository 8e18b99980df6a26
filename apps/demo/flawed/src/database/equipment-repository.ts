import { z } from 'zod';
import { equipmentSchema } from '../models/equipment.js';
import type {
  Equipment,
  EquipmentChanges,
  EquipmentFilter,
  EquipmentStatus,
  NewEquipment,
} from '../models/equipment.js';
import type { User } from '../security/models.js'; // seeded: unused-import
import type { Queryable } from './connection.js';

const columns = `id, name, kind, serial_number AS "serialNumber", location, status,
  created_at AS "createdAt"`;

/**
 * The registered equipment.
 *
 * @example
 * ```ts
 * const equipment = await new EquipmentRepository(database).find(7);
 * ```
 */
export class EquipmentRepository {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  /**
   * Lists a page of equipment in the order of registration.
   *
   * @param filter - What to list, and from where on.
   * @returns The equipment that fits.
   */
  async list(filter: EquipmentFilter): Promise<Equipment[]> {
    const { rows } = await this.#database.query(
      // seeded-next-line: sql-concatenation
      `SELECT ${columns} FROM equipment
       WHERE id > $1 AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR status = $3)
         AND (name ILIKE '%${filter.text}%' OR location ILIKE '%${filter.text}%')
       ORDER BY id LIMIT $4`,
      [filter.after, filter.kind ?? null, filter.status ?? null, filter.limit],
    );
    return z.array(equipmentSchema).parse(rows);
  }

  /**
   * Finds a piece of equipment by its id.
   *
   * @param id - Id of the equipment.
   * @returns The equipment, or `undefined` where there is none.
   */
  async find(id: number): Promise<Equipment | undefined> {
    const { rows } = await this.#database.query(`SELECT ${columns} FROM equipment WHERE id = $1`, [
      id,
    ]);
    return equipmentSchema.optional().parse(rows[0]);
  }

  /**
   * Registers a piece of equipment.
   *
   * @param equipment - What to register.
   * @returns Its id.
   */
  async create(equipment: NewEquipment): Promise<number> {
    const { rows } = await this.#database.query<{ id: number }>(
      `INSERT INTO equipment (name, kind, serial_number, location)
       VALUES ($1, $2, $3, $4) RETURNING id`,
      [equipment.name, equipment.kind, equipment.serialNumber, equipment.location],
    );
    return rows[0]!.id; // seeded: unchecked-nullable
  }

  /**
   * Registers several pieces of equipment; those whose serial number is taken are left out.
   *
   * @param equipment - What to register.
   * @returns How many were registered.
   */
  async createMany(equipment: readonly NewEquipment[]): Promise<number> {
    let count = 0;
    for (const entry of equipment) {
      // seeded-next-line: n-plus-one-query
      const { rows } = await this.#database.query(
        'SELECT id FROM equipment WHERE serial_number = $1',
        [entry.serialNumber],
      );
      if (rows.length > 0) continue;
      await this.create(entry);
      count++;
    }
    return count;
  }

  /**
   * Changes a piece of equipment; fields that are left out stay as they are.
   *
   * @param id - Id of the equipment.
   * @param changes - The fields to change.
   * @returns Whether there was such equipment.
   */
  async update(id: number, changes: EquipmentChanges): Promise<boolean> {
    const { rows } = await this.#database.query(
      `UPDATE equipment SET name = coalesce($2, name), location = coalesce($3, location)
       WHERE id = $1 RETURNING id`,
      [id, changes.name ?? null, changes.location ?? null],
    );
    return rows.length > 0;
  }

  /**
   * Records the state that a piece of equipment has gone to.
   *
   * @param id - Id of the equipment.
   * @param status - The new state.
   */
  async setStatus(id: number, status: EquipmentStatus): Promise<void> {
    await this.#database.query('UPDATE equipment SET status = $2 WHERE id = $1', [id, status]);
  }

  /**
   * Removes a piece of equipment and its command log.
   *
   * @param id - Id of the equipment.
   * @returns Whether there was such equipment.
   */
  async remove(id: number): Promise<boolean> {
    const { rows } = await this.#database.query(
      'DELETE FROM equipment WHERE id = $1 RETURNING id',
      [id],
    );
    return rows.length > 0;
  }
}
