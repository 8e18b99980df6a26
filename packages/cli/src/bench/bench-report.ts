import type { BenchmarkName, BenchProblem, Environment } from '@groundrules/vitest-config/bench';

import type { Comparison } from '../gates/bench/compare-benchmarks.js';

/** What `groundrules bench` came to. */
export interface BenchReport {
  readonly version: 1;
  /** The machine that it ran on. */
  readonly environment: Environment;
  /** Percent more than recorded that are allowed. */
  readonly threshold: number;
  /**
   * The verdict over all: `error` where not every benchmark could be measured, `recorded` where they were written down
   * and not judged, and `unrecorded` where there was nothing to compare with.
   */
  readonly status: 'error' | 'failed' | 'passed' | 'recorded' | 'unrecorded';
  /** Whether nothing at all was recorded yet to compare with. */
  readonly isFirst: boolean;
  readonly benchmarks: readonly ReportedBenchmark[];
  /** What was not measured although it should have been. */
  readonly problems: readonly BenchProblem[];
  /** What was recorded before and is no more. */
  readonly dropped: readonly BenchmarkName[];
}

/** One benchmark of a report. */
export interface ReportedBenchmark {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** How it compares; a regression on another machine fails only where the settings ask for it. */
  readonly verdict: Comparison['verdict'];
  /** How many times as long as recorded it takes. */
  readonly change: number;
  /** What one call takes. */
  readonly nanoseconds: number;
  readonly recordedNanoseconds?: number;
  readonly spread: number;
  readonly rounds: number;
  readonly samples: number;
  /** In what the machine of the record differs. */
  readonly differences: readonly string[];
  /** What was counted, where that was asked for. */
  readonly instructions?: ReportedInstructions;
  /** The verdict in a sentence, and what to do. */
  readonly message: string;
}

/** What was counted of a benchmark. */
export interface ReportedInstructions {
  /** How many one call executes; left out where they were not counted, as those of what waits. */
  readonly perCall?: number;
  readonly recordedPerCall?: number;
  /** How many times as many as recorded. */
  readonly change?: number;
  readonly spread?: number;
  /** In how many processes. */
  readonly rounds?: number;
  /** Percent more than recorded that are allowed. */
  readonly threshold: number;
  /** Whether they judged; else the time did. */
  readonly isCounted: boolean;
  /** Why they did not, in a sentence. */
  readonly lack?: string;
}
