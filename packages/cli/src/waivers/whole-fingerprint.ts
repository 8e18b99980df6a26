import { UserError } from '../user-error.js';

/** As many as Git writes of a commit: fewer are too easily the name of something else. */
const shortest = 7;

/** More are not named at once. */
const mostNamed = 5;

/**
 * Tells whether something can be the beginning of a fingerprint, but not the whole of it.
 *
 * @param id - What was written.
 * @returns Whether it is seven to nineteen digits of one.
 */
export function isBeginning(id: string): boolean {
  return /^[\da-f]{1,19}$/u.test(id) && id.length >= shortest;
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
  const found = thatBegin(id, fingerprints);
  if (found.length > 1) {
    throw new UserError(
      `Several fingerprints begin with ${id}: ${found.join(', ')}. Write more of the one that is meant.`,
    );
  }
  return found[0];
}

/**
 * Says which fingerprints may be meant by less of one than is taken.
 *
 * @param id - What was written.
 * @param fingerprints - Those there are; others may be among them.
 * @returns A sentence with a blank before it; nothing where it can't be such a thing, or none begins like that.
 */
export function adviceOnShort(id: string, fingerprints: readonly string[]): string {
  if (!/^[\da-f]+$/u.test(id) || id.length >= shortest) return '';
  const found = thatBegin(id, fingerprints);
  if (found.length === 0) return '';
  const rest = found.length - mostNamed;
  const named = found.slice(0, mostNamed).join(', ');
  return ` Of a fingerprint at least ${String(shortest)} characters are needed; so begins ${named}${rest > 0 ? ` and ${String(rest)} more` : ''}.`;
}

function thatBegin(id: string, fingerprints: readonly string[]): string[] {
  return [...new Set(fingerprints)].filter(
    (one) => /^[\da-f]{20}$/u.test(one) && one.startsWith(id),
  );
}
