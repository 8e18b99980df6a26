import type { Gate } from '@groundrules/catalogue';

import type { IdentifiedFinding } from '../findings/identity.js';

/**
 * The gates all of whose findings a baseline may hold. A vulnerability needs a waiver with a date; what a benchmark
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

/**
 * Tells whether a baseline may hold a finding.
 *
 * @param finding - The finding.
 * @returns Whether it is of one of these gates, or about what the supply chain was like at adoption. That a check of it could
 *   not be done is none of that.
 */
export function isOfBaseline({ gate, supplyChain }: IdentifiedFinding): boolean {
  if (supplyChain === undefined) return baselineGates.has(gate);
  return supplyChain.isUnchecked !== true;
}
