import type { Gate } from '@groundrules/catalogue';

/** The tools whose settings are held against the standard. */
export const driftTools = ['eslint', 'tsconfig', 'prettier', 'knip', 'groundrules'] as const;

/** A tool whose settings are held against the standard. */
export type DriftTool = (typeof driftTools)[number];

/** In which way something is weaker than the standard. */
export type Change =
  /** A rule or check that the standard has is off. */
  | 'off'
  /** It only warns, or only advises. */
  | 'downgraded'
  /** An option lets more through. */
  | 'loosened'
  /** An option differs, and nobody can tell whether it lets more through. */
  | 'changed'
  /** Files that the standard looks at are left out. */
  | 'ignored'
  /** The standard is not used at all, or a whole part of it is not. */
  | 'not-followed';

/** Where a setting comes from, as far as it is known for sure. */
export interface Place {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1; absent where only the file is known. */
  readonly line?: number;
}

/** Who made the last change to a setting. */
export interface Setter extends Place {
  /** The config object, by its name or its place in the array, where the tool has such. */
  readonly object?: string;
  /** The package that brings the setting along. */
  readonly package?: { readonly name: string; readonly version: string };
}

/** One way in which a repository is weaker than its standard. */
export interface Weakening {
  readonly tool: DriftTool;
  /** The gate that finds less because of it. */
  readonly gate: Gate;
  /** What was weakened: a rule, an option, a part of the standard. */
  readonly rule: string;
  readonly change: Change;
  /** What the standard says, for a person. */
  readonly standard: string;
  /** What holds, for a person. */
  readonly effective: string;
  /** Where it holds: globs of the config object, or kinds of files; part of what the weakening is known by. */
  readonly scope: string;
  /** The kinds of files that it is about. */
  readonly kinds: readonly string[];
  /** How many files it is about; 0 where it is about no files in particular. */
  readonly files: number;
  /** A few of them, relative to the repository. */
  readonly examples: readonly string[];
  /** Nothing is lost for sure, so that it fails nothing. */
  readonly isHint?: true;
  /** What else there is to say, in sentences. */
  readonly detail?: string;
  readonly setBy: Setter;
}

/** What came of holding one tool against the standard. */
export type DriftOutcome =
  | {
      readonly kind: 'compared';
      readonly weakenings: readonly Weakening[];
      /** The package that the standard comes from. */
      readonly standard?: { readonly name: string; readonly version: string };
    }
  /** There is nothing to compare, for the reason given. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** It could not be judged: what happened and what to do, for a person. */
  | { readonly kind: 'error'; readonly reason: string };
