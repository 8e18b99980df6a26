import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseJson } from '../entries/parse-json.js';

/**
 * Tells whether a package is kept from being published.
 *
 * @param folder - Absolute path of the package.
 * @returns Whether its manifest says so; `false` where it can't be read, so that what is broken is found out later.
 */
export function isPrivate(folder: string): boolean {
  try {
    const content = parseJson(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return (
      typeof content === 'object' &&
      content !== null &&
      'private' in content &&
      content.private === true
    );
  } catch {
    // Whoever reads it for its entries says what is wrong.
    return false;
  }
}
