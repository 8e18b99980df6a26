import type { ExampleReport } from '../examples/example-report.js';

/** Why the examples of a package could not be checked. */
export interface ExampleRefusal {
  /** Absolute path of the package's folder. */
  readonly folder: string;
  /** What is in the way, and what to do. */
  readonly message: string;
}

/** What came of compiling the packages' examples. */
export interface CompiledExamples {
  /** What came of compiling the packages' examples, where they were. */
  readonly examples?: readonly ExampleReport[];
  /** Packages whose examples could not be checked. The report is then not judged. */
  readonly refusals?: readonly ExampleRefusal[];
}

/** How a report is written. */
export interface RenderOptions extends CompiledExamples {
  /** The folder that paths are relative to. Defaults to the one in which the process runs. */
  readonly root?: string;
}

/** How a report is written for a terminal. */
export interface TextOptions extends RenderOptions {
  /** Whether to colour it. Defaults to no. */
  readonly color?: boolean;
  /** How many columns tables may take. Defaults to 80. */
  readonly width?: number;
  /** How many findings are listed, of all packages together. Defaults to all. */
  readonly list?: number;
  /** Whose options advice names: the command's switches or those of the functions. Defaults to the latter. */
  readonly advice?: 'command' | 'functions';
}
