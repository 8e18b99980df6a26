import type { Gate, Practice } from '@groundrules/catalogue';

import { supplyChainRules } from '../gates/audit/supply-chain/supply-chain-rules.js';

/** What a report calls an enforcer, and the gate that reports it. */
export interface EnforcerName {
  readonly kind: 'eslint' | 'knip' | 'typescript' | 'gate';
  readonly gate: Gate;
  readonly rule: string;
}

const gates = { eslint: 'lint', knip: 'dead-code', typescript: 'types' } as const;

/**
 * Lists what enforces a practice, by the names that reports use.
 *
 * @param practice - The practice.
 * @returns A name for each rule, issue type and code; for the gate of formatting its only rule, for that of the audit those of
 *   the supply chain. Vulnerabilities go by the names of their advisories.
 */
export function enforcerNames({
  enforcers,
  id,
}: Pick<Practice, 'enforcers' | 'id'>): EnforcerName[] {
  const names = (['eslint', 'knip', 'typescript'] as const).flatMap((kind) =>
    (enforcers[kind] ?? []).map((rule) => ({ kind, gate: gates[kind], rule })),
  );
  const { gate } = enforcers;
  // Prettier only says that a text differs.
  if (gate === 'format') return [...names, { kind: 'gate', gate, rule: 'prettier' }];
  if (gate !== 'audit') return names;
  const rules = Object.entries(supplyChainRules).filter(([, { practice }]) => practice === id);
  return [...names, ...rules.map(([rule]) => ({ kind: 'gate' as const, gate, rule }))];
}
