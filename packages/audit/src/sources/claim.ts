import type { Advisory } from '../advisory.js';
import type { Vulnerability } from '../audit-report.js';
import type { Probe } from './managers/audit-tool.js';

/** What a source says of one weakness of one package. */
export interface Claim {
  readonly advisory: Advisory;
  /** The versions that it says are installed and have it; empty where it only gives the range. */
  readonly versions: readonly string[];
  /** What it says mends it; `undefined` where it does not say, `null` where it says that nothing does. */
  readonly fix?: Vulnerability['fix'] | undefined;
}

/** A source's whole answer. */
export interface Answer {
  readonly claims: readonly Claim[];
  /** How many packages it says it looked at, where it says so. */
  readonly audited?: number | undefined;
  /** Packages that it was not asked about, though they are installed. */
  readonly unasked?: readonly Probe[];
}
