import type { ExampleReport } from '../examples/example-report.js';

/** How a report is written. */
export interface RenderOptions {
  /** The folder that paths are relative to. Defaults to the one in which the process runs. */
  readonly root?: string;
  /** What came of compiling the packages' examples, where they were. */
  readonly examples?: readonly ExampleReport[];
}

/** How a report is written for a terminal. */
export interface TextOptions extends RenderOptions {
  /** Whether to colour it. Defaults to no. */
  readonly color?: boolean;
  /** How many columns tables may take. Defaults to 80. */
  readonly width?: number;
}
