import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { Ajv, type ValidateFunction } from 'ajv';
import { fromBufferPromise, type Entry } from 'yauzl';

import { AuditError } from '../../audit-error.js';
import { osvEntry, osvHead, type OsvEntry } from './osv-entry.js';

/** A database in OSV format, as far as it is about some packages. */
export interface OsvDatabase {
  /** Entries about one of the packages that were asked for, withdrawn ones left out. */
  readonly entries: readonly OsvEntry[];
  /** How many entries it has about npm packages, all in all. */
  readonly size: number;
  /** When the last change was made to it, `2026-11-20T08:00:00Z`. */
  readonly modified: string;
}

/** One file of a database. */
interface DatabaseFile {
  readonly name: string;
  readonly text: string;
}

const largest = 64 * 1024 * 1024;
/** Methods of compression, as zips number them. */
const [stored, deflated] = [0, 8];

/**
 * Reads a database in OSV format: a folder of JSON files, however deep, or a zip of them as osv.dev ships it.
 *
 * @param database - Absolute path.
 * @param names - The packages that count.
 * @param signal - Stops it.
 * @returns What it has about them.
 * @throws {@link AuditError} where it can't be read, a file of it is broken, or nothing in it is about npm packages.
 */
export async function readOsvDatabase(
  database: string,
  names: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<OsvDatabase> {
  const ajv = new Ajv({ allowUnionTypes: true });
  const schemas = { head: ajv.compile(osvHead), entry: ajv.compile(osvEntry) };
  const entries: OsvEntry[] = [];
  let size = 0;
  let modified = '';
  try {
    for await (const file of filesOf(database)) {
      signal?.throwIfAborted();
      const entry = readEntry(file, schemas.head);
      const packages = (entry.affected ?? []).flatMap((one) =>
        one.package !== undefined && isNpm(one.package.ecosystem) ? [one.package.name] : [],
      );
      if (packages.length === 0) continue;
      size += 1;
      if (entry.modified > modified) ({ modified } = entry);
      if (isSet(entry.withdrawn) || !packages.some((name) => names.has(name))) continue;
      check(schemas.entry, entry, file.name);
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof AuditError || signal?.aborted === true) throw error;
    throw unreadable(database, error);
  }
  if (size === 0) {
    throw new AuditError(
      `The OSV database ${database} has no advisories about npm packages.`,
      'Fill it with those of the npm ecosystem: the all.zip of osv.dev, or its files in a folder.',
    );
  }
  return { entries, size, modified };
}

function unreadable(database: string, error: unknown): AuditError {
  const message = error instanceof Error ? error.message : String(error);
  return new AuditError(
    `The OSV database ${database} can't be read: ${message.replace(/\.$/u, '')}.`,
    'Name a folder of JSON files, or a zip of them that arrived whole.',
    { cause: error },
  );
}

function filesOf(database: string): AsyncIterable<DatabaseFile> {
  return {
    async *[Symbol.asyncIterator]() {
      const isFolder = (await stat(database)).isDirectory();
      yield* isFolder ? filesInFolder(database) : filesInZip(database);
    },
  };
}

async function* filesInFolder(folder: string): AsyncGenerator<DatabaseFile> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith('.json'))
    .map(({ name, parentPath }) => path.join(parentPath, name));
  for (const file of files.toSorted()) {
    yield { name: path.relative(folder, file), text: await readFile(file, 'utf8') };
  }
}

/** Taken out of memory one after another: a stream for each of some hundred thousand files takes minutes. */
async function* filesInZip(file: string): AsyncGenerator<DatabaseFile> {
  const archive = await readFile(file);
  const zip = await fromBufferPromise(archive, { validateEntrySizes: true });
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (!name.endsWith('.json')) continue;
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    yield { name, text: unpack(packed, entry).toString('utf8') };
  }
}

function unpack(packed: Buffer, entry: Entry): Buffer {
  const { compressionMethod, fileName, uncompressedSize } = entry;
  if (uncompressedSize > largest) throw new Error(`${fileName} has more than 64 MB`);
  if (entry.isEncrypted()) throw new Error(`${fileName} is encrypted`);
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    throw new Error(`${fileName} is compressed in a way that is not known`);
  }
  const content =
    compressionMethod === stored ? packed : inflateRawSync(packed, { maxOutputLength: largest });
  if (content.length !== uncompressedSize || crc32(content) !== entry.crc32) {
    throw new Error(`${fileName} is damaged`);
  }
  return content;
}

function readEntry({ name, text }: DatabaseFile, head: ValidateFunction): OsvEntry {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new Error(`${name} is no JSON`, { cause: error });
  }
  return check(head, value, name);
}

function check(validate: ValidateFunction, value: unknown, name: string): OsvEntry {
  if (validate(value)) return value as OsvEntry;
  const [error] = validate.errors ?? [];
  throw new Error(
    `${name} is no OSV entry: ${error?.instancePath ?? ''} ${error?.message ?? ''}`.replace(
      ':  ',
      ': it ',
    ),
  );
}

/**
 * Tells whether an ecosystem of OSV is npm's; behind a colon may stand more.
 *
 * @param ecosystem - What an entry names.
 * @returns Whether its packages are those of npm.
 */
export function isNpm(ecosystem: string): boolean {
  return ecosystem === 'npm' || ecosystem.startsWith('npm:');
}

function isSet(value: string | null | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}
