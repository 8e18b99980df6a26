/** What can be looked at beside known vulnerabilities. */
export type SupplyChainCheck = 'installScripts' | 'sources' | 'youngVersions' | 'provenance';

/** The names that findings go by. */
export type SupplyChainRule =
  | 'install-script'
  | 'unguarded-scripts'
  | 'foreign-host'
  | 'insecure-address'
  | 'no-integrity'
  | 'outside-registry'
  | 'disguised-package'
  | 'young-version'
  | 'lost-provenance';

/** Something that makes a dependency less trustworthy than it should be. */
export interface SupplyChainFinding {
  /** Which check found it. */
  readonly check: SupplyChainCheck;
  /** What is wrong, by its name. */
  readonly rule: SupplyChainRule;
  /** The name under which it is published; `undefined` where it is about the settings of the package manager. */
  readonly package: string | undefined;
  /** The version that is installed. */
  readonly version: string | undefined;
  /** Where the lockfile has it, from 1. */
  readonly line: number;
  /** What is wrong, a sentence for a person. */
  readonly happened: string;
  /** What to do about it, a sentence in words of the options. */
  readonly todo: string;
  /** Both. */
  readonly message: string;
  /**
   * What tells it from others of the same rule and package, where one of them may be trusted and another not: the host or the
   * address of where it comes from, and the version where that alone is what is not trusted.
   */
  readonly detail?: string;
}

/** How a check went. One that failed has not passed, whatever it found. */
export interface SupplyChainState {
  /** Which check it is. */
  readonly check: SupplyChainCheck;
  /** Whether it could be done. */
  readonly kind: 'done' | 'failed';
  /** What kept it from being done, and what to do. */
  readonly reason?: string;
  /** What a person should know of how it was done, a sentence each: what was asked about, and what can't be told. */
  readonly notes?: readonly string[];
}

/**
 * Completes a finding by its message.
 *
 * @param finding - All else of it.
 * @returns The finding.
 */
export function toFinding(finding: Omit<SupplyChainFinding, 'message'>): SupplyChainFinding {
  return { ...finding, message: `${finding.happened} ${finding.todo}` };
}
