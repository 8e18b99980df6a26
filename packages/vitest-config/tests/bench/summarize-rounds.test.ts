import { describe, expect, it } from 'vitest';

import type { Round } from '../../src/bench/measurement.js';
import { summarizeRounds } from '../../src/bench/summarize-rounds.js';

const round: Round = { cpu: 1000, wall: 1500, compute: 100, memory: 200, busy: 1, samples: 40 };

describe('summarizeRounds', () => {
  it('takes the fastest of each figure', () => {
    const rounds = [
      { ...round, cpu: 1100, compute: 100, memory: 240 },
      { ...round, cpu: 1000, compute: 130, memory: 200 },
      { ...round, cpu: 1300, compute: 120, memory: 220 },
    ];
    expect(summarizeRounds(rounds)).toMatchObject({
      clock: 'cpu',
      cost: { time: 1000, compute: 10, memory: 5 },
      rounds: 3,
      samples: 120,
    });
  });

  it.each([
    { busy: [1, 1, 1], recorded: undefined, clock: 'cpu' },
    { busy: [0.1, 0.2, 0.1], recorded: undefined, clock: 'wall' },
    { busy: [0.1, 1, 1], recorded: undefined, clock: 'cpu' },
    { busy: [0.1], recorded: 'cpu' as const, clock: 'cpu' },
    { busy: [1], recorded: 'wall' as const, clock: 'wall' },
  ])('judges by the clock $clock with $busy, recorded $recorded', ({ busy, clock, recorded }) => {
    const rounds = busy.map((share) => ({ ...round, busy: share }));
    const summary = summarizeRounds(rounds, recorded);
    expect(summary.clock).toBe(clock);
    expect(summary.cost.time).toBe(clock === 'cpu' ? 1000 : 1500);
  });

  it.each([
    { cpu: 1000, wall: 5000, busy: 0.2, recorded: 'cpu', clock: 'wall' },
    { cpu: 1000, wall: 2100, busy: 0.49, recorded: 'cpu', clock: 'wall' },
    // Others took the core, as it did not wait by itself.
    { cpu: 1000, wall: 5000, busy: 1, recorded: 'cpu', clock: 'cpu' },
    { cpu: 1000, wall: 5000, busy: 0.6, recorded: 'cpu', clock: 'cpu' },
    // Some of its samples waited, and the fastest did not.
    { cpu: 1000, wall: 1900, busy: 0.1, recorded: 'cpu', clock: 'cpu' },
    { cpu: 1000, wall: 5000, busy: 0.2, recorded: 'wall', clock: 'wall' },
    { cpu: 1000, wall: 1000, busy: 1, recorded: 'wall', clock: 'wall' },
  ] as const)(
    'judges what was recorded by $recorded and takes $cpu, or $wall on the wall, busy by $busy, by $clock',
    ({ busy, clock, cpu, recorded, wall }) => {
      const rounds = [1, 2, 3].map(() => ({ ...round, busy, cpu, wall }));
      const summary = summarizeRounds(rounds, recorded);
      expect(summary.clock).toBe(clock);
      expect(summary.cost.time).toBe(clock === 'cpu' ? cpu : wall);
    },
  );

  it('calls none waiting of whose rounds one had the core to itself', () => {
    const rounds = [5000, 1200, 5000].map((wall) => ({ ...round, busy: 0.2, wall }));
    expect(summarizeRounds(rounds, 'cpu').clock).toBe('cpu');
  });

  it.each([
    { cpu: [1000], compute: [100], spread: 0 },
    { cpu: [1000, 1000, 1000], compute: [100, 100, 100], spread: 0 },
    // The machine has changed, and all that ran on it alike.
    { cpu: [1000, 1500, 2000], compute: [100, 150, 200], spread: 0 },
    { cpu: [1000, 1500, 2000], compute: [100, 100, 100], spread: 0.5 },
    { cpu: [1000, 1000, 9000], compute: [100, 100, 100], spread: 0 },
  ])('has for $cpu beside $compute a spread of $spread', ({ compute, cpu, spread }) => {
    const rounds = cpu.map((time, index) => ({
      ...round,
      cpu: time,
      compute: compute[index] ?? 0,
    }));
    expect(summarizeRounds(rounds).spread).toBeCloseTo(spread, 9);
  });
});
