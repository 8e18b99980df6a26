import { compareEnvironments, type Environment } from './environment.js';
import type { Cost, Measurement, Recorded } from './measurement.js';

/**
 * What came of a comparison. `unsteady` is a benchmark whose own rounds lie too far apart to be judged, unless it is slower by
 * far, and `unrecorded` one that there is nothing to compare with.
 */
export type Verdict = 'regression' | 'improvement' | 'unchanged' | 'unsteady' | 'unrecorded';

/** What a benchmark is held against. */
export interface Standard {
  /** Which share more than before is a regression: 0.1 is ten percent. */
  readonly threshold: number;
  /** The machine that it was measured on. Times are compared with those of the same machine only. */
  readonly environment: Environment;
}

/** A verdict with its reason. */
export interface Judgement {
  /** What came of it. */
  readonly verdict: Verdict;
  /**
   * How many times as long as recorded it takes at least, by every measure; below 1 where it is faster. 1 where
   * nothing was recorded.
   */
  readonly change: number;
}

/** A benchmark whose rounds lie further apart than this can't be told from a slower one. */
export const greatestSpread = 0.25;

/**
 * Compares a benchmark with what was recorded of it. It is slower only where all measures agree: its time, and
 * its multiples of two pieces of work that were measured in turns with it. What disturbs one of them alone, such
 * as a processor that slows down or a neighbour that fills the memory's caches, is no regression.
 *
 * @param now - What was measured.
 * @param before - What was recorded; `undefined` where nothing was.
 * @param standard - What it is held against.
 * @returns What came of it.
 * @example
 * ```ts
 * import { describeEnvironment, judgeBenchmark } from '@groundrules/vitest-config/bench';
 *
 * const environment = describeEnvironment();
 * const before = {
 *   file: 'tests/hash.bench.ts',
 *   name: 'hash',
 *   clock: 'cpu',
 *   cost: { time: 1000, compute: 10, memory: 5 },
 *   spread: 0.01,
 *   rounds: 5,
 *   samples: 500,
 *   environment,
 * } as const;
 * const now = { ...before, cost: { time: 1250, compute: 12.5, memory: 6.2 } };
 * judgeBenchmark(now, before, { threshold: 0.1, environment }); // a regression, by 1.24
 * ```
 */
export function judgeBenchmark(
  now: Pick<Measurement, 'cost' | 'spread'>,
  before: Recorded | undefined,
  { environment, threshold }: Standard,
): Judgement {
  if (before === undefined) {
    return { verdict: now.spread > greatestSpread ? 'unsteady' : 'unrecorded', change: 1 };
  }
  const changes = changesOf(now.cost, before, environment);
  const least = Math.min(...changes);
  const most = Math.max(...changes);
  const change = least > 1 ? least : Math.min(most, 1);
  const spread = Math.max(now.spread, before.spread);
  if (spread > greatestSpread) {
    // What is slower by more than its rounds ever lay apart does not pass for being unsteady as well.
    const isFarOff = change > 1 + threshold + 2 * spread;
    return { verdict: isFarOff ? 'regression' : 'unsteady', change };
  }
  // The fastest round of a record whose rounds lie apart may not come again.
  const margin = 1 + threshold + before.spread;
  if (change > margin) return { verdict: 'regression', change };
  return { verdict: change < 1 / margin ? 'improvement' : 'unchanged', change };
}

/**
 * Tells whether a benchmark has to be measured again before it is judged: any measure that looks worse makes it a
 * suspect.
 *
 * @param now - What was measured so far.
 * @param before - What was recorded.
 * @param standard - What it is held against.
 * @returns Whether it might be a regression.
 */
export function isSuspect(
  now: Pick<Measurement, 'cost'>,
  before: Recorded,
  { environment, threshold }: Standard,
): boolean {
  return Math.max(...changesOf(now.cost, before, environment)) > 1 + threshold / 2;
}

function changesOf(now: Cost, { cost, environment }: Recorded, here: Environment): number[] {
  const relative = [now.compute / cost.compute, now.memory / cost.memory];
  const isSameMachine = compareEnvironments(environment, here).length === 0;
  return isSameMachine ? [now.time / cost.time, ...relative] : relative;
}
