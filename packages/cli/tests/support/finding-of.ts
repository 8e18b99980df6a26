import type { DetailedFinding, RawFinding } from '../../src/findings/finding.js';

/**
 * Makes a finding for tests.
 *
 * @param part - What matters about it.
 * @param raw - What matters about what the tool reported.
 * @returns A finding, complete.
 */
export function findingOf(
  part: Partial<DetailedFinding> = {},
  raw: Partial<RawFinding> = {},
): DetailedFinding {
  const base = {
    practice: 'swallowed-error',
    rule: 'groundrules/no-swallowed-error',
    severity: 'error',
    file: 'src/store.ts',
    line: 12,
    column: 5,
    message: 'Any error is dropped here.',
    ...part,
  } as const;
  return {
    gate: 'lint',
    fingerprint: '0123456789abcdef0123',
    status: 'open',
    workspace: '.',
    ...base,
    raw: { ...base, ...raw },
  };
}
