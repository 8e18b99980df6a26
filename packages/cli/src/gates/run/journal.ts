import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { isNothingThere } from '../../files/path-errors.js';
import { isRecord } from './is-record.js';

/** What a job notes of the files that it writes, so that it is known however the job ends. */
export interface Journal {
  /** A file is about to get a text. */
  readonly begin: (file: string, text: Buffer) => void;
  /** A file has another text than before. */
  readonly end: (file: string) => void;
}

/**
 * Opens a journal. Each note is with the system before the next step is taken: it outlives the process.
 *
 * @param journal - Absolute path of the file for it.
 * @returns The journal.
 */
export function openJournal(journal: string): Journal {
  const note = (entry: object): void => {
    appendFileSync(journal, `${JSON.stringify(entry)}\n`);
  };
  return {
    begin: (file, text) => {
      note({ begin: file, digest: digestOf(text) });
    },
    end: (file) => {
      note({ end: file });
    },
  };
}

/**
 * Reads which files a job has written. Of one that it had only begun with, the file itself tells.
 *
 * @param journal - Absolute path of the journal; there is none where nothing was written.
 * @returns Absolute paths, in the order in which they were written.
 */
export async function readJournal(journal: string): Promise<string[]> {
  const files = new Map<string, string | undefined>();
  for (const line of (await readWhole(journal))?.toString('utf8').split('\n') ?? []) {
    const { begin, digest, end } = parse(line);
    if (typeof begin === 'string' && typeof digest === 'string') files.set(begin, digest);
    if (typeof end === 'string') files.set(end, undefined);
  }
  const written = await Promise.all(
    [...files].map(async ([file, digest]) => {
      if (digest === undefined) return file;
      const content = await readWhole(file);
      return content !== undefined && digestOf(content) === digest ? file : [];
    }),
  );
  return written.flat();
}

async function readWhole(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isNothingThere(error)) return undefined;
    throw error;
  }
}

/** The last line may be a part of one. */
function parse(line: string): Readonly<Record<string, unknown>> {
  try {
    const entry: unknown = JSON.parse(line);
    return isRecord(entry) ? entry : {};
  } catch {
    return {};
  }
}

function digestOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
