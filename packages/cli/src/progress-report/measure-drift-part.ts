import type { DriftReport } from '../drift/drift-report.js';
import { measureDrift, type DriftOptions } from '../drift/measure-drift.js';
import type { PartTeller } from './tell-parts.js';

/** How the settings stand to the standard, or why nobody knows. */
export type DriftSummary = Pick<DriftReport, 'tools' | 'weakenings'> | { readonly unknown: string };

/**
 * Holds the settings against the standard. What can't be held against it is said, and loses nothing else.
 *
 * @param options - What is measured.
 * @param teller - Told what could not be found out.
 * @returns How they stand.
 */
export async function measureDriftPart(
  options: DriftOptions,
  teller: PartTeller,
): Promise<DriftSummary> {
  const drift = await teller.tell<DriftSummary>(
    'Whether a setting is weaker than the standard',
    async () => await measureDrift(options),
    (reason) => ({ unknown: `it could not be measured: ${reason}` }),
  );
  if ('unknown' in drift) return drift;
  for (const { reason = '', status, tool } of drift.tools) {
    if (status === 'error') {
      teller.add(`Whether a setting of ${tool} is weaker than the standard`, reason);
    }
  }
  return drift;
}
