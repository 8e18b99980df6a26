import type { Vulnerability } from '@groundrules/audit';
import type { Gate, PracticeId } from '@groundrules/catalogue';

import type { RiskSeverity, SupplyChainSettings } from '../config/config.js';

/** How bad a finding is for the verdict: a warning never fails a gate. */
export type Severity = 'error' | 'warning';

/** Whether a finding counts: `open` does, the others are known. */
export type Status = 'open' | 'waived' | 'baselined';

/** What a tool reports, before it has an identity and a status. */
export interface RawFinding {
  /** The id under which the tool reports: a rule, an issue type, `TS2304`, an advisory. */
  readonly rule: string;
  /** The practice that is breached; `null` for a rule that is on for correctness alone. */
  readonly practice: PracticeId | null;
  readonly severity: Severity;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1; a finding about the whole file stands at 1:1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly message: string;
  /** Whether the tool can repair it by itself. */
  readonly fixable?: boolean;
  /** Address or path of the rule's documentation. */
  readonly help?: string;
  /** What the finding is about where its text does not tell: the name of an unused export, a dependency, an advisory. */
  readonly subject?: string;
  /** How severe an advisory calls it; decides how long a waiver may run. */
  readonly risk?: RiskSeverity;
  /** Files whose change makes it count too, where only what changed does. */
  readonly alsoIn?: readonly string[];
  /** All that an audit knows of what it found. */
  readonly vulnerability?: Vulnerability;
  /** What it says about the supply chain; a finding of the audit is about that or about a vulnerability. */
  readonly supplyChain?: SupplyChainFact;
}

/** What is known of something that makes a dependency less trustworthy than it should be. */
export interface SupplyChainFact {
  readonly check: keyof SupplyChainSettings;
  /** The name under which it is published; `undefined` where it is about settings, or about a check itself. */
  readonly package: string | undefined;
  readonly versions: readonly string[];
  /** What is wrong, without what to do. */
  readonly happened: string;
  /** What to do. */
  readonly todo: string;
  /** Whether it says that the check could not be done. */
  readonly isUnchecked?: true;
}

/** A finding as every reporter and file has it. The field names are a contract with those who read the JSON. */
export interface Finding {
  /** The gate that found it. */
  readonly gate: Gate;
  /** The practice that is breached; `null` for a rule that is on for correctness alone. */
  readonly practice: PracticeId | null;
  /** The id under which the tool reports. */
  readonly rule: string;
  /** How bad it is for the verdict. */
  readonly severity: Severity;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** What is wrong, for a person. */
  readonly message: string;
  /** Stays the same when lines move, code is reformatted or Git renames the file. */
  readonly fingerprint: string;
  /** Whether it counts. */
  readonly status: Status;
  /** Whether its tool can repair it by itself. */
  readonly fixable?: boolean;
  /** How severe an advisory calls it. */
  readonly risk?: RiskSeverity;
}

/** A finding with what reporters show beside it, and the JSON leaves out. */
export interface DetailedFinding extends Finding {
  readonly raw: RawFinding;
  /** The folder of the workspace that holds the file, relative to the repository; `.` for its root. */
  readonly workspace: string;
  /** Why it does not count, where it is waived or baselined. */
  readonly reason?: string;
}
