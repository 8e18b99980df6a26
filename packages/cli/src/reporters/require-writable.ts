import { access, constants, lstat, mkdtemp, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';

import { describePathError, isNothingThere } from '../files/path-errors.js';
import { UserError } from '../user-error.js';
import { followLinks } from './follow-links.js';
import { ownStream } from './own-stream.js';

/**
 * Refuses a file for a report that can't become one, before the minutes of work that the report is about. A folder is made
 * beside it and removed again: some folders look as if one might write there, and nobody can.
 *
 * @param file - Absolute path, as `--output` names it; `undefined` where nothing is written.
 * @throws {@link UserError} where it is a folder, where it would have to stand in a file or below a link that leads nowhere,
 *   where nobody may write, and for names that the system does not take.
 */
export async function requireWritable(file: string | undefined): Promise<void> {
  if (file === undefined || ownStream(file) !== undefined) return;
  const refuse = (why: string): never => {
    throw new UserError(`--output ${file} cannot be written: ${why}`);
  };
  try {
    const target = await followLinks(file);
    const kind = await kindOf(target);
    if (kind === 'folder') refuse('it is a folder. Name a file in it.');
    if (kind === 'socket') refuse('it is a socket, which nothing can be written to by its name.');
    if (kind === 'nothing') await requireRoom(target, refuse);
    else await access(target, constants.W_OK);
  } catch (error) {
    if (error instanceof UserError) throw error;
    refuse(`${describePathError(error)}.`);
  }
}

/** What is not there yet has to be made, with the folders above it. */
async function requireRoom(file: string, refuse: (why: string) => never): Promise<void> {
  const missing = [path.basename(file)];
  let folder = path.dirname(file);
  let kind = await kindOf(folder);
  while (kind === 'nothing') {
    // Even the system's root is not there: only where the path is none of this system.
    if (folder === path.dirname(folder)) return refuse(`there is no ${folder}.`);
    if (await isThere(folder)) {
      return refuse(`${folder} is a symbolic link that leads nowhere.`);
    }
    missing.push(path.basename(folder));
    folder = path.dirname(folder);
    kind = await kindOf(folder);
  }
  if (kind !== 'folder') return refuse(`${folder} is no folder.`);
  // The system says of a name whether it is too long only where the folder that would hold it is there.
  for (const name of missing) await isThere(path.join(folder, name));
  try {
    await rmdir(await mkdtemp(path.join(folder, '.groundrules-')));
  } catch (error) {
    refuse(`nothing can be written into ${folder}, as ${describePathError(error)}.`);
  }
}

type Kind = 'file' | 'folder' | 'nothing' | 'socket';

async function kindOf(file: string): Promise<Kind> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) return 'folder';
    return stats.isSocket() ? 'socket' : 'file';
  } catch (error) {
    // Below a file: what is above tells which.
    if (isNothingThere(error)) return 'nothing';
    throw error;
  }
}

/** Also of a link that leads nowhere. */
async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (isNothingThere(error)) return false;
    throw error;
  }
}
