import type { LockEntry } from './entries/lock-entry.js';

/**
 * Makes a search for the lines of entries.
 *
 * @param text - Text of the lockfile.
 * @returns Tells the line of an entry, from 1; the first where none begins like that.
 */
export function lineFinder(text: string): (entry: LockEntry) => number {
  const lines = text.split('\n').map((line) => line.trimStart());
  return ({ head }) => {
    const at = lines.findIndex((line) => line.startsWith(head));
    return at < 0 ? 1 : at + 1;
  };
}
