import { countOf, remainingOf } from './count-findings.js';
import { keyOf, type HistoryRecord } from './history-record.js';
import type { TrendPoint } from './progress-summary.js';
import { sections, type Section } from './topics.js';

/**
 * Makes the trend out of runs.
 *
 * @param records - Earlier runs, in their order.
 * @param today - The present run; `undefined` where not all of it is known.
 * @returns A point for each, the present one last and in place of an earlier one about the same commit.
 */
export function makeTrend(
  records: readonly HistoryRecord[],
  today: HistoryRecord | undefined,
): TrendPoint[] {
  const earlier =
    today === undefined ? records : records.filter((one) => keyOf(one) !== keyOf(today));
  return [...earlier, ...(today === undefined ? [] : [today])].map(toPoint);
}

function isMeasured({ bench }: HistoryRecord['gates']): boolean {
  return bench?.status === 'passed' || bench?.status === 'failed';
}

function toPoint({ commit, date, docs, gates, practices }: HistoryRecord): TrendPoint {
  const remaining: Partial<Record<Section['id'], number>> = {};
  for (const { id, topics } of sections) {
    const count = remainingOf(countOf(practices, topics));
    // Nothing found is no number where nothing was measured.
    if (count > 0 || id !== 'performance' || isMeasured(gates)) remaining[id] = count;
  }
  const { waived } = countOf(
    practices,
    sections.flatMap(({ topics }) => topics),
  );
  return {
    date,
    commit,
    remaining,
    accepted: waived,
    ...(docs !== undefined &&
      docs.public > 0 && { docs: Math.floor((docs.documented * 1000) / docs.public) / 10 }),
  };
}
