import { quantile } from './quantile.js';
import type { Clock, Cost, Measurement, Round } from './measurement.js';

/** Below this share of a core's time a benchmark mostly waits. */
const busyShare = 0.7;

/**
 * What was busy when it was recorded has begun to wait where it uses less than this share, and even its fastest samples
 * show it. What waits a little is not to change its clock for a little more.
 */
const waitingShare = 0.5;

/**
 * Puts what several processes measured together. What disturbs a measurement makes it slower, so the fastest
 * round of each figure is the truest.
 *
 * @param rounds - What they measured, at least one.
 * @param recordedClock - The clock by which the benchmark was judged before, which stays unless it has begun to wait: the
 *   processor's would not tell. It is told from the rounds where the benchmark is new.
 * @returns What the benchmark costs, and how far its rounds lie apart.
 * @example
 * ```ts
 * const round = { cpu: 1200, wall: 1300, compute: 100, memory: 400, busy: 1, samples: 50 };
 * summarizeRounds([round]).cost; // { time: 1200, compute: 12, memory: 3 }
 * ```
 */
export function summarizeRounds(
  rounds: readonly Round[],
  recordedClock?: Clock,
): Pick<Measurement, 'clock' | 'cost' | 'rounds' | 'samples' | 'spread'> {
  const fastest = (field: 'compute' | 'cpu' | 'memory' | 'wall'): number =>
    Math.min(...rounds.map((round) => round[field]));
  const busy = quantile(
    rounds.map((round) => round.busy),
    0.5,
  );
  const hasBegunToWait = busy < waitingShare && fastest('cpu') < waitingShare * fastest('wall');
  const clock = hasBegunToWait ? 'wall' : (recordedClock ?? (busy < busyShare ? 'wall' : 'cpu'));
  const time = fastest(clock);
  const costs = rounds.map((round): Cost => costOf(round[clock], round.compute, round.memory));
  return {
    clock,
    cost: costOf(time, fastest('compute'), fastest('memory')),
    spread: spreadOf(costs),
    rounds: rounds.length,
    samples: rounds.reduce((sum, { samples }) => sum + samples, 0),
  };
}

function costOf(time: number, compute: number, memory: number): Cost {
  return { time, compute: time / compute, memory: time / memory };
}

/** By the steadiest of the three: where that one is steady, the benchmark is, and the rest is the machine. */
function spreadOf(costs: readonly Cost[]): number {
  const spreads = (['time', 'compute', 'memory'] as const).map((reference) => {
    const values = costs.map((cost) => cost[reference]);
    return quantile(values, 0.5) / Math.min(...values) - 1;
  });
  return Math.min(...spreads);
}
