import type { Gate } from '@groundrules/catalogue';

import { isAbout, isLastingName } from '@groundrules/audit/judge';

import { nearest } from '../config/nearest.js';
import type { IdentifiedFinding } from '../findings/identity.js';
import { UserError } from '../user-error.js';
import { ruleNamed } from './rule-named.js';
import { adviceOnShort, wholeFingerprint } from './whole-fingerprint.js';

/** What a waiver would be about. */
export interface Waivable {
  readonly gate: Gate;
  /** The findings that are there today. */
  readonly findings: readonly IdentifiedFinding[];
}

/**
 * Finds what is to be waived among the findings of today. A waiver that matches nothing would be stale at once,
 * and hide what comes later. What is the name of a rule is one, even where a fingerprint begins like that.
 *
 * @param id - A fingerprint or its beginning, a rule, or an advisory.
 * @param findings - The findings of today, those in its files if it is limited to some.
 * @param gate - The gate that it is about, where that was said.
 * @returns What it is about, and its whole id.
 * @throws {@link UserError} naming the nearest where nothing matches, and the choices where several do.
 */
export function findWaivable(
  id: string,
  findings: readonly IdentifiedFinding[],
  gate?: Gate,
): Waivable & { readonly id: string } {
  const candidates = gate === undefined ? findings : findings.filter((one) => one.gate === gate);
  const fingerprints = candidates.map(({ fingerprint }) => fingerprint);
  const rules = candidates.map(({ rule }) => rule);
  const whole = ruleNamed(id, rules) ?? wholeFingerprint(id, fingerprints) ?? id;
  const matching = candidates.filter(
    (finding) =>
      namesOf(finding).includes(whole) ||
      (finding.vulnerability !== undefined && isAbout({ id: whole }, finding.vulnerability)),
  );
  const gates = [...new Set(matching.map((finding) => finding.gate))];
  const [only, ...others] = gates;
  if (only === undefined) {
    const names = [...new Set(candidates.flatMap(namesOf))];
    const meant = nearest(id, names);
    const where = gate === undefined ? '' : ` at the gate ${gate}`;
    throw new UserError(
      `Nothing that is found today${where} is called ${id}.${meant === undefined ? '' : ` Did you mean ${meant}?`}${adviceOnShort(id, fingerprints)}`,
    );
  }
  if (others.length > 0) {
    throw new UserError(`Several gates report ${id}: ${gates.join(', ')}. Choose one by --gate.`);
  }
  return { id: whole, gate: only, findings: matching };
}

function namesOf({ fingerprint, gate, rule, subject, vulnerability }: IdentifiedFinding): string[] {
  if (vulnerability !== undefined) {
    const { aliases, id } = vulnerability.advisory;
    return [fingerprint, ...[id, ...aliases].filter(isLastingName)];
  }
  return [fingerprint, rule, ...(gate === 'audit' && subject !== undefined ? [subject] : [])];
}
