import { readFileSync } from 'node:fs';
import { InputError } from './input-error.mjs';

/**
 * Reads the file of what a person found in a checkout, and checks what every such file has.
 *
 * @param {string} file - Path of the file.
 * @param {string} list - Name of its list of findings.
 * @returns {{ repository: string, commit: string, files: string[], ignored: string[] }} What it holds,
 *   the list included. `files` and `ignored` are globs of what was read.
 */
export function readRecord(file, list) {
  const record = parse(file);
  const { commit, files, ignored = [], repository } = record;
  check(file, typeof repository === 'string', '"repository" must be text');
  check(file, /^[0-9a-f]{40}$/u.test(commit), '"commit" must be a full commit id');
  check(file, isTexts(files) && files.length > 0, '"files" must list globs');
  check(file, isTexts(ignored), '"ignored" must list globs');
  check(file, Array.isArray(record[list]), `"${list}" must be a list`);
  return { repository, commit, files, ignored, [list]: record[list] };
}

/**
 * Refuses a file that a condition does not hold for.
 *
 * @param {string} file - Path of the file.
 * @param {boolean} holds - Whether it holds.
 * @param {string} message - What must be.
 */
export function check(file, holds, message) {
  if (!holds) throw new InputError(`${file}: ${message}.`);
}

function parse(file) {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8'));
    check(file, typeof record === 'object' && record !== null, 'it must hold an object');
    return record;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file} cannot be read: ${error.message}`, { cause: error });
  }
}

function isTexts(value) {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
