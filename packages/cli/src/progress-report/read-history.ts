import path from 'node:path';

import schema from '../../schemas/history.schema.json' with { type: 'json' };
import { parseJsonc } from '../config/read-jsonc.js';
import { validateJsonc } from '../config/validate-jsonc.js';
import { readOptionalText } from '../files/read-optional-text.js';
import { UserError } from '../user-error.js';
import { isIsoDay } from '../waivers/iso-day.js';
import { historyFile, keyOf, type HistoryRecord } from './history-record.js';

/** A line of the history as it stands there. */
export interface HistoryLine {
  readonly text: string;
  readonly record: HistoryRecord;
}

/**
 * Reads the history of a repository.
 *
 * @param root - Absolute path of the repository.
 * @returns Its lines in the order of the file, without empty ones; none where there is no file.
 * @throws {@link UserError} for a line that is not valid, and for markers that a merge left.
 */
export async function readHistory(root: string): Promise<HistoryLine[]> {
  const text = await readOptionalText(path.join(root, historyFile), historyFile);
  return text === undefined ? [] : parseHistory(text);
}

/**
 * Reads the text of a history.
 *
 * @param text - The text: a record a line.
 * @returns Its lines, without empty ones.
 * @throws {@link UserError} for a line that is not valid, and for markers that a merge left.
 */
export function parseHistory(text: string): HistoryLine[] {
  const lines = text.split(/\r?\n/u);
  const marked = lines.findIndex((line) => marker.test(line));
  if (marked !== -1) {
    throw new UserError(
      `${historyFile}:${String(marked + 1)}: a merge left markers in the file. Delete the lines that begin with <<<<<<<, |||||||, ======= or >>>>>>>; the others may all stay, in any order.\nSo that Git does it alone the next time: echo '${historyFile} merge=union' >> .gitattributes`,
    );
  }
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [{ text: line, record: parseLine(line, index) }];
  });
}

const marker = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/u;

function parseLine(line: string, index: number): HistoryRecord {
  try {
    return readRecord(line);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // Once more with as many lines above it as there are, so that its place is told right.
    try {
      readRecord('\n'.repeat(index) + line);
    } catch (placed) {
      if (placed instanceof UserError) {
        throw new UserError(
          `${placed.message}\nMend the line, or take it back out of Git; nothing was written.`,
        );
      }
    }
    throw error;
  }
}

function readRecord(text: string): HistoryRecord {
  const file = parseJsonc(text, historyFile);
  validateJsonc(file, schema, historyFile);
  const record = file.value as HistoryRecord;
  if (!isIsoDay(record.date)) {
    const line = text.split('\n').length;
    throw new UserError(
      `${historyFile}:${String(line)} $.date: ${JSON.stringify(record.date)} is no day of the calendar.`,
    );
  }
  return record;
}

/**
 * Puts the records of a history in order.
 *
 * @param lines - Its lines, as merges leave them: in any order, some twice.
 * @returns One record for each commit, the one that stands last, by day.
 */
export function orderRecords(lines: readonly HistoryLine[]): HistoryRecord[] {
  const latest = new Map<string, HistoryRecord>();
  for (const { record } of lines) {
    const key = keyOf(record);
    // A merge may have put the older of two lines about a commit last.
    if ((latest.get(key)?.date ?? '') > record.date) continue;
    latest.delete(key);
    latest.set(key, record);
  }
  return [...latest.values()].toSorted((a, b) =>
    a.date === b.date ? 0 : a.date < b.date ? -1 : 1,
  );
}
