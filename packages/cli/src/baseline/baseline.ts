import type { Gate, PracticeId } from '@groundrules/catalogue';

/** One finding known at adoption. */
export interface BaselineEntry {
  /** The gate that found it. */
  readonly gate: Gate;
  /** The id under which the tool reports. */
  readonly rule: string;
  /** The practice that it breaches, where the rule alone does not tell. */
  readonly practice?: PracticeId;
  /** Relative to the repository, with `/`: as the file was called at the baseline's commit. */
  readonly file: string;
  /** Names of the functions and types around it, for readers. */
  readonly scope?: string;
  /** Tells it from all others. */
  readonly fingerprint: string;
  /** Recognises it once the function around it was renamed. */
  readonly shape?: string;
}

/** Why the baseline grew once. */
export interface Growth {
  /** ISO date. */
  readonly date: string;
  /** As Git knows the user. */
  readonly author: string;
  /** Why there are more findings than before, in a sentence. */
  readonly reason: string;
  /** How many findings came in. */
  readonly added: number;
}

/** What groundrules.baseline.json holds. */
export interface Baseline {
  /** The version of the file's format. */
  readonly version: 1;
  /**
   * The commit that files are named after; renames are followed from there. Only growing moves it, so that
   * branches that fix findings merge.
   */
  readonly commit: string | null;
  /** Every time that it grew, oldest first. */
  readonly growth: readonly Growth[];
  /** Sorted, one a line. */
  readonly findings: readonly BaselineEntry[];
}
