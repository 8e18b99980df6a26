import { practiceEnforcedBy, practices, type Gate, type PracticeId } from '@groundrules/catalogue';

import { factsOf } from '../gates/audit/supply-chain/supply-chain-rules.js';

const kinds = { lint: 'eslint', 'dead-code': 'knip', types: 'typescript' } as const;

/**
 * Tells which practice a rule of a gate stands for, as far as the rule alone tells.
 *
 * @param gate - The gate.
 * @param rule - The id under which its tool reports.
 * @returns The practice; `null` for what is on for correctness alone, and for what may breach one or another.
 */
export function practiceOfRule(gate: Gate, rule: string): PracticeId | null {
  if (gate in kinds) {
    // That types do not fit may be about a value that may be missing, or about anything.
    if (rule === 'TS2322' || rule === 'TS2345') return null;
    return practiceEnforcedBy({ kind: kinds[gate as keyof typeof kinds], id: rule })?.id ?? null;
  }
  if (gate === 'audit') {
    const practice = factsOf(rule)?.practice;
    if (practice !== undefined) return practice;
  }
  // All that the secrets gate finds is one practice, but for files that it could not look into.
  const id = gate === 'secrets' && rule !== 'too-large' ? 'hardcoded-secret' : rule;
  return practices.find((practice) => practice.id === id)?.id ?? null;
}
