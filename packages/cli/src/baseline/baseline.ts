import type { Gate } from '@groundrules/catalogue';

/** One finding known at adoption. */
export interface BaselineEntry {
  readonly gate: Gate;
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
}

/** Why the baseline grew once. */
export interface Growth {
  readonly date: string;
  readonly author: string;
  readonly reason: string;
  readonly added: number;
}

/** What groundrules.baseline.json holds. */
export interface Baseline {
  readonly version: 1;
  /** The commit that it was last written at; renames are followed from there. */
  readonly commit: string | null;
  readonly growth: readonly Growth[];
  /** Sorted, one a line. */
  readonly findings: readonly BaselineEntry[];
}
