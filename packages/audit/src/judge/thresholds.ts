import type { Severity } from '../advisory.js';
import type { Vulnerability } from '../audit-report.js';
import { rankOf } from './severities.js';

/** From which severity on something blocks. */
export interface Threshold {
  /** This severity and all above block; nothing does with `none`. */
  readonly block: Severity | 'none';
}

/** What blocks, by where it is needed. */
export interface Thresholds {
  /** For what anything needs that is not for development. */
  readonly production: Threshold;
  /** For all else. */
  readonly development: Threshold;
}

/**
 * Tells whether a vulnerability blocks, unless it is accepted.
 *
 * @param vulnerability - The vulnerability.
 * @param thresholds - What blocks.
 * @returns Whether it does; it is advice otherwise.
 * @example
 * ```ts
 * import type { Vulnerability } from '@groundrules/audit';
 * import { doesBlock, type Thresholds } from '@groundrules/audit/judge';
 *
 * const thresholds: Thresholds = { production: { block: 'low' }, development: { block: 'high' } };
 *
 * export function listBlocking(vulnerabilities: readonly Vulnerability[]): Vulnerability[] {
 *   return vulnerabilities.filter((one) => doesBlock(one, thresholds));
 * }
 * ```
 */
export function doesBlock(
  { advisory, production }: Vulnerability,
  thresholds: Thresholds,
): boolean {
  const { block } = production ? thresholds.production : thresholds.development;
  return block !== 'none' && rankOf(advisory.severity) >= rankOf(block);
}
