import type { UntracedTarget } from '../entries/entry-points.js';
import type { SymbolKind } from '../surface/public-symbol.js';

/** How many public symbols there are, and how many of them say what they are. */
export interface CoverageCount {
  /** How many of them say what they are. */
  readonly documented: number;
  /** How many there are. */
  readonly public: number;
  /**
   * Rounded down to one decimal, so that 100 means all of them. `undefined` where there is nothing to document, and
   * where not everything could be traced: a number would then say more than is known.
   */
  readonly percent: number | undefined;
}

/** A public symbol without a docstring. */
export interface MissingDocstring {
  /** As users reach it: `Queue.add`. */
  readonly name: string;
  /** What it is. */
  readonly kind: SymbolKind;
  /** Relative to the package's folder, with `/`. */
  readonly file: string;
  /** Line of its name, from 1. */
  readonly line: number;
  /** Column of its name, from 1. */
  readonly column: number;
}

/** An entry of a package, as a report names it. */
export interface CoveredEntry {
  /** `.`, `./sub`, `bin:name`. */
  readonly specifier: string;
  /** Relative to the package's folder, with `/`. */
  readonly file: string;
}

/** A re-export whose module was not found. */
export interface UnresolvedModule {
  /** The file that re-exports, relative to the package's folder, with `/`. */
  readonly file: string;
  /** As it is written there: `./generated.js`. */
  readonly specifier: string;
}

/**
 * What came of measuring a package: `measured`; `incomplete` where some of what it publishes could not be traced to its
 * source; `nothing` where it publishes nothing that could have a docstring.
 */
export type CoverageStatus = 'measured' | 'incomplete' | 'nothing';

/** How much of what a package publishes is documented. */
export interface PackageCoverage extends CoverageCount {
  /** The name in its manifest; `undefined` where there is none. */
  readonly name: string | undefined;
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Whether there is a number. */
  readonly status: CoverageStatus;
  /** The kinds of which it publishes at least one, in the order of `symbolKinds`. */
  readonly kinds: ReadonlyMap<SymbolKind, CoverageCount>;
  /** By which files others get at it. */
  readonly entries: readonly CoveredEntry[];
  /** In the order of files and lines. */
  readonly missing: readonly MissingDocstring[];
  /** Published paths of which no source was found. */
  readonly untraced: readonly UntracedTarget[];
  /** Re-exports that lead nowhere. */
  readonly unresolved: readonly UnresolvedModule[];
}

/**
 * Whether a threshold is reached: `passed` where each measured package reaches it, `below` where one does not,
 * `unknown` where one could not be traced completely or none publishes anything.
 */
export type CoverageVerdict = 'passed' | 'below' | 'unknown';

/** How much of what packages publish is documented. */
export interface CoverageReport {
  /** In the order in which they were named, each once. */
  readonly packages: readonly PackageCoverage[];
  /** Of all packages together; without a percentage where one could not be traced completely. */
  readonly total: CoverageCount;
  /** Kinds that were not counted. */
  readonly exclude: readonly SymbolKind[];
  /** The percentage that each package has to reach. */
  readonly threshold: number | undefined;
  /** `undefined` where no threshold was asked for. */
  readonly verdict: CoverageVerdict | undefined;
}
