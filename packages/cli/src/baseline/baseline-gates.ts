import type { Gate } from '@groundrules/catalogue';

/**
 * The gates whose findings a baseline may hold. A vulnerability needs a waiver with a date; what a benchmark
 * is compared with is a file of its own.
 */
export const baselineGates: ReadonlySet<Gate> = new Set<Gate>([
  'format',
  'lint',
  'types',
  'dead-code',
  'docs',
  'secrets',
]);
