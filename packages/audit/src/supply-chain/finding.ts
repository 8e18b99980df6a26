/** What can be looked at beside known vulnerabilities. */
export type SupplyChainCheck = 'installScripts' | 'sources';

/** The names that findings go by. */
export type SupplyChainRule =
  | 'install-script'
  | 'unguarded-scripts'
  | 'foreign-host'
  | 'insecure-address'
  | 'no-integrity'
  | 'outside-registry'
  | 'disguised-package';

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
  /** What it is and what to do, for a person. */
  readonly message: string;
}

/** How a check went. One that failed has not passed, whatever it found. */
export interface SupplyChainState {
  /** Which check it is. */
  readonly check: SupplyChainCheck;
  /** Whether it could be done. */
  readonly kind: 'done' | 'failed';
  /** What kept it from being done, and what to do. */
  readonly reason?: string;
}
