import type { CountFailure, CountRound } from '../instructions/instruction-count.js';
import type { Round } from '../measurement.js';
import type { CounterSettings } from './count-instructions.js';

/** What the process that measures is told, by a variable of its environment. */
export interface WorkerSettings {
  /** Absolute path of the folder that it works in: that of the config, as if Vitest had been called there. */
  readonly folder: string;
  /** Address of the module `vitest` that the repository has. */
  readonly vitest: string;
  /** Address of the deprecated module that had the functions of benchmarks before Vitest 4.1. */
  readonly vitestSuite: string;
  /** The only benchmarks that are run, by their full names; all of them where it is left out. */
  readonly only?: readonly string[];
  /** A text that the name has to hold. */
  readonly filter?: string;
  /** A folder to write a CPU profile to, instead of measuring. */
  readonly profileFolder?: string;
  /** How instructions are counted, instead of measuring; the process runs in valgrind. */
  readonly counter?: CounterSettings;
}

/** The variable. */
export const settingsVariable = 'GROUNDRULES_BENCH';

/** What the process that measures tells of a benchmark, in its `meta`. */
export interface WorkerResult {
  readonly round?: Round;
  readonly count?: CountFailure | CountRound;
  /** The profile that was written. */
  readonly profile?: string;
}

/** The field of a benchmark's `meta`. */
export const resultField = 'groundrules';

/** What joins the names of suites and of a benchmark. */
export const nameSeparator = ' > ';
