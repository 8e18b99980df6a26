import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';

import { UserError } from '../user-error.js';

/**
 * Refuses a file for a report that can't become one, before the minutes of work that the report is about.
 *
 * @param file - Absolute path, as `--output` names it; `undefined` where nothing is written.
 * @throws {@link UserError} where it is a folder, where it would have to stand in a file, and where nobody may write.
 */
export async function requireWritable(file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const refuse = (why: string): never => {
    throw new UserError(`--output ${file} cannot be written: ${why}`);
  };
  if ((await kindOf(file)) === 'folder') refuse('it is a folder. Name a file in it.');
  let folder = path.dirname(file);
  let kind = await kindOf(folder);
  while (kind === 'nothing' && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
    kind = await kindOf(folder);
  }
  if (kind === 'file') refuse(`${folder} is no folder.`);
  try {
    await access(folder, constants.W_OK);
  } catch {
    // Whatever stands in the way, the file that is to be replaced may be a pipe or a device of its own.
    if ((await kindOf(file)) === 'nothing') refuse(`nobody may write in ${folder}.`);
  }
}

async function kindOf(file: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    // Not there, or below a file: what is above tells.
    return 'nothing';
  }
}
