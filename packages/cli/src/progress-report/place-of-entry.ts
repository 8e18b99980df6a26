import { practices, type PracticeId } from '@groundrules/catalogue';

import type { BaselineEntry } from '../baseline/baseline.js';
import { practiceOfRule } from '../findings/practice-of-rule.js';
import type { Topic } from './topics.js';

/** What an entry of a baseline counts for. */
export interface PlaceOfEntry {
  readonly topic: Topic;
  /** `undefined` where the entry tells only the area. */
  readonly practice: PracticeId | 'correctness' | undefined;
}

/**
 * Tells what an entry of a baseline counts for: it names a practice only where its rule does not tell.
 *
 * @param entry - The entry.
 * @returns Its topic and practice.
 */
export function placeOfEntry({
  gate,
  practice,
  rule,
}: Pick<BaselineEntry, 'gate' | 'practice' | 'rule'>): PlaceOfEntry {
  const breached = practice ?? practiceOfRule(gate, rule);
  const known = practices.find(({ id }) => id === breached);
  if (known !== undefined) return { topic: known.area, practice: known.id };
  // Prettier says only that a text differs; a baseline that was written by hand may say no more.
  return gate === 'format' && rule === 'prettier'
    ? { topic: 'format', practice: undefined }
    : { topic: 'correctness', practice: 'correctness' };
}
