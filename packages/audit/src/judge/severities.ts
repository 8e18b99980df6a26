import type { Severity } from '../advisory.js';

/** From the least severe to the most. */
export const severities = [
  'low',
  'moderate',
  'high',
  'critical',
] as const satisfies readonly Severity[];

/**
 * Tells how severe a severity is.
 *
 * @param severity - What an advisory says.
 * @returns A number that grows with it; that of `critical` for a word that nobody knows.
 */
export function rankOf(severity: Severity): number {
  const rank = severities.indexOf(severity);
  return rank === -1 ? severities.length - 1 : rank;
}

/**
 * Finds the most severe.
 *
 * @param given - One or more severities.
 * @returns The most severe of them; `critical` where there is none, as nothing is known then.
 */
export function worstOf(given: readonly Severity[]): Severity {
  return severities[Math.max(...given.map((one) => rankOf(one)))] ?? 'critical';
}
