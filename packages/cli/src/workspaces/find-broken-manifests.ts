import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { listNames } from '../gates/files/list-names.js';

/**
 * Finds the manifests that a library stumbled over without saying where.
 *
 * @param root - Absolute path of the repository.
 * @param message - What it said of the text.
 * @returns Those of which the same is to be said, relative to the repository.
 */
export async function findBrokenManifests(root: string, message: string): Promise<string[]> {
  const names = await listNames(root);
  const manifests = names.filter((file) => path.posix.basename(file) === 'package.json');
  const mistakes = await Promise.all(manifests.map((name) => mistakeIn(path.join(root, name))));
  return manifests.filter((_name, at) => mistakes[at] === message);
}

async function mistakeIn(file: string): Promise<string | undefined> {
  try {
    JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    // One that can't be read is not the one that was read.
    return error instanceof SyntaxError ? error.message : undefined;
  }
  return undefined;
}
