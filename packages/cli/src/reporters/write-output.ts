import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

import { UserError } from '../user-error.js';

/**
 * Writes a report into a file: all of it or nothing, with the folders that it needs.
 *
 * @param file - Absolute path.
 * @param text - What it holds.
 * @throws {@link UserError} where it can't be written.
 */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    // A pipe or a device must not be replaced by a file.
    if (await isSpecial(file)) await writeFile(file, text);
    else await writeFileAtomic(file, text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`--output ${file} cannot be written: ${message}`, { cause: error });
  }
}

async function isSpecial(file: string): Promise<boolean> {
  try {
    return !(await stat(file)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
