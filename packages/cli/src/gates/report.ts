import type { Gate } from '@groundrules/catalogue';

import type { Finding } from '../findings/finding.js';

/** Whether open findings of a gate fail the check. */
export type Mode = 'block' | 'advise';

/** How much of the standard the settings of a gate's tool turn on, where that is not all. */
export interface StandardInTool {
  /** Whether any rule of the standard is on. */
  readonly isOn: boolean;
  /** The practices that nothing else finds and that no rule is on for, in any file. */
  readonly missing: readonly string[];
}

/** One gate in a report. */
export interface GateReport {
  /** Which gate it is. */
  readonly name: Gate;
  /** Whether it could fail the check. */
  readonly mode: Mode;
  /** `failed` has open errors, in either mode; `error` could not do its work, and is never `passed`. */
  readonly status: 'passed' | 'failed' | 'error' | 'skipped';
  /** How long it took. */
  readonly durationMs: number;
  /** How many findings it has, by status, warnings included. */
  readonly counts: { readonly open: number; readonly waived: number; readonly baselined: number };
  /** Why it was skipped, or what kept it from its work. */
  readonly reason?: string;
  /**
   * The files that `--fix` changed, relative to the repository; of a gate in error those that it changed before. Left out
   * where the gate was not to repair anything, and where it could not tell.
   */
  readonly fixed?: readonly string[];
  /** Not there where the tool's settings leave out nothing of the standard, and where only changes were looked at. */
  readonly standard?: StandardInTool;
}

/** The outcome of `groundrules check`, exactly as `--format json` prints it. */
export interface Report {
  /** Of this shape; it changes when a field goes or changes its meaning. */
  readonly version: 1;
  /** The name of the repository. */
  readonly repository: string;
  /** What `--since` was given: then only what changed counts. Left out where everything does. */
  readonly since?: string;
  /** Every gate that was asked for, in the order of the tables. */
  readonly gates: readonly GateReport[];
  /** Every finding, by file, line and column. */
  readonly findings: readonly Finding[];
}
