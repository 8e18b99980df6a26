import { describe, expect, it } from 'vitest';

import { createClock } from '../../src/bench/worker/clock.js';

/** A clock that moves by a step each so many readings, and how often it was read. */
function clockOf(step: number, readingsPerStep: number): () => number {
  let readings = 0;
  return () => {
    readings += 1;
    return Math.floor(readings / readingsPerStep) * step;
  };
}

/** Whether the processor's time is told apart from that on the wall. */
function isUsed(readCpu: () => number): boolean {
  const { cpu, wall } = createClock(readCpu)();
  return cpu !== wall;
}

describe('createClock', () => {
  it.each([
    { what: 'each reading', step: 0.001, readingsPerStep: 1, used: true },
    { what: 'now and then', step: 0.04, readingsPerStep: 50, used: true },
    { what: 'by coarse steps', step: 15.6, readingsPerStep: 2000, used: false },
    { what: 'never', step: 0, readingsPerStep: 1, used: false },
  ])(
    'reads the time of the processor if it moves $what: $used',
    ({ readingsPerStep, step, used }) => {
      expect(isUsed(clockOf(step, readingsPerStep))).toBe(used);
    },
  );

  it('reads it however long the process had to wait for its core meanwhile', () => {
    let readings = 0;
    const interrupted = (): number => {
      readings += 1;
      // Longer than what the clock was once given to move.
      if (readings === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150);
      return readings * 0.001;
    };
    expect(isUsed(interrupted)).toBe(true);
  });

  it('does not let one interruption make a fine clock coarse', () => {
    let readings = 0;
    const jumping = (): number => {
      readings += 1;
      return readings * 0.001 + (readings > 1 ? 20 : 0);
    };
    expect(isUsed(jumping)).toBe(true);
  });
});
