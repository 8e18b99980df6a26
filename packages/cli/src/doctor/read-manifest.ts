import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parseJson } from '../files/parse-json.js';
import { isRecord } from '../gates/run/is-record.js';

/**
 * Reads the manifest of a repository.
 *
 * @param root - Absolute path of the repository.
 * @returns Its fields; none where it is no manifest, which is reported where the packages are listed.
 */
export function readManifest(root: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8');
  try {
    const manifest = parseJson(text);
    return isRecord(manifest) ? manifest : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
