import type {
  Clock,
  CountPlatform,
  Environment,
  InstructionCount,
} from '@groundrules/vitest-config/bench';

/** The name of the file that benchmarks are compared with. */
export const benchFile = 'groundrules.bench.json';

/** One benchmark as it was recorded. */
export interface BenchEntry {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** Its name after those of the suites around it. */
  readonly name: string;
  /** By which clock it is judged. */
  readonly clock: Clock;
  readonly value: {
    /** What one call takes on the machine named. */
    readonly nanoseconds: number;
    /** The same as a multiple of reference work of arithmetic. */
    readonly compute: number;
    /** The same as a multiple of reference work with objects and strings. */
    readonly memory: number;
    /** The same as a multiple of reference work that goes through much code and memory; of large programs only. */
    readonly program?: number;
  };
  /** Nanoseconds that it waits besides, where the processor's clock judges it; left out in older records. */
  readonly waiting?: number;
  /** By which share the round in the middle took longer than the fastest. */
  readonly spread: number;
  readonly rounds: number;
  readonly samples: number;
  /** How many instructions it executes, where they were counted. */
  readonly instructions?: Omit<InstructionCount, 'platform'>;
}

/** What was recorded at once. */
export interface BenchRecord {
  /** ISO date. */
  readonly recorded: string;
  readonly commit: string | null;
  /** Why it was recorded. */
  readonly reason: string;
  readonly environment: Environment;
  /** What the counts of instructions depend on, where there are any. */
  readonly counter?: CountPlatform;
  readonly benchmarks: readonly BenchEntry[];
}

/** What groundrules.bench.json holds: no benchmark twice. */
export interface BenchFile {
  readonly version: 1;
  readonly records: readonly BenchRecord[];
}
