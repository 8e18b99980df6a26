import { quantile } from './quantile.js';
import type { Clock, Cost, Measurement, Recorded, Round } from './measurement.js';

/** Below this share of a core's time a benchmark mostly waits. */
const busyShare = 0.7;

/**
 * What was recorded by its time of the processor has begun to wait where it takes longer on the wall, next to that
 * time, than it did by more than this share.
 */
const moreWaiting = 0.05;

/** The same where an older record does not say how long it waited: so little of its time it uses the core. */
const waitingShare = 0.5;

/** A wait may hide in so much more time on the wall. */
const hidingShare = 0.25;

/** The fast end of samples is undisturbed on the wall while this share of a core is to be had. */
const undisturbedShare = 0.8;

/**
 * How much longer, by the processor's clock as well, what goes through the event loop takes for each other program that has
 * its turn on the same core: the caches have lost what it needs. Of samples that only work, the fast end is undisturbed.
 */
const coldShare = 0.04;

/**
 * Nanoseconds of the processor that it takes a large program at most to fill the caches again, each time that another one had
 * the core. What takes longer than its turn is interrupted in every sample.
 */
const refill = 1_000_000;

/** More than that share of its time was never seen to go into it, however often it was interrupted. */
const mostRefilling = 0.5;

/** What the rounds of a benchmark come to. */
export type Summary = Omit<Measurement, 'column' | 'file' | 'line' | 'name'>;

/**
 * Puts what several processes measured together. What disturbs a measurement makes it slower, so the fastest
 * round of each figure is the truest.
 *
 * @param rounds - What they measured, at least one.
 * @param before - What was recorded. Its clock stays unless the benchmark has begun to wait: the processor's would not tell. It
 *   is told from the rounds where the benchmark is new.
 * @returns What the benchmark costs, and how far its rounds lie apart.
 * @example
 * ```ts
 * const round = {
 *   cpu: 1200, wall: 1300, compute: 100, memory: 400, interruptions: 0, yields: false, available: 1, busy: 1, samples: 50,
 * };
 * summarizeRounds([round]).cost; // { time: 1200, compute: 12, memory: 3 }
 * ```
 */
export function summarizeRounds(
  rounds: readonly Round[],
  before?: Pick<Recorded, 'clock' | 'cost' | 'waiting'>,
): Summary {
  const fastest = (field: 'compute' | 'cpu' | 'memory' | 'wall'): number =>
    Math.min(...rounds.map((round) => round[field]));
  const programs = rounds.map(({ program }) => program).filter((time) => time !== undefined);
  const isLarge = isLargeProgram(rounds);
  const busy = middleOf(rounds.map((round) => round.busy));
  const cpu = fastest('cpu');
  const undisturbed = Math.max(cpu, fastest('wall') / disturbanceOf(rounds, 'wall'));
  const atMost = before?.clock === 'cpu' && busy < 1 ? cpu * longestOf(before, busy) : Infinity;
  const hasBegunToWait = undisturbed > atMost;
  const clock = hasBegunToWait ? 'wall' : (before?.clock ?? (busy < busyShare ? 'wall' : 'cpu'));
  const costs = rounds.map((round) => costOf(round[clock], round));
  return {
    clock,
    cost: costOf(fastest(clock), {
      compute: fastest('compute'),
      memory: fastest('memory'),
      ...(isLarge && { program: Math.min(...programs) }),
    }),
    ...(clock === 'cpu' && { waiting: busy < 1 ? undisturbed - cpu : 0 }),
    disturbance: disturbanceOf(rounds, clock),
    mayHide: fastest('wall') > atMost * (1 + hidingShare),
    spread: spreadOf(costs),
    rounds: rounds.length,
    samples: rounds.reduce((sum, { samples }) => sum + samples, 0),
  };
}

/** How many times its time of the processor it may take on the wall before it has begun to wait. */
function longestOf({ cost, waiting }: Pick<Recorded, 'cost' | 'waiting'>, busy: number): number {
  if (waiting === undefined) return busy < waitingShare ? 1 / waitingShare : Infinity;
  return (1 + waiting / cost.time) * (1 + moreWaiting);
}

/** By the round that counts, which is the fastest. */
function disturbanceOf(rounds: readonly Round[], clock: Clock): number {
  const [fastest] = rounds.toSorted((a, b) => a[clock] - b[clock]);
  if (fastest === undefined) return 1;
  const { available, cpu, interruptions, yields } = fastest;
  if (clock === 'wall') return Math.max(1, undisturbedShare / available);
  const refilling = isLargeProgram(rounds)
    ? Math.min(mostRefilling, (interruptions * refill) / cpu)
    : 0;
  // What only looks in, as the system itself does, takes nothing from the caches.
  const refills = refilling * (1 - available);
  return 1 + Math.max(refills, yields ? coldShare * (1 / available - 1) : 0);
}

/** How much code it touches may be told differently in one round. */
function isLargeProgram(rounds: readonly Round[]): boolean {
  return rounds.filter(({ program }) => program !== undefined).length * 2 > rounds.length;
}

function middleOf(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function costOf(
  time: number,
  { compute, memory, program }: Pick<Round, 'compute' | 'memory' | 'program'>,
): Cost {
  return {
    time,
    compute: time / compute,
    memory: time / memory,
    ...(program !== undefined && { program: time / program }),
  };
}

/** By the steadiest of the three: where that one is steady, the benchmark is, and the rest is the machine. */
function spreadOf(costs: readonly Cost[]): number {
  const spreads = (['time', 'compute', 'memory'] as const).map((reference) => {
    const values = costs.map((cost) => cost[reference]);
    return middleOf(values) / Math.min(...values) - 1;
  });
  return Math.min(...spreads);
}
