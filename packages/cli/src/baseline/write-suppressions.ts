import { rm } from 'node:fs/promises';
import path from 'node:path';

import { readOptionalText } from '../files/read-optional-text.js';
import { writeText } from '../files/write-text.js';
import type { Suppressions } from './derive-suppressions.js';

/** The name of ESLint's own file. */
export const suppressionsFile = 'eslint-suppressions.json';

/**
 * Writes eslint-suppressions.json as ESLint does. Nothing to pass over means no file.
 *
 * @param folder - Absolute path of the folder that ESLint runs in.
 * @param suppressions - What it passes over there.
 * @returns Whether anything changed.
 */
export async function writeSuppressions(
  folder: string,
  suppressions: Suppressions,
): Promise<boolean> {
  const file = path.join(folder, suppressionsFile);
  const before = await readOptionalText(file, suppressionsFile);
  if (Object.keys(suppressions).length === 0) {
    if (before === undefined) return false;
    await rm(file);
    return true;
  }
  const text = JSON.stringify(suppressions, null, 2);
  // ESLint ends the file without a newline, formatters with one.
  if (before?.trimEnd() === text) return false;
  await writeText(file, `${text}\n`);
  return true;
}
