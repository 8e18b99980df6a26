import { areas, practices, type Area, type Gate, type PracticeId } from '@groundrules/catalogue';

import { gateNames } from '../config/gate-names.js';

/** What progress is told of: an area of the standard, or the rules that are on for correctness alone. */
export type Topic = Area | 'correctness';

/** A part of the summary, as its readers divide the work. */
export interface Section {
  readonly id: 'security' | 'code-quality' | 'performance';
  readonly title: string;
  /** In the order of the tables. */
  readonly topics: readonly Topic[];
}

/** The parts of the summary, in their order. Each topic is in one of them. */
export const sections: readonly Section[] = [
  { id: 'security', title: 'Security', topics: ['security'] },
  {
    id: 'code-quality',
    title: 'Code quality',
    topics: [
      ...areas.filter((area) => area !== 'security' && area !== 'performance'),
      'correctness',
    ],
  },
  { id: 'performance', title: 'Performance', topics: ['performance'] },
];

const topicOfPractice: ReadonlyMap<string, Topic> = new Map([
  ...practices.map(({ area, id }): [string, Topic] => [id, area]),
  ['correctness', 'correctness'],
]);

/**
 * Tells which topic a practice belongs to.
 *
 * @param practice - Its id; `null` or `correctness` for rules that are on for correctness alone.
 * @returns The topic; `undefined` for a practice that the catalogue does not have (any more).
 */
export function topicOf(practice: string | null): Topic | undefined {
  return topicOfPractice.get(practice ?? 'correctness');
}

/**
 * Lists the practices of a topic.
 *
 * @param topic - The topic.
 * @returns Their ids in the order of the catalogue; `null` stands for what is no practice.
 */
export function practicesOf(topic: Topic): readonly (PracticeId | null)[] {
  if (topic === 'correctness') return [null];
  return practices.filter(({ area }) => area === topic).map(({ id }) => id);
}

/** What rules alone can't tell: what is published, a secret in any file, what is installed, how fast it is. */
const alsoNeeded: Readonly<Partial<Record<Topic, readonly Gate[]>>> = {
  docs: ['docs'],
  security: ['secrets', 'audit'],
  performance: ['bench'],
};

/**
 * Lists the gates without which nothing complete can be said of a topic.
 *
 * @param topic - The topic.
 * @returns The gates that enforce its practices, in the order of the tables.
 */
export function gatesOf(topic: Topic): readonly Gate[] {
  if (topic === 'correctness') return ['format', 'lint', 'types', 'dead-code', 'docs', 'secrets'];
  const found = new Set<Gate>();
  for (const { area, enforcers } of practices) {
    if (area !== topic) continue;
    if (enforcers.eslint !== undefined) found.add('lint');
    if (enforcers.knip !== undefined) found.add('dead-code');
    if (enforcers.typescript !== undefined) found.add('types');
    if (enforcers.gate !== undefined) found.add(enforcers.gate);
  }
  for (const gate of alsoNeeded[topic] ?? []) found.add(gate);
  return gateNames.filter((gate) => found.has(gate));
}
