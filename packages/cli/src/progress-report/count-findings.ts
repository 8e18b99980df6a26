import type { Finding, Status } from '../findings/finding.js';
import type { HistoryRecord, StatusCounts } from './history-record.js';
import { topicOf, type Topic } from './topics.js';

/** No findings. */
export const nothing: StatusCounts = { open: 0, waived: 0, baselined: 0 };

/**
 * Counts findings by practice.
 *
 * @param findings - The findings.
 * @returns How many there are of each status, by practice; `correctness` stands for what is none.
 */
export function countByPractice(
  findings: readonly Pick<Finding, 'practice' | 'status'>[],
): Record<string, StatusCounts> {
  const counts: Record<string, Record<Status, number>> = {};
  for (const { practice, status } of findings) {
    const count = (counts[practice ?? 'correctness'] ??= { ...nothing });
    count[status] += 1;
  }
  return counts;
}

/**
 * Adds up the counts of some topics.
 *
 * @param practices - Counts by practice.
 * @param topics - The topics.
 * @returns The sum. Practices that the catalogue does not have are left out.
 */
export function countOf(
  practices: HistoryRecord['practices'],
  topics: readonly Topic[],
): StatusCounts {
  const sum = { ...nothing };
  for (const [practice, counts] of Object.entries(practices)) {
    const topic = topicOf(practice);
    if (topic === undefined || !topics.includes(topic)) continue;
    sum.open += counts.open;
    sum.waived += counts.waived;
    sum.baselined += counts.baselined;
  }
  return sum;
}

/**
 * Tells how much is left to do: what is waived is accepted, what is baselined is not.
 *
 * @param counts - How many findings there are of each status.
 * @returns How many are left.
 */
export function remainingOf({ baselined, open }: StatusCounts): number {
  return open + baselined;
}
