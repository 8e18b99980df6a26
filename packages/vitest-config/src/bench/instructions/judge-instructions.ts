import { judgeBenchmark, type Judgement, type Standard, type Verdict } from '../judge-benchmark.js';
import type { Measurement, Recorded } from '../measurement.js';
import { compareCountPlatforms, type CountPlatform } from './instruction-count.js';

/**
 * What came of a comparison in which instructions were counted. `time-only` is a benchmark that executes as many as
 * recorded and takes longer: it waits for memory, the disk or others.
 */
export type CountedVerdict = Verdict | 'time-only';

/** Why instructions don't judge a benchmark, so that its time does. */
export type CountLack =
  | { readonly kind: 'waits' | 'unrecorded' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'unsteady'; readonly spread: number }
  | { readonly kind: 'elsewhere'; readonly differences: readonly (keyof CountPlatform)[] };

/** A verdict with what it stands on. */
export interface CountedJudgement {
  /** What came of it, by the instructions where they judged and else by the time. */
  readonly verdict: CountedVerdict;
  /** What came of the time alone. */
  readonly time: Judgement;
  /** How many times as many instructions as recorded it executes, where both were counted. */
  readonly instructions?: number;
  /** Whether the instructions judged. */
  readonly isCounted: boolean;
  /** Why they did not although they were asked for. */
  readonly lack?: CountLack;
}

/** Counts that lie further apart than this are those of work that is not the same each time. */
export const greatestCountSpread = 0.02;

/** What counts are held against. */
export interface CountStandard extends Standard {
  /** Which share more instructions than before is a regression; left out where they were not asked for. */
  readonly instructionThreshold?: number;
}

/**
 * Compares a benchmark with what was recorded of it, by its instructions where both counts can be compared, else by its time.
 * Instructions depend neither on the machine's speed nor on what else it does, so they decide where there are any.
 *
 * @param now - What was measured.
 * @param before - What was recorded; `undefined` where nothing was.
 * @param standard - What it is held against.
 * @returns What came of it.
 * @example
 * ```ts
 * import { describeEnvironment, judgeWithInstructions } from '@groundrules/vitest-config/bench';
 *
 * const environment = describeEnvironment();
 * const platform = {
 *   counter: 'valgrind 3.19.0', v8: '11.3', arch: 'x64', platform: 'linux', features: 'avx avx2',
 * };
 * const before = {
 *   file: 'tests/hash.bench.ts',
 *   name: 'hash',
 *   clock: 'cpu',
 *   cost: { time: 1000, compute: 10, memory: 5 },
 *   spread: 0.01,
 *   rounds: 5,
 *   samples: 500,
 *   instructions: { perCall: 4000, spread: 0.001, rounds: 2, platform },
 *   environment,
 * } as const;
 * const instructions = { ...before.instructions, perCall: 4400 };
 * const now = { ...before, disturbance: 1, mayHide: false, instructions };
 * judgeWithInstructions(now, before, { threshold: 0.1, instructionThreshold: 0.03, environment }); // a regression
 * ```
 */
export function judgeWithInstructions(
  now: JudgedMeasurement,
  before: Recorded | undefined,
  standard: CountStandard,
): CountedJudgement {
  const time = judgeBenchmark(now, before, standard);
  const { instructionThreshold } = standard;
  const byTime = { verdict: time.verdict, time, isCounted: false };
  if (instructionThreshold === undefined) return byTime;
  const { instructions, uncounted } = now;
  if (uncounted !== undefined) return { ...byTime, lack: { kind: 'failed', reason: uncounted } };
  if (instructions === undefined) return { ...byTime, lack: { kind: 'waits' } };
  const spread = Math.max(instructions.spread, before?.instructions?.spread ?? 0);
  const unsteady = spread > greatestCountSpread && ({ kind: 'unsteady', spread } as const);
  if (before?.instructions === undefined) {
    if (unsteady) return { ...byTime, lack: unsteady };
    return before === undefined ? byTime : { ...byTime, lack: { kind: 'unrecorded' } };
  }
  const change = instructions.perCall / before.instructions.perCall;
  const counted = { time, instructions: change };
  const differences = compareCountPlatforms(before.instructions.platform, instructions.platform);
  if (differences.length > 0) {
    return { ...byTime, ...counted, lack: { kind: 'elsewhere', differences } };
  }
  if (unsteady) {
    // What executes more by more than the counts ever lay apart does not pass for being unsteady.
    const isFarOff = change > 1 + instructionThreshold + 2 * spread;
    if (isFarOff) return { ...counted, verdict: 'regression', isCounted: true };
    return { ...byTime, ...counted, lack: unsteady };
  }
  return {
    ...counted,
    verdict: verdictOf(change, 1 + instructionThreshold + before.instructions.spread, time),
    isCounted: true,
  };
}

/** As much of a measurement as is judged. */
export type JudgedMeasurement = Parameters<typeof judgeBenchmark>[0] &
  Pick<Measurement, 'instructions' | 'uncounted'>;

/**
 * Tells whether a benchmark has to be counted again before it is judged.
 *
 * @param perCall - How many instructions were counted, the least so far.
 * @param before - What was recorded.
 * @param threshold - Which share more is a regression.
 * @returns Whether it might be a regression.
 */
export function isCountSuspect(perCall: number, before: Recorded, threshold: number): boolean {
  const { instructions } = before;
  return instructions !== undefined && perCall / instructions.perCall > 1 + threshold / 2;
}

function verdictOf(change: number, margin: number, time: Judgement): CountedVerdict {
  if (change > margin) return 'regression';
  if (time.verdict === 'regression') return 'time-only';
  return change < 1 / margin ? 'improvement' : 'unchanged';
}
