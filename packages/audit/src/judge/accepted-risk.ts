import type { Severity } from '../advisory.js';

/** Why a vulnerability does no harm here, in the words of CycloneDX. */
export const justifications = [
  'code_not_present',
  'code_not_reachable',
  'requires_configuration',
  'requires_dependency',
  'requires_environment',
  'protected_by_compiler',
  'protected_at_runtime',
  'protected_at_perimeter',
  'protected_by_mitigating_control',
] as const;

/** One of {@link justifications}. */
export type Justification = (typeof justifications)[number];

/**
 * A vulnerability that somebody decided to live with until a day. One that lacks its package, severity, production,
 * investigation or mitigation can be read, and does not hold.
 */
export interface AcceptedRisk {
  /** The advisory: its GHSA, CVE or any other name that lasts. Upper and lower case are alike. */
  readonly id: string;
  /** The package that it is about. */
  readonly package?: string;
  /** Range of the versions that were looked into; all without it. */
  readonly versions?: string;
  /** Names that every way to the package has to lead through, in their order, with a version or without. */
  readonly path?: readonly string[];
  /** How severe the advisory called it at the time. */
  readonly severity?: Severity;
  /** Whether it was needed in production at the time. */
  readonly production?: boolean;
  /** Why a fix that there is is not taken. */
  readonly fixNotTaken?: string;
  /** Why it does no harm here, for those who read our statements on vulnerabilities. */
  readonly justification?: Justification;
  /** Why it is accepted. */
  readonly reason: string;
  /** What was looked into, and with what result. */
  readonly investigation?: string;
  /** What keeps it from doing harm meanwhile. */
  readonly mitigation?: string;
  /** Who answers for it. */
  readonly owner: string;
  /** ISO date, `2027-03-01`. */
  readonly created: string;
  /** ISO date; on that day it no longer holds. */
  readonly expires: string;
}
