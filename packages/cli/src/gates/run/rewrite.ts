import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';

import { describePathError } from '../../files/path-errors.js';
import { replaceText } from '../../files/replace-text.js';
import { openJournal, type Journal } from './journal.js';

/**
 * Puts the text of a tool in place of what a file of the repository holds. Says why that can't be done, in words without
 * a full stop; `undefined` where it is done.
 */
export type Rewrite = (file: string, text: string) => Promise<string | undefined>;

/**
 * Makes what writes for a job. There is no other way in which a gate writes into files of the repository.
 *
 * @param journal - Absolute path of the file that is to tell what was written.
 * @returns The function that writes.
 */
export function createRewrite(journal: string): Rewrite {
  return async (file, text) => {
    try {
      return await rewrite(file, text, openJournal(journal));
    } catch (error) {
      return describePathError(error);
    }
  };
}

async function rewrite(file: string, text: string, journal: Journal): Promise<string | undefined> {
  const before = await readFile(file);
  const after = Buffer.from(text);
  if (before.equals(after)) return undefined;
  // Tools have read what is no text as something else, and would write that.
  if (!isUtf8(before)) return 'it is not in UTF-8, so that what it holds would be lost';
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
