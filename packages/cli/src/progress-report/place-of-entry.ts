import { practiceEnforcedBy, practices, type PracticeId } from '@groundrules/catalogue';

import type { BaselineEntry } from '../baseline/baseline.js';
import type { Topic } from './topics.js';

/** What an entry of a baseline counts for. */
export interface PlaceOfEntry {
  readonly topic: Topic;
  /** `undefined` where the entry tells only the area. */
  readonly practice: PracticeId | 'correctness' | undefined;
}

const kinds = { lint: 'eslint', 'dead-code': 'knip', types: 'typescript' } as const;

/**
 * Tells what an entry of a baseline counts for: it has a rule and no practice.
 *
 * @param entry - The entry.
 * @returns Its topic and practice.
 */
export function placeOfEntry({ gate, rule }: Pick<BaselineEntry, 'gate' | 'rule'>): PlaceOfEntry {
  // Prettier says only that a text differs; which practice it was depended on the line.
  if (gate === 'format' && rule === 'prettier') return { topic: 'format', practice: undefined };
  const practice =
    gate in kinds
      ? practiceEnforcedBy({ kind: kinds[gate as keyof typeof kinds], id: rule })
      : practices.find(({ id }) => id === (gate === 'secrets' ? secretRule(rule) : rule));
  return practice === undefined
    ? { topic: 'correctness', practice: 'correctness' }
    : { topic: practice.area, practice: practice.id };
}

/** All that the secrets gate finds is one practice, but for files that it could not look into. */
function secretRule(rule: string): string {
  return rule === 'too-large' ? rule : 'hardcoded-secret';
}
