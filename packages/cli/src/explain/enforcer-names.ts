import type { Enforcers, Gate } from '@groundrules/catalogue';

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
 * @param enforcers - The practice's enforcers.
 * @returns A name for each rule, issue type and code; for the gate of formatting its only rule.
 */
export function enforcerNames(enforcers: Enforcers): EnforcerName[] {
  const names = (['eslint', 'knip', 'typescript'] as const).flatMap((kind) =>
    (enforcers[kind] ?? []).map((rule) => ({ kind, gate: gates[kind], rule })),
  );
  const { gate } = enforcers;
  // Prettier only says that a text differs.
  if (gate === 'format') return [...names, { kind: 'gate', gate, rule: 'prettier' }];
  return names;
}
