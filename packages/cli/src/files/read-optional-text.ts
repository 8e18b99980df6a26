import { readFile } from 'node:fs/promises';

import { UserError } from '../user-error.js';
import { codeOf } from './path-errors.js';

/**
 * Reads a file that need not exist.
 *
 * @param file - Absolute path.
 * @param name - The file's name in messages.
 * @returns Its text without a byte order mark; `undefined` where there is no such file.
 * @throws {@link UserError} for a file that can't be read.
 */
export async function readOptionalText(file: string, name: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/u, '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`${name} cannot be read: ${message}`, { cause: error });
  }
}
