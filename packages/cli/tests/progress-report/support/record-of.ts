import type { HistoryRecord, StatusCounts } from '../../../src/progress-report/history-record.js';
import { nothing } from '../../../src/progress-report/count-findings.js';
import type { HistoryLine } from '../../../src/progress-report/read-history.js';

/**
 * Makes a recorded run for tests.
 *
 * @param part - What matters about it.
 * @returns The record, complete.
 */
export function recordOf(part: Partial<HistoryRecord> = {}): HistoryRecord {
  return {
    version: 1,
    date: '2027-01-01',
    commit: 'a'.repeat(40),
    gates: {},
    practices: {},
    readiness: { met: 3, total: 10 },
    ...part,
  };
}

/** A line of the history with a record. */
export function lineOf(part: Partial<HistoryRecord> = {}): HistoryLine {
  const record = recordOf(part);
  return { text: JSON.stringify(record), record };
}

/** Counts of findings for tests. */
export function countsOf(part: Partial<StatusCounts>): StatusCounts {
  return { ...nothing, ...part };
}
