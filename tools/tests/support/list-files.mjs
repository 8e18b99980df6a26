import { readdirSync } from 'node:fs';
import path from 'node:path';

const leftOut = new Set(['.git', '.turbo', 'coverage', 'dist', 'node_modules']);

/**
 * Lists the files of a folder that a person works on.
 *
 * @param {string} folder - The folder.
 * @returns {string[]} Paths relative to the folder.
 */
export function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (leftOut.has(entry.name)) return [];
    if (!entry.isDirectory()) return [entry.name];
    return listFiles(path.join(folder, entry.name)).map((file) => path.join(entry.name, file));
  });
}
