import type { RawFinding } from '../../src/findings/finding.js';

/**
 * Makes what a tool reports, for tests.
 *
 * @param part - What matters about it.
 * @returns The finding, complete.
 */
export function rawFindingOf(part: Partial<RawFinding> = {}): RawFinding {
  return {
    rule: 'no-undef',
    practice: null,
    severity: 'error',
    file: 'a.ts',
    line: 1,
    column: 1,
    message: 'It is not defined.',
    ...part,
  };
}
