/** Two readings of time, in milliseconds. */
export interface Reading {
  readonly cpu: number;
  readonly wall: number;
}

/** A processor's clock that moves in larger steps says nothing about samples of a millisecond. */
const coarsest = 0.05;

/** A clock that has not moved after so many readings does not move. */
const mostReadings = 1_000_000;

/**
 * Makes a clock. Where the system counts the processor's time in steps that are too large, as Windows does, it
 * is that on the wall.
 *
 * @param readCpu - Reads the time of the processor, in milliseconds.
 * @returns Reads the time of the processor that this process has used, and that on the wall.
 */
export function createClock(readCpu: () => number = cpuTime): () => Reading {
  return stepOfCpuTime(readCpu) <= coarsest
    ? () => ({ cpu: readCpu(), wall: performance.now() })
    : () => {
        const wall = performance.now();
        return { cpu: wall, wall };
      };
}

function cpuTime(): number {
  const { system, user } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The smallest of a few steps, so that being interrupted in one of them does no harm. Time on the wall says nothing here: where
 * many others wait for the core, a tenth of a second is over before the first step is.
 */
function stepOfCpuTime(readCpu: () => number): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 20 && smallest > coarsest; step += 1) {
    const start = readCpu();
    let now = start;
    for (let reading = 0; reading < mostReadings && now === start; reading += 1) now = readCpu();
    if (now === start) break;
    smallest = Math.min(smallest, now - start);
  }
  return smallest;
}
