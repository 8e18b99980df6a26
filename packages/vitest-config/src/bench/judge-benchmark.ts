import { compareEnvironments, type Environment } from './environment.js';
import type { Measurement, Recorded } from './measurement.js';

/**
 * What came of a comparison. `unsteady` is a benchmark that can't be judged, as its own rounds lie too far apart, unless it is
 * slower by far, or as that or other programs may be why it looks slower; `unrecorded` is one that there is nothing to compare with.
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
  /** Whether it is unsteady since other programs had the core as well, and may be steady without them. */
  readonly isDisturbed: boolean;
  /** How many times as long it may take for reasons that are not its own: at least 1. */
  readonly excuse: number;
}

/** A benchmark whose rounds lie further apart than this can't be told from a slower one. */
export const greatestSpread = 0.25;

/**
 * By which power of what the work takes longer that large programs are compared with they take longer themselves. Measured
 * were about 0.4 for a parser and up to 1 for a linter.
 */
const sharedSlowdown = 0.5;

/** That work makes the large program slower that is measured beside it, by up to so many times; older records are without. */
const besideProgram = 1.25;

/**
 * Compares a benchmark with what was recorded of it. It is slower only where all measures agree: its time, and
 * its multiples of two pieces of work that were measured in turns with it. What disturbs one of them alone, such
 * as a processor that slows down or a neighbour that fills the memory's caches, is no regression. Nor is what other programs may
 * have done to it that had the core as well, or what a large program shares with work that is one too.
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
 * const cost = { time: 1250, compute: 12.5, memory: 6.2 };
 * const now = { ...before, cost, disturbance: 1, mayHide: false };
 * judgeBenchmark(now, before, { threshold: 0.1, environment }); // a regression, by 1.24
 * ```
 */
export function judgeBenchmark(
  now: Pick<Measurement, 'clock' | 'cost' | 'disturbance' | 'mayHide' | 'spread'>,
  before: Recorded | undefined,
  { environment, threshold }: Standard,
): Judgement {
  if (before === undefined) {
    const verdict = now.spread > greatestSpread ? 'unsteady' : 'unrecorded';
    return { verdict, change: 1, isDisturbed: false, excuse: 1 };
  }
  const changes = changesOf(now, before, environment);
  const least = Math.min(...changes);
  const shared = slowdownOfPrograms(now, before);
  const excuse = now.disturbance * Math.max(1, shared);
  const certain = least / excuse;
  // Where they take less time now, that is no merit of it.
  const most = Math.max(...changes) / Math.min(1, shared);
  const change = least > 1 ? least : Math.min(most, 1);
  const spread = Math.max(now.spread, before.spread);
  const isSpread = spread > greatestSpread;
  // The fastest round of a record whose rounds lie apart may not come again. Where they lie too far apart it has to be slower by
  // more than they ever did.
  const margin = 1 + threshold + (isSpread ? 2 * spread : before.spread);
  if (certain > margin)
    return { verdict: 'regression', change: certain, isDisturbed: false, excuse };
  if (isSpread) return { verdict: 'unsteady', change, isDisturbed: false, excuse };
  if (change > margin || now.mayHide)
    return { verdict: 'unsteady', change, isDisturbed: true, excuse };
  // It looks slower by no more than the record's own rounds lay apart: that is neither found nor passed over.
  if (change > 1 + threshold) return { verdict: 'unsteady', change, isDisturbed: false, excuse };
  const verdict = change < 1 / margin ? 'improvement' : 'unchanged';
  return { verdict, change, isDisturbed: false, excuse };
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
  now: Pick<Measurement, 'clock' | 'cost' | 'mayHide'>,
  before: Recorded,
  { environment, threshold }: Standard,
): boolean {
  return now.mayHide || Math.max(...changesOf(now, before, environment)) > 1 + threshold / 2;
}

/**
 * How many times as long a large program may take only since all of them do, by the work that they are compared with.
 *
 * @param now - What was measured.
 * @param before - What was recorded.
 * @returns Below 1 where they take less time now; 1 for little ones.
 */
function slowdownOfPrograms(
  { cost: now }: Pick<Measurement, 'cost'>,
  { cost: before }: Recorded,
): number {
  if (now.program === undefined) return 1;
  if (before.program === undefined) return besideProgram;
  return (now.compute / now.program / (before.compute / before.program)) ** sharedSlowdown;
}

function changesOf(
  { clock, cost: now }: Pick<Measurement, 'clock' | 'cost'>,
  before: Recorded,
  here: Environment,
): number[] {
  const { cost, environment, waiting = 0 } = before;
  // What has begun to wait is held against the time on the wall that it took before.
  const times = clock === before.clock ? 1 : 1 + waiting / cost.time;
  const relative = [now.compute / cost.compute, now.memory / cost.memory];
  const isSameMachine = compareEnvironments(environment, here).length === 0;
  const changes = isSameMachine ? [now.time / cost.time, ...relative] : relative;
  return changes.map((change) => change / times);
}
