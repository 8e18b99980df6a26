import { countOf, remainingOf } from './count-findings.js';
import type { FirstBaseline } from './first-baseline.js';
import type { HistoryRecord } from './history-record.js';
import { placeOfEntry } from './place-of-entry.js';
import type { Topic } from './topics.js';

/** From where progress is counted: the most that was ever known to be left. */
export interface StartingPoint {
  /** The earliest day that something is known of, an ISO date; `undefined` where nothing earlier is known. */
  readonly since: string | undefined;
  /** The most that was ever left of a topic, today included. */
  readonly topic: (topic: Topic) => number;
  /** The most that was ever left of a practice, today included; `correctness` stands for what is none. */
  readonly practice: (practice: string) => number;
}

/** What is known. */
export interface Known {
  /** Earlier runs, in their order. */
  readonly records: readonly HistoryRecord[];
  readonly first: FirstBaseline | undefined;
  /** What was found today. */
  readonly today: HistoryRecord['practices'];
}

/**
 * Finds from where progress is counted.
 *
 * @param known - What is known of earlier days and of today.
 * @returns The starting point. A number that is known of a part only is still a lower bound of the whole.
 */
export function startingPoint({ first, records, today }: Known): StartingPoint {
  const places = (first?.baseline.findings ?? []).map(placeOfEntry);
  const counts = [...records.map(({ practices }) => practices), today];
  const days = [
    ...records.slice(0, 1).map(({ date }) => date),
    ...(first === undefined ? [] : [first.date]),
  ];
  return {
    since: days.sort((a, b) => (a < b ? -1 : 1))[0],
    topic: (topic) =>
      Math.max(
        places.filter((place) => place.topic === topic).length,
        ...counts.map((practices) => remainingOf(countOf(practices, [topic]))),
      ),
    practice: (practice) =>
      Math.max(
        places.filter((place) => place.practice === practice).length,
        ...counts.map((practices) => {
          const count = practices[practice];
          return count === undefined ? 0 : remainingOf(count);
        }),
      ),
  };
}

/**
 * Tells how much of something is done.
 *
 * @param remaining - How much is left.
 * @param start - How much there was.
 * @returns Percent, rounded down; 100 only where nothing is left.
 */
export function percentDone(remaining: number, start: number): number {
  if (remaining === 0) return 100;
  return Math.min(99, Math.floor(((start - remaining) * 100) / start));
}
