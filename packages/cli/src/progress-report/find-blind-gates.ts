import type { Gate } from '@groundrules/catalogue';

import type { DetailedFinding } from '../findings/finding.js';
import type { GateReport } from '../gates/report.js';

/**
 * Finds the gates that did not see everything: one that could not do its work, and one that could not read a file, of
 * which it then reports nothing else.
 *
 * @param gates - How the gates stand.
 * @param findings - What they found.
 * @returns Why, in a sentence for each.
 */
export function findBlindGates(
  gates: readonly Pick<GateReport, 'name' | 'status'>[],
  findings: readonly Pick<DetailedFinding, 'file' | 'gate' | 'line' | 'rule'>[],
): ReadonlyMap<Gate, string> {
  const reasons = new Map<Gate, string>();
  for (const { file, gate, line, rule } of findings) {
    if (rule !== 'parse-error' || reasons.has(gate)) continue;
    reasons.set(gate, `${gate} could not read ${file}:${String(line)}.`);
  }
  for (const { name, status } of gates) {
    if (status === 'error') reasons.set(name, `${name} could not do its work.`);
  }
  return reasons;
}
