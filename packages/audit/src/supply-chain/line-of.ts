import type { LockEntry } from './entries/lock-entry.js';

/**
 * Finds the line of an entry.
 *
 * @param text - Text of the lockfile.
 * @param entry - The entry.
 * @returns The line, from 1; the first where none begins like that.
 */
export function lineOf(text: string, { head }: LockEntry): number {
  const at = text.split('\n').findIndex((line) => line.trimStart().startsWith(head));
  return at < 0 ? 1 : at + 1;
}
