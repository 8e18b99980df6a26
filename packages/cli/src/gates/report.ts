import type { Gate } from '@groundrules/catalogue';

import type { Finding } from '../findings/finding.js';

/** Whether open findings of a gate fail the check. */
export type Mode = 'block' | 'advise';

/** One gate in a report. */
export interface GateReport {
  readonly name: Gate;
  readonly mode: Mode;
  readonly status: 'passed' | 'failed' | 'error' | 'skipped';
  readonly durationMs: number;
  readonly counts: { readonly open: number; readonly waived: number; readonly baselined: number };
  /** Why it was skipped, or what kept it from its work. */
  readonly reason?: string;
}

/** The outcome of `groundrules check`, exactly as `--format json` prints it. */
export interface Report {
  readonly version: 1;
  /** The name of the repository. */
  readonly repository: string;
  readonly gates: readonly GateReport[];
  readonly findings: readonly Finding[];
}
