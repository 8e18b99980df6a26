import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ApiError, ErrorCode } from '../errors.js';
import { backupDataSchema, backupFileSchema } from '../models/backup.js';
import type { BackupData, BackupFile } from '../models/backup.js';
import type { Database } from '../database/connection.js';

const compress = promisify(gzip);

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
  readonly #directory: string;

  /**
   * @param options - What is kept, and where.
   */
  constructor({ database, directory }: BackupManagerOptions) {
    this.#database = database;
    this.#directory = path.resolve(directory);
  }

  /**
   * Writes a backup.
   *
   * @returns Its name and how many rows it holds.
   */
  async create(): Promise<RowCounts & { readonly name: string }> {
    const data = await this.#export();
    const createdAt = new Date();
    const stamp = createdAt.toISOString().replaceAll(/[-:.]/gu, '');
    const name = `lablink-${stamp}-${randomBytes(4).toString('hex')}.json`;
    const text = JSON.stringify(data);
    const file: BackupFile = { version: 1, createdAt, checksum: checksumOf(text), data: text };
    await mkdir(this.#directory, { recursive: true });
    const target = path.join(this.#directory, name);
    // Renamed when complete: a crash leaves no half-written file that looks like a backup.
    const unfinished = `${target}.unfinished`;
    await writeFile(unfinished, JSON.stringify(file), { flag: 'wx', mode: 0o600 });
    await rename(unfinished, target);
    return { name, ...countsOf(data) };
  }

  /**
   * Lists the backups.
   *
   * @returns The backups, the newest first.
   */
  async list(): Promise<BackupSummary[]> {
    await mkdir(this.#directory, { recursive: true });
    const names = (await readdir(this.#directory)).filter((name) => namePattern.test(name));
    const summaries = names.map(async (name) => {
      const { size } = await stat(path.join(this.#directory, name));
      return { name, bytes: size };
    });
    return (await Promise.all(summaries)).sort((a, b) => b.name.localeCompare(a.name));
  }

  /**
   * Reads a backup as it was written.
   *
   * @param name - Name of the backup, as {@link BackupManager.list} gives it.
   * @returns Its text.
   * @throws {@link ApiError} where there is no such backup.
   */
  async read(name: string): Promise<string> {
    // The pattern allows no separator, so the path can't leave the folder.
    if (!namePattern.test(name)) throw missing(name);
    const text = await readIfThere(path.join(this.#directory, name));
    if (text === undefined) throw missing(name);
    return text;
  }

  /**
   * Compresses a backup, to be kept elsewhere.
   *
   * @param name - Name of the backup, as {@link BackupManager.list} gives it.
   * @returns Its text, as `gzip` compresses it.
   * @throws {@link ApiError} where there is no such backup.
   */
  async archive(name: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await compress(await this.read(name)));
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
    const text = await this.read(name);
    try {
      return parseBackup(text);
    } catch (error) {
      throw new ApiError(ErrorCode.Conflict, `The backup ${name} is damaged`, { cause: error });
    }
  }
}

function parseBackup(text: string): BackupData {
  const file = backupFileSchema.parse(JSON.parse(text));
  if (checksumOf(file.data) !== file.checksum) throw new Error('The checksum does not fit');
  return backupDataSchema.parse(JSON.parse(file.data));
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
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
