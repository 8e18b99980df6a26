/** Two readings of time, in milliseconds. */
export interface Reading {
  readonly cpu: number;
  readonly wall: number;
}

/** A processor's clock that moves in larger steps says nothing about samples of a millisecond. */
const coarsest = 0.05;

/**
 * Makes a clock. Where the system counts the processor's time in steps that are too large, as Windows does, it
 * is that on the wall.
 *
 * @returns Reads the time of the processor that this process has used, and that on the wall.
 */
export function createClock(): () => Reading {
  return stepOfCpuTime() <= coarsest
    ? () => ({ cpu: cpuTime(), wall: performance.now() })
    : () => {
        const wall = performance.now();
        return { cpu: wall, wall };
      };
}

function cpuTime(): number {
  const { system, user } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The smallest of a few steps, so that being interrupted in one of them does no harm. */
function stepOfCpuTime(): number {
  let smallest = Number.POSITIVE_INFINITY;
  const giveUpAt = performance.now() + 100;
  for (let step = 0; step < 20 && performance.now() < giveUpAt; step += 1) {
    const start = cpuTime();
    let now = start;
    while (now === start && performance.now() < giveUpAt) now = cpuTime();
    if (now > start) smallest = Math.min(smallest, now - start);
  }
  return smallest;
}
