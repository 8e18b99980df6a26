import type { Example } from './example.js';

/** Something that is wrong with an example. */
export interface ExampleProblem {
  /** Absolute path. */
  readonly file: string;
  /** Line of the file, from 1: the line of the comment that holds the code. */
  readonly line: number;
  /** Column of the file, from 1. */
  readonly column: number;
  /** The compiler's code: 2345 of `TS2345`. */
  readonly code: number;
  /** What is wrong, and where it can be told, what to do. */
  readonly message: string;
  /** The public symbol whose example it is; `undefined` in Markdown. */
  readonly symbol: string | undefined;
}

/** Whether the examples of a package compile. */
export interface ExampleReport {
  /** Absolute path of the package's folder. */
  readonly folder: string;
  /** The name in its manifest, by which examples import it; `undefined` where there is none. */
  readonly packageName: string | undefined;
  /** The examples that were compiled. */
  readonly checked: readonly Example[];
  /** The examples whose fence says `no-check`. */
  readonly unchecked: readonly Example[];
  /** In the order of the examples; empty where each compiles. */
  readonly problems: readonly ExampleProblem[];
}
