import type { GateReport } from '../gates/report.js';
import type { DetailedFinding } from '../findings/finding.js';
import { countByPractice } from './count-findings.js';
import type { HistoryRecord } from './history-record.js';
import { recordVulnerabilities } from './list-vulnerabilities.js';
import type { DocsSummary, Readiness } from './progress-summary.js';

/** What a record is made of. */
export interface RecordInput {
  readonly date: string;
  readonly commit: string | null;
  readonly gates: readonly GateReport[];
  readonly findings: readonly DetailedFinding[];
  readonly docs: DocsSummary;
  readonly readiness: Pick<Readiness, 'met' | 'total'>;
  /** Why a gate did not see everything. */
  readonly blind: ReadonlyMap<GateReport['name'], string>;
}

/**
 * Makes the record of a run.
 *
 * @param input - What is known of it.
 * @returns The record; `undefined` where a gate did not see everything: what it would have found would look fixed.
 */
export function makeRecord(input: RecordInput): HistoryRecord | undefined {
  const { blind, commit, date, docs, findings, gates, readiness } = input;
  if (blind.size > 0) return undefined;
  const stood: Partial<Record<GateReport['name'], NonNullable<HistoryRecord['gates']['lint']>>> =
    {};
  for (const { counts, name, status } of gates) {
    if (status === 'error') return undefined;
    stood[name] = { status, counts };
  }
  const vulnerabilities = recordVulnerabilities(findings, gates);
  return {
    version: 1,
    date,
    commit,
    gates: stood,
    practices: sorted(countByPractice(findings)),
    ...(vulnerabilities !== undefined && { vulnerabilities }),
    ...('percent' in docs && { docs: { documented: docs.documented, public: docs.public } }),
    readiness: { met: readiness.met, total: readiness.total },
  };
}

/** So that the same findings make the same line. */
function sorted<T>(fields: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
