import type { Gate } from '@groundrules/catalogue';

import type { DetailedFinding } from '../findings/finding.js';
import type { GateReport } from '../gates/report.js';

/**
 * Finds the gates that did not see everything: one that could not do its work, one that could not read a file, of
 * which it then reports nothing else, and one whose tool has no rule of the standard on.
 *
 * @param gates - How the gates stand.
 * @param findings - What they found.
 * @returns Why, in a sentence for each.
 */
export function findBlindGates(
  gates: readonly Pick<GateReport, 'name' | 'standard' | 'status'>[],
  findings: readonly Pick<DetailedFinding, 'file' | 'gate' | 'line' | 'rule'>[],
): ReadonlyMap<Gate, string> {
  const reasons = new Map<Gate, string>();
  for (const { file, gate, line, rule } of findings) {
    if (rule !== 'parse-error' || reasons.has(gate)) continue;
    reasons.set(gate, `${gate} could not read ${file}:${String(line)}.`);
  }
  for (const { name, standard, status } of gates) {
    if (standard?.isOn === false) {
      reasons.set(
        name,
        `No rule of the standard is on, so that ${name} does not look for what they find.`,
      );
    }
    if (status === 'error') reasons.set(name, `${name} could not do its work.`);
  }
  return reasons;
}
