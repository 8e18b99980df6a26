import { UserError } from '../user-error.js';

/**
 * Tells whether something can be the beginning of a fingerprint, but not the whole of it.
 *
 * @param id - What was written.
 * @returns Whether it is four to nineteen digits of one.
 */
export function isBeginning(id: string): boolean {
  return /^[\da-f]{4,19}$/u.test(id);
}

/**
 * Finds the fingerprint that begins as somebody wrote it, as long as it is the only one.
 *
 * @param id - What was written.
 * @param fingerprints - Those there are; others may be among them.
 * @returns The whole fingerprint; `undefined` where none begins like that.
 * @throws {@link UserError} where several begin like that.
 */
export function wholeFingerprint(id: string, fingerprints: readonly string[]): string | undefined {
  if (!isBeginning(id)) return undefined;
  const found = new Set(
    fingerprints.filter((one) => /^[\da-f]{20}$/u.test(one) && one.startsWith(id)),
  );
  if (found.size > 1) {
    throw new UserError(
      `Several fingerprints begin with ${id}: ${[...found].join(', ')}. Write more of the one that is meant.`,
    );
  }
  return [...found][0];
}
