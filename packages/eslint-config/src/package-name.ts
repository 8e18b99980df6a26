import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Reads which package a folder is the top of.
 *
 * @param folder - Its absolute path.
 * @returns The name in its package.json; `undefined` where there is none. A manifest without a name only sets the
 * module type of the folder it is in.
 */
export function packageName(folder: string): string | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  } catch {
    // Most folders have no manifest; a broken one is for Node to complain of.
    return undefined;
  }
  if (typeof content !== 'object' || content === null || !('name' in content)) return undefined;
  return typeof content.name === 'string' ? content.name : undefined;
}
