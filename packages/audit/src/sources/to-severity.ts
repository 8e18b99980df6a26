import type { Severity } from '../advisory.js';

const known: Readonly<Record<string, Severity>> = {
  critical: 'critical',
  high: 'high',
  moderate: 'moderate',
  medium: 'moderate',
  low: 'low',
  info: 'low',
  informational: 'low',
  none: 'low',
};

/**
 * Reads a severity.
 *
 * @param word - What a source calls it, if it says.
 * @returns One of ours; `critical` for a word that nobody knows.
 */
export function toSeverity(word: unknown): Severity {
  const key = typeof word === 'string' ? word.trim().toLowerCase() : '';
  return (Object.hasOwn(known, key) ? known[key] : undefined) ?? 'critical';
}
