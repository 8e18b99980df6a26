import type { Config } from '../config/config.js';
import type { DetailedFinding } from '../findings/finding.js';
import type { Report } from '../gates/report.js';
import type { Workspace } from '../workspaces/workspace.js';

/** A report with what reporters show beside it, and the JSON leaves out. */
export interface DetailedReport extends Omit<Report, 'findings'> {
  readonly findings: readonly DetailedFinding[];
  readonly workspaces: readonly Workspace[];
  /** What a gate or the check itself has to say besides findings: a fallback that was taken, a file that was left out. */
  readonly notes: readonly string[];
  /** 0, 1 or 2, as the command ends. */
  readonly exitCode: 0 | 1 | 2;
}

/** What a reporter may know about its surroundings. */
export interface ReporterContext {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly config: Config;
  /** The version of `groundrules`. */
  readonly version: string;
  /** Whether the text may hold escape sequences for colours. */
  readonly color: boolean;
  /** How many columns the terminal has; 80 where there is none. */
  readonly columns: number;
  /** What `--since` was given, where it was. */
  readonly since?: string;
  /** Where the repository's files are read on the web, with a slash at the end; places are no links without it. */
  readonly filesAddress?: string;
}

/** Makes the text of a report. It ends with a newline unless it is empty. */
export type Reporter = (report: DetailedReport, context: ReporterContext) => string;
