import { readFileSync } from 'node:fs';
import path from 'node:path';

import { isRecord } from '../gates/run/is-record.js';

/**
 * Reads the manifest of a repository.
 *
 * @param root - Absolute path of the repository.
 * @returns Its fields; none where it is no manifest, which is reported where the packages are listed.
 */
export function readManifest(root: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8').replace(/^\uFEFF/u, '');
  try {
    const manifest: unknown = JSON.parse(text);
    return isRecord(manifest) ? manifest : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
