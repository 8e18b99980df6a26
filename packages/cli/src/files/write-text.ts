import { readFile } from 'node:fs/promises';

import { UserError } from '../user-error.js';
import { codeOf, describePathError } from './path-errors.js';
import { replaceText } from './replace-text.js';

const mark = '\uFEFF';

/**
 * Writes a file of ours: all of it or nothing. A byte order mark that it begins with stays there.
 *
 * @param file - Absolute path.
 * @param text - What it holds from now on, without the mark.
 * @throws {@link UserError} where the system refuses it. The file is then what it was before.
 */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    const isMarked = !text.startsWith(mark) && (await beginsWithMark(file));
    await replaceText(file, isMarked ? `${mark}${text}` : text);
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${describePathError(error)}.`, {
      cause: error,
    });
  }
}

async function beginsWithMark(file: string): Promise<boolean> {
  try {
    return (await readFile(file, 'utf8')).startsWith(mark);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
