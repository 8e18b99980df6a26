import type { IdentifiedFinding } from '../../src/findings/identity.js';
import type { JudgedFinding } from '../../src/findings/judged-finding.js';
import { fingerprintOf } from '../../src/findings/fingerprint-of.js';

/** What of a finding matters to a test. */
export type SampleFields = Partial<Omit<JudgedFinding, 'identity'>> &
  Partial<Pick<IdentifiedFinding['identity'], 'key' | 'scope' | 'shape' | 'declared'>>;

/**
 * Makes an open finding.
 *
 * @param fields - What differs from the sample.
 * @returns The finding.
 */
export function sampleFinding({
  key = 'key',
  scope = '',
  shape,
  declared = new Set(),
  ...fields
}: SampleFields = {}): JudgedFinding {
  const file = fields.file ?? 'src/a.ts';
  return {
    gate: 'lint',
    rule: 'no-console',
    practice: null,
    severity: 'error',
    line: 1,
    column: 1,
    message: 'Sample.',
    fingerprint: fingerprintOf(file, key),
    status: 'open',
    ...fields,
    file,
    identity: { key, scope, declared, ...(shape !== undefined && { shape }) },
  };
}
