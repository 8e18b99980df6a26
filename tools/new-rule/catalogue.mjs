import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OptionsError } from './options.mjs';

/**
 * Finds the file of the catalogue that describes a practice.
 *
 * @param {string} repository - The root of the repository.
 * @param {string} practice - Id of the practice.
 * @returns {string} Path of the file.
 */
export function findPractice(repository, practice) {
  const folder = path.join(repository, 'packages/catalogue/src/practices');
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const file = files.find((it) => readIds(it).includes(practice));
  if (file !== undefined) return file;
  const known = files.flatMap((it) => readIds(it)).sort();
  throw new OptionsError(
    `The catalogue has no practice "${practice}". Add it to packages/catalogue/src/practices first, or use one of: ${known.join(', ')}.`,
  );
}

/**
 * Names a rule as an enforcer of a practice, unless it is one already.
 *
 * @param {string} file - The file that describes the practice.
 * @param {string} practice - Id of the practice.
 * @param {string} rule - Id of the rule, with its namespace.
 */
export function addEnforcer(file, practice, rule) {
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(`id: '${practice}'`);
  const end = text.indexOf('docs:', start);
  const entry = text.slice(start, end);
  if (entry.includes(`'${rule}'`)) return;
  const changed = entry.includes('eslint: [')
    ? entry.replace('eslint: [', `eslint: ['${rule}', `)
    : entry.replace('enforcers: {', `enforcers: { eslint: ['${rule}'],`);
  if (changed === entry) throw new Error(`Cannot find the enforcers of "${practice}" in ${file}`);
  writeFileSync(file, text.slice(0, start) + changed + text.slice(end));
}

function readIds(file) {
  return Array.from(readFileSync(file, 'utf8').matchAll(/\bid: '([a-z-]+)'/gu), ([, id]) => id);
}
