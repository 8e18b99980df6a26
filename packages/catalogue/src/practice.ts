/** The areas of the standard, in the order of every table. */
export const areas = [
  'errors',
  'imports',
  'format',
  'types',
  'dead-code',
  'docs',
  'security',
  'performance',
  'governance',
] as const;

/** An area of the standard. */
export type Area = (typeof areas)[number];

/** The gates of the `groundrules` command. */
export type Gate =
  'format' | 'lint' | 'types' | 'dead-code' | 'docs' | 'audit' | 'secrets' | 'bench';

/** What catches a breach of a practice. At least one field is filled. */
export interface Enforcers {
  /** Rule ids exactly as ESLint reports them. */
  readonly eslint?: readonly string[];
  /** Issue types as knip's JSON reporter names them. */
  readonly knip?: readonly string[];
  /** Diagnostic codes of the TypeScript compiler, as printed: `TS2304`. */
  readonly typescript?: readonly string[];
  /** The gate that judges it, where no single rule, issue type or code does. */
  readonly gate?: Gate;
  /** The subcommand of `groundrules` that judges it, where it is about the tools' settings and not about code. */
  readonly command?: 'drift';
}

/** One thing that the standard asks for. */
export interface Practice {
  /** Stable identifier, used in reports, waivers and marks. */
  readonly id: string;
  /** The part of the standard that it belongs to. */
  readonly area: Area;
  /** One line that names the flaw, for tables. */
  readonly title: string;
  /** What goes wrong without it, in a sentence or two. */
  readonly why: string;
  /** The code of the Python world's tools for the same flaw, where there is one. */
  readonly python?: string;
  /** The rules and tools that report a breach. */
  readonly enforcers: Enforcers;
  /** Whether the tools can repair every breach they report without a decision by a person. */
  readonly fixable: boolean;
  /** Path of its documentation page, relative to the repository's root. */
  readonly docs: string;
}
