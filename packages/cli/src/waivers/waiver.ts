import type { Gate } from '@groundrules/catalogue';

/** An accepted exception, as groundrules.waivers.json holds it. */
export interface Waiver {
  /** A fingerprint, a rule, or an advisory. */
  readonly id: string;
  readonly gate: Gate;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, `2027-03-01`. */
  readonly created: string;
  /** ISO date; on that day it no longer holds. */
  readonly expires: string;
  readonly mitigation?: string;
  readonly investigation?: string;
  /** Globs of the files it is limited to. */
  readonly files?: readonly string[];
}
