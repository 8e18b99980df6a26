import type { GateReport } from '../gates/report.js';

/**
 * Tells how the check ends.
 *
 * @param gates - How its gates stand.
 * @returns 2 where a gate of either mode could not do its work, or none did any; 1 where a gate that
 *   blocks has open errors; otherwise 0.
 */
export function exitCodeOf(gates: readonly GateReport[]): 0 | 1 | 2 {
  if (gates.some(({ status }) => status === 'error')) return 2;
  if (gates.every(({ status }) => status === 'skipped')) return 2;
  return gates.some(({ mode, status }) => mode === 'block' && status === 'failed') ? 1 : 0;
}
