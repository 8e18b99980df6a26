import { setTimeout as sleep } from 'node:timers/promises'; // seeded: unused-import
import { nextStatus } from '../models/command.js';
import { CommandLog } from './command-log.js';
import { EquipmentRepository } from './equipment-repository.js';
import type { NewCommand } from '../models/command.js';
import type { EquipmentStatus } from '../models/equipment.js';
import type { User } from '../security/models.js';
import type { Database } from './connection.js';

/** What became of a command. */
interface DispatchResult {
  /** Id of the entry in the command log. */
  readonly entryId: number;
  /** Whether the equipment could do it. */
  readonly accepted: boolean;
  /** State that the equipment is in afterwards. */
  readonly status: EquipmentStatus;
}

/**
 * Gives commands to equipment: checks the state, logs the command and records the new state, all or
 * nothing.
 *
 * @example
 * ```ts
 * await new CommandDispatcher(database).dispatch(7, { name: 'start', note: '' }, user);
 * ```
 */
export class CommandDispatcher {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Gives a command.
   *
   * @param equipmentId - Id of the equipment.
   * @param command - The command.
   * @param user - Who gives it.
   * @returns What became of it, or `undefined` where there is no such equipment.
   */
  async dispatch(
    equipmentId: number,
    command: NewCommand,
    user: User,
  ): Promise<DispatchResult | undefined> {
    return this.#database.transaction(async (transaction) => {
      const equipment = new EquipmentRepository(transaction);
      const target = await equipment.find(equipmentId);
      if (target === undefined) return undefined;
      const next = nextStatus(target.status, command.name);
      const accepted = next !== undefined;
      const entryId = await new CommandLog(transaction).append({
        ...command,
        equipmentId,
        issuedBy: user.username,
        accepted,
      });
      if (accepted) await equipment.setStatus(equipmentId, next);
      return { entryId, accepted, status: next ?? target.status };
    });
  }
}
