import type { Gate } from '@groundrules/catalogue';

import type { RiskSeverity } from '../config/config.js';
import type { Status } from '../findings/finding.js';
import type { GateReport } from '../gates/report.js';

/** How many findings there are of each status, warnings included. */
export type StatusCounts = Readonly<Record<Status, number>>;

/** A vulnerability at the time of a run. */
export interface RecordedVulnerability {
  /** The advisory. */
  readonly id: string;
  /** Tells it from the same advisory about another package. */
  readonly fingerprint: string;
  readonly status: Status;
  readonly severity?: RiskSeverity;
  /** What is wrong, for a person. */
  readonly message: string;
}

/** One line of `.groundrules/history.jsonl`: how a commit stood. */
export interface HistoryRecord {
  /** The version of the line's format. */
  readonly version: 1;
  /** The day of the run, an ISO date. */
  readonly date: string;
  /** What was looked at; `null` outside Git. */
  readonly commit: string | null;
  /** How each gate stood. */
  readonly gates: Readonly<
    Partial<
      Record<
        Gate,
        { readonly status: Exclude<GateReport['status'], 'error'>; readonly counts: StatusCounts }
      >
    >
  >;
  /** What was found, by practice; `correctness` stands for what is none. Practices of which nothing was found are left out. */
  readonly practices: Readonly<Record<string, StatusCounts>>;
  /** What the gate audit found; left out where it did not do its work. */
  readonly vulnerabilities?: readonly RecordedVulnerability[];
  /** Public names; left out where they were not counted. */
  readonly docs?: { readonly documented: number; readonly public: number };
  /** How many of the criteria were met. */
  readonly readiness: { readonly met: number; readonly total: number };
}

/** The name of the file, relative to the repository. */
export const historyFile = '.groundrules/history.jsonl';

/**
 * Tells which lines of the history are about the same.
 *
 * @param record - A line.
 * @returns Its commit, or outside Git its day.
 */
export function keyOf({ commit, date }: Pick<HistoryRecord, 'commit' | 'date'>): string {
  return commit ?? date;
}
