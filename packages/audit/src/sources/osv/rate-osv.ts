import calculator from 'ae-cvss-calculator';

import type { Severity } from '../../advisory.js';
import { isRecord } from '../../inventory/is-record.js';
import { toSeverity } from '../to-severity.js';
import type { OsvAffected, OsvEntry } from './osv-entry.js';

/** How severe an entry is. */
export interface OsvRating {
  readonly severity: Severity;
  readonly cvss?: { readonly score: number; readonly vector: string };
}

/**
 * Rates an entry: by the word of its database, else by its CVSS vectors. What nobody has rated is critical: most of that
 * is malware.
 *
 * @param entry - The entry.
 * @param affected - What it says of one package, which may be rated by itself.
 * @returns Its rating.
 */
export function rateOsv(entry: OsvEntry, affected: OsvAffected): OsvRating {
  const vectors = [...(affected.severity ?? []), ...(entry.severity ?? [])];
  const [worst] = vectors
    .flatMap(({ score: vector }) => {
      const score = scoreOf(vector);
      return score === undefined ? [] : [{ score, vector }];
    })
    .toSorted((a, b) => b.score - a.score);
  const word =
    affected.ecosystem_specific?.['severity'] ??
    affected.database_specific?.['severity'] ??
    entry.database_specific?.['severity'];
  return {
    severity: word === undefined || word === null ? bandOf(worst?.score) : toSeverity(word),
    ...(worst && { cvss: worst }),
  };
}

/** The bands of CVSS. */
function bandOf(score: number | undefined): Severity {
  if (score === undefined || score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'moderate' : 'low';
}

function scoreOf(vector: string): number | undefined {
  try {
    const parsed: unknown = calculator.fromVector(vector);
    if (!isRecord(parsed) || typeof parsed['calculateScores'] !== 'function') return undefined;
    const scores = (parsed as { calculateScores: () => unknown }).calculateScores();
    const score = isRecord(scores) ? scores['overall'] : undefined;
    return typeof score === 'number' && Number.isFinite(score) && score > 0 ? score : undefined;
  } catch {
    // A vector that can't be read rates nothing.
    return undefined;
  }
}
