import type { Advisory } from './advisory.js';

/** One advisory about one package, however many ways lead to it. */
export interface Vulnerability {
  /** What is known about it. */
  readonly advisory: Advisory;
  /** The versions installed that have it, sorted. */
  readonly versions: readonly string[];
  /** Whether anything that is not for development needs it. */
  readonly production: boolean;
  /** From a workspace to the package; see `InstalledPackage.paths`. */
  readonly shortestPath: readonly string[];
  /** How many ways lead to it besides, a hundred at most. */
  readonly otherPaths: number;
  /**
   * What every way to the package leads through, in order: folders of workspaces and `name@version`, the package
   * last. Absent where the source does not know all ways.
   */
  readonly through?: readonly string[];
  /** What stands in a package.json and brings it in. */
  readonly direct: {
    readonly name: string;
    readonly version: string;
    /** The manifest that lists it, relative to the repository. */
    readonly manifest: string;
  };
  /** To which version of what one has to go; `null` where nothing mends it yet or the source does not say. */
  readonly fix: {
    readonly name: string;
    readonly version: string;
    /** Whether it leaves the range that the manifest asks for. */
    readonly breaking: boolean;
  } | null;
}

/** A complete audit. What could not be completed is an `AuditError` and never one of these. */
export interface AuditReport {
  /** Who was asked, for a person: `npm audit`, `OSV database of 2026-11-20`. */
  readonly source: string;
  /** Relative to the repository, with `/`. */
  readonly lockfile: string;
  /** How many packages were looked at. */
  readonly packages: number;
  /** The version known to be vulnerable that the source was asked about, and the advisory it answered with. */
  readonly canary: {
    readonly package: string;
    readonly version: string;
    readonly advisory: string;
  };
  /** What was found, the worst first. */
  readonly vulnerabilities: readonly Vulnerability[];
}
