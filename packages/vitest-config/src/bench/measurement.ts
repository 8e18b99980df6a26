import type { Environment } from './environment.js';
import type { InstructionCount } from './instructions/instruction-count.js';

/** By which clock a benchmark is judged: the processor's, or that on the wall where it mostly waits. */
export type Clock = 'cpu' | 'wall';

/** What a benchmark costs: as time, and as multiples of work that was measured in turns with it. */
export interface Cost {
  /** Nanoseconds for one call. */
  readonly time: number;
  /** How many times as long as a fixed piece of arithmetic. */
  readonly compute: number;
  /** How many times as long as a fixed piece of work with objects and strings. */
  readonly memory: number;
  /** How many times as long as a fixed piece of work that goes through much code and memory; of large programs only. */
  readonly program?: number;
}

/** What one process measured of a benchmark: the fast end of its samples, as noise only ever makes slower. */
export interface Round {
  /** Nanoseconds of the processor for one call. */
  readonly cpu: number;
  /** Nanoseconds on the wall for one call. */
  readonly wall: number;
  /** Nanoseconds of the processor for the arithmetic in between. */
  readonly compute: number;
  /** Nanoseconds of the processor for the work with objects and strings in between. */
  readonly memory: number;
  /** Nanoseconds of the processor for the work of a large program in between, where the benchmark is one. */
  readonly program?: number;
  /** How often another program was given the core meanwhile, a call. */
  readonly interruptions: number;
  /** Whether the event loop turns or the process waits before a call is done. */
  readonly yields: boolean;
  /** Which share of a core was to be had, by what the work got that takes all it can get. */
  readonly available: number;
  /** Which share of the time that a core was to be had for the benchmark used it, where it waited at all; else 1. */
  readonly busy: number;
  /** How many samples were taken. */
  readonly samples: number;
}

/** The name of a benchmark. */
export interface BenchmarkName {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** Its own name after those of the suites around it, joined by ` > `. */
  readonly name: string;
}

/** A benchmark and what its rounds came to. */
export interface Measurement extends BenchmarkName {
  /** The line of `bench()`, from 1. */
  readonly line: number;
  /** The column of `bench()`, from 1. */
  readonly column: number;
  /** By which clock it is judged. */
  readonly clock: Clock;
  /** What one call costs. */
  readonly cost: Cost;
  /**
   * Nanoseconds that one call waits besides the processor's time, by whose clock it is judged. Left out where it is judged by
   * the wall's, and in older records.
   */
  readonly waiting?: number;
  /** How many times as long it may have taken only since others had the core as well: at least 1. */
  readonly disturbance: number;
  /** Whether it took so much longer on the wall than recorded that a wait may hide behind what others did. */
  readonly mayHide: boolean;
  /** How far its rounds lie apart: by which share the one in the middle took longer than the fastest. */
  readonly spread: number;
  /** In how many processes it was measured. */
  readonly rounds: number;
  /** How many samples were taken in all. */
  readonly samples: number;
  /** How many instructions it executes, where they were counted. */
  readonly instructions?: InstructionCount;
  /** Why they could not be counted, where that was asked for. */
  readonly uncounted?: string;
}

/** What was recorded of a benchmark, to compare with. */
export interface Recorded extends Omit<
  Measurement,
  'column' | 'disturbance' | 'line' | 'mayHide' | 'uncounted'
> {
  /** The machine that it was measured on. */
  readonly environment: Environment;
}
