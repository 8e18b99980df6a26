import type { Gate } from '@groundrules/catalogue';

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
