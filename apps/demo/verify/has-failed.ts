import type { Verification } from './table.js';

/**
 * Tells whether a verification shows that something is wrong.
 *
 * @param verification - What was found out.
 * @returns Whether the command fails.
 */
export function hasFailed(verification: Verification): boolean {
  const { broken, marks, missed, review, unexpected } = verification;
  const open = review.outcomes.filter(({ kind }) => kind === 'open');
  const wrong: readonly (readonly unknown[])[] = [missed, unexpected, broken, open, review.stale];
  // A twin without marks, or without vulnerabilities, proves nothing.
  const proof: readonly (readonly unknown[])[] = [marks, review.outcomes];
  return wrong.some((list) => list.length > 0) || proof.some((list) => list.length === 0);
}
