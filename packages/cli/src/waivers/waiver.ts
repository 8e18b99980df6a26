import type { Justification } from '@groundrules/audit/judge';
import type { Gate } from '@groundrules/catalogue';

import type { RiskSeverity } from '../config/config.js';

/** An accepted exception, as groundrules.waivers.json holds it. */
export interface Waiver {
  /** A fingerprint, a rule, or an advisory. */
  readonly id: string;
  /** The gate whose findings it is about. */
  readonly gate: Gate;
  /** Why the exception is accepted, in a sentence. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** ISO date, `2027-03-01`. */
  readonly created: string;
  /** ISO date; on that day it no longer holds. */
  readonly expires: string;
  /** What keeps a vulnerability from doing harm meanwhile. */
  readonly mitigation?: string;
  /** What was looked into about a vulnerability, and with what result. */
  readonly investigation?: string;
  /** The package that a vulnerability is in. */
  readonly package?: string;
  /** Range of its versions that were looked into. */
  readonly versions?: string;
  /** Names that every way to it has to lead through, in their order. */
  readonly path?: readonly string[];
  /** How severe its advisory was when it was accepted. */
  readonly severity?: RiskSeverity;
  /** Whether it was needed in production when it was accepted. */
  readonly production?: boolean;
  /** Why the fix of a vulnerability is not taken. */
  readonly fixNotTaken?: string;
  /** Why a vulnerability does no harm here, in the words of CycloneDX. */
  readonly justification?: Justification;
  /** `weakened-rule` where it is about a setting, as `groundrules drift` reports; otherwise it is about findings. */
  readonly practice?: 'weakened-rule';
  /** Globs of the files it is limited to. */
  readonly files?: readonly string[];
}

/** A waiver with its place in the file. */
export interface StoredWaiver extends Waiver {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** The name of the file with a repository's waivers. */
export const waiversFile = 'groundrules.waivers.json';
