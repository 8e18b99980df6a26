import type { Finding } from '../findings/finding.js';

/**
 * Orders findings by file, place, gate and rule, alike on every machine.
 *
 * @param a - A finding.
 * @param b - Another.
 * @returns Below 0 where the first comes first.
 */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.gate, b.gate) ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
