import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { replaceText } from '../files/replace-text.js';
import { UserError } from '../user-error.js';
import { historyFile, keyOf, type HistoryRecord } from './history-record.js';
import type { HistoryLine } from './read-history.js';

/**
 * Adds a record to the text of a history, or puts it in place of the one about the same commit. Every other line
 * stays as it is.
 *
 * @param lines - The history.
 * @param record - The record.
 * @returns The new text; `undefined` where the history says the same already.
 */
export function addRecord(
  lines: readonly HistoryLine[],
  record: HistoryRecord,
): string | undefined {
  const key = keyOf(record);
  const text = JSON.stringify(record);
  const same = lines.filter((line) => keyOf(line.record) === key);
  const last = same.at(-1);
  if (last === undefined) return joined([...lines.map((line) => line.text), text]);
  // Only the day differs: that alone is nothing to commit.
  if (same.length === 1 && JSON.stringify({ ...last.record, date: record.date }) === text) {
    return undefined;
  }
  return joined(
    lines.flatMap((line) => {
      if (line === last) return [text];
      return same.includes(line) ? [] : [line.text];
    }),
  );
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/**
 * Records a run in the history of a repository.
 *
 * @param root - Absolute path of the repository.
 * @param lines - The history so far.
 * @param record - The run.
 * @returns Whether anything had to be written.
 * @throws {@link UserError} where the file can't be written.
 */
export async function recordRun(
  root: string,
  lines: readonly HistoryLine[],
  record: HistoryRecord,
): Promise<boolean> {
  const text = addRecord(lines, record);
  if (text === undefined) return false;
  const file = path.join(root, historyFile);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await replaceText(file, text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `${historyFile} cannot be written: ${message}\nTo report without recording: --no-record`,
      { cause: error },
    );
  }
  return true;
}
