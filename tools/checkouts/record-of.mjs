import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from './input-error.mjs';

/**
 * Finds the file that is named as a checkout's folder is.
 *
 * @param {string} records - Folder of such files.
 * @param {string} folder - The checkout, <owner>__<name>.
 * @param {string} option - The option that names another file.
 * @returns {string} Path of the file.
 */
export function recordOf(records, folder, option) {
  const file = path.join(records, `${path.basename(folder)}.json`);
  if (existsSync(file)) return file;
  throw new InputError(
    `${file} does not exist. Name the folder <owner>__<name>, or use ${option}.`,
  );
}
