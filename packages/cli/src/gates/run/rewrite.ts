import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';

import { describePathError } from '../../files/path-errors.js';
import { replaceText } from '../../files/replace-text.js';
import { changedMeanwhile } from '../files/changed-meanwhile.js';
import { openJournal, type Journal } from './journal.js';

/**
 * Puts the text of a tool in place of what a file of the repository holds: of `before`, where that is given, and of nothing
 * else. Says why that can't be done, in words without a full stop; `undefined` where it is done.
 */
export type Rewrite = (file: string, text: string, before?: string) => Promise<string | undefined>;

/**
 * Makes what writes for a job. There is no other way in which a gate writes into files of the repository.
 *
 * @param journal - Absolute path of the file that is to tell what was written.
 * @returns The function that writes.
 */
export function createRewrite(journal: string): Rewrite {
  return async (file, text, before) => {
    try {
      return await rewrite({ file, text, before }, openJournal(journal));
    } catch (error) {
      return describePathError(error);
    }
  };
}

interface Rewriting {
  readonly file: string;
  readonly text: string;
  readonly before: string | undefined;
}

async function rewrite(
  { before: expected, file, text }: Rewriting,
  journal: Journal,
): Promise<string | undefined> {
  const before = await readFile(file);
  const after = Buffer.from(text);
  if (before.equals(after)) return undefined;
  // Tools have read what is no text as something else, and would write that.
  if (!isUtf8(before)) return 'it is not in UTF-8, so that what it holds would be lost';
  if (expected !== undefined && !before.equals(Buffer.from(expected))) return changedMeanwhile;
  journal.begin(file, after);
  try {
    // Thousands are written one after another, and what was there is under version control.
    await replaceText(file, text, { sync: false });
  } catch (error) {
    // Where even the old text could not be put back, something else is there now.
    if (!(await readFile(file)).equals(before)) journal.end(file);
    throw error;
  }
  journal.end(file);
  return undefined;
}
