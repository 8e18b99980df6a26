import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { codeOf, describePathError } from '../files/path-errors.js';
import { replaceText } from '../files/replace-text.js';
import { UserError } from '../user-error.js';
import { followLinks } from './follow-links.js';
import { ownStream } from './own-stream.js';

/**
 * Writes a report into a file: all of it or nothing, with the folders that it needs. What a link leads to is written, and
 * not put in place of the link; into a pipe or a device it is written as it is.
 *
 * @param file - Absolute path.
 * @param text - What it holds.
 * @throws {@link UserError} where it can't be written.
 */
export async function writeOutput(file: string, text: string): Promise<void> {
  const stream = ownStream(file);
  if (stream !== undefined) {
    if (!process[stream].write(text)) await once(process[stream], 'drain');
    return;
  }
  try {
    const target = await followLinks(file);
    await makeFolder(path.dirname(target));
    await replaceText(target, text);
  } catch (error) {
    throw new UserError(`--output ${file} cannot be written: ${describePathError(error)}.`, {
      cause: error,
    });
  }
}

/** Step by step: told to make all at once, Node.js tries for ever where the system takes no folder. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = path.dirname(folder);
    if (codeOf(error) !== 'ENOENT' || parent === folder || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await mkdir(folder);
  }
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    // Not there, or not to be looked at: then it can't be written into either.
    return false;
  }
}
