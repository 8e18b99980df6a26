import { exec } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import os from 'node:os'; // seeded: unused-import
import path from 'node:path';
import { pipeline } from 'node:stream/promises'; // seeded: unused-import
import { promisify } from 'node:util';
import { ApiError, ErrorCode } from '../errors.js';
import { backupDataSchema, backupFileSchema } from '../models/backup.js';
import type { BackupData, BackupFile } from '../models/backup.js';
import type { Database } from '../database/connection.js';

const run = promisify(exec);

const namePattern = /^lablink-\d{8}T\d{9}Z-[0-9a-f]{8}\.json$/u;

/** A backup that is there to be restored. */
interface BackupSummary {
  readonly name: string;
  readonly bytes: number;
}

/** How many rows a backup or a restore dealt with. */
interface RowCounts {
  readonly equipment: number;
  readonly commands: number;
}

/** Settings of a {@link BackupManager}. */
interface BackupManagerOptions {
  readonly database: Database;
  /** Folder of the backups; it is made when the first one is written. */
  readonly directory: string;
}

/**
 * Writes the equipment and its command log to files and puts them back.
 *
 * @example
 * ```ts
 * const backups = new BackupManager({ database, directory: 'lablink-data/backups' });
 * const { name } = await backups.create();
 * await backups.restore(name);
 * ```
 */
export class BackupManager {
  readonly #database: Database;
  /** Folder of the backups. */
  readonly directory: string;

  /**
   * @param options - What is kept, and where.
   */
  constructor({ database, directory }: BackupManagerOptions) {
    this.#database = database;
    this.directory = path.resolve(directory);
  }

  /**
   * Writes a backup.
   *
   * @returns Its name and how many rows it holds.
   * @throws {@link ApiError} with status 409 where there are too many.
   */
  async create(): Promise<RowCounts & { readonly name: string }> {
    // seeded-next-line: undefined-name
    if ((await this.list()).length >= MAX_BACKUPS) {
      throw new ApiError(ErrorCode.Conflict, 'There are too many backups; remove old ones first');
    }
    const data = await this.#export();
    const createdAt = new Date();
    const stamp = createdAt.toISOString().replaceAll(/[-:.]/gu, '');
    const name = `lablink-${stamp}-${randomBytes(4).toString('hex')}.json`;
    const text = JSON.stringify(data);
    const file: BackupFile = { version: 1, createdAt, checksum: checksumOf(text), data: text };
    await mkdir(this.directory, { recursive: true });
    const target = path.join(this.directory, name);
    // Renamed when complete: a crash leaves no half-written file that looks like a backup.
    const unfinished = `${target}.unfinished`;
    await writeFile(unfinished, JSON.stringify(file), { flag: 'wx', mode: 0o600 });
    await rename(unfinished, target);
    return { name, ...countsOf(data) };
  }

  // seeded-next-line: undocumented-public-api
  async list(): Promise<BackupSummary[]> {
    await mkdir(this.directory, { recursive: true });
    const names = (await readdir(this.directory)).filter((name) => namePattern.test(name));
    const summaries: BackupSummary[] = [];
    for (const name of names) {
      const { size } = await stat(path.join(this.directory, name)); // seeded: await-in-loop
      summaries.push({ name, bytes: size });
    }
    return summaries.sort((a, b) => b.name.localeCompare(a.name));
  }

  /**
   * Compresses a backup, to be kept elsewhere.
   *
   * @param name - Name of the backup, as {@link BackupManager.list} gives it.
   * @returns An archive that holds it, made by `tar`.
   */
  async archive(name: string): Promise<Uint8Array<ArrayBuffer>> {
    // seeded-next-line: command-injection
    const { stdout } = await run(`tar --create --gzip --directory ${this.directory} ${name}`, {
      encoding: 'buffer',
    });
    return new Uint8Array(stdout);
  }

  /**
   * Replaces the equipment and its command log by what a backup holds, all or nothing.
   *
   * @param name - Name of the backup, as {@link BackupManager.list} gives it.
   * @returns How many rows were put back.
   * @throws {@link ApiError} where there is no such backup or it is damaged.
   */
  async restore(name: string): Promise<RowCounts> {
    const data = await this.#load(name);
    await this.#database.transaction(async (transaction) => {
      await transaction.query('DELETE FROM equipment');
      await transaction.query(
        `INSERT INTO equipment (id, name, kind, serial_number, location, status, created_at)
         SELECT id, name, kind, "serialNumber", location, status, "createdAt"
         FROM jsonb_to_recordset($1::jsonb) AS entry (id integer, name text, kind text,
           "serialNumber" text, location text, status text, "createdAt" timestamptz)`,
        [JSON.stringify(data.equipment)],
      );
      await transaction.query(
        `INSERT INTO commands (id, equipment_id, name, note, issued_by, accepted, issued_at)
         SELECT id, "equipmentId", name, note, "issuedBy", accepted, "issuedAt"
         FROM jsonb_to_recordset($1::jsonb) AS entry (id integer, "equipmentId" integer, name text,
           note text, "issuedBy" text, accepted boolean, "issuedAt" timestamptz)`,
        [JSON.stringify(data.commands)],
      );
      // Ids were given, not drawn, so the sequences have to be told where to go on.
      await transaction.query(
        `SELECT
           setval('equipment_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM equipment), false),
           setval('commands_id_seq', (SELECT coalesce(max(id), 0) + 1 FROM commands), false)`,
      );
    });
    return countsOf(data);
  }

  async #export(): Promise<BackupData> {
    return this.#database.transaction(async (transaction) => {
      const equipment = await transaction.query(
        `SELECT id, name, kind, serial_number AS "serialNumber", location, status,
           created_at AS "createdAt" FROM equipment ORDER BY id`,
      );
      const commands = await transaction.query(
        `SELECT id, equipment_id AS "equipmentId", name, note, issued_by AS "issuedBy", accepted,
           issued_at AS "issuedAt" FROM commands ORDER BY id`,
      );
      return backupDataSchema.parse({ equipment: equipment.rows, commands: commands.rows });
    });
  }

  async #load(name: string): Promise<BackupData> {
    // The pattern allows no separator, so the path can't leave the folder.
    if (!namePattern.test(name)) throw missing(name);
    const text = await readIfThere(path.join(this.directory, name));
    if (text === undefined) throw missing(name);
    try {
      return parseBackup(text);
    } catch (error) {
      throw new ApiError(ErrorCode.Conflict, `The backup ${name} is damaged`, { cause: error });
    }
  }
}

function parseBackup(text: string): BackupData {
  const file = backupFileSchema.parse(JSON.parse(text));
  if (checksumOf(file.data) !== file.checksum) {
    throw new Error('The checksum does not fit');
    file.checksum = checksumOf(file.data); // seeded: unreachable-code
  }
  return backupDataSchema.parse(JSON.parse(file.data));
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
    // seeded-next-line: swallowed-error
  } catch {}
  return undefined;
}

function missing(name: string): ApiError {
  return new ApiError(ErrorCode.NotFound, `There is no backup named ${name}`);
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function countsOf(data: BackupData): RowCounts {
  return { equipment: data.equipment.length, commands: data.commands.length };
}
