import { readlink, stat } from 'node:fs/promises';
import path from 'node:path';

import { codeOf, isNothingThere } from '../files/path-errors.js';

/** As many links as Linux follows. */
const mostLinks = 40;

/**
 * Finds the file that is to be made where a link to it is there already, as a shell finds it.
 *
 * @param file - Absolute path.
 * @returns The file that the last link leads to; the same where it is no link, and where it leads to something that is
 *   there.
 * @throws What the system says, for links that lead round in a circle among others.
 */
export async function followLinks(file: string): Promise<string> {
  // The system knows best, also of links that are none, such as those to its pipes.
  if (await isThere(file)) return file;
  let current = file;
  for (let links = 0; links < mostLinks; links += 1) {
    const target = await targetOf(current);
    if (target === undefined) return current;
    current = path.resolve(path.dirname(current), target);
  }
  return current;
}

async function targetOf(file: string): Promise<string | undefined> {
  try {
    return await readlink(file);
  } catch (error) {
    // It is something else, or nothing.
    if (isNothingThere(error) || ['EINVAL', 'UNKNOWN'].includes(codeOf(error) ?? ''))
      return undefined;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (isNothingThere(error)) return false;
    throw error;
  }
}
