import { describe, expect, it } from 'vitest';

import type { Recorded, Round } from '../../src/bench/measurement.js';
import { summarizeRounds } from '../../src/bench/summarize-rounds.js';

const round: Round = {
  cpu: 1000,
  wall: 1500,
  compute: 100,
  memory: 200,
  yields: false,
  interruptions: 0,
  available: 1,
  busy: 1,
  samples: 40,
};

type Before = Pick<Recorded, 'clock' | 'cost' | 'waiting'>;

function beforeOf(clock: Before['clock'] | undefined, waiting?: number): Before | undefined {
  if (clock === undefined) return undefined;
  const cost = { time: 1000, compute: 10, memory: 5 };
  return { clock, cost, ...(waiting !== undefined && { waiting }) };
}

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
    const summary = summarizeRounds(rounds, beforeOf(recorded));
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
      const summary = summarizeRounds(rounds, beforeOf(recorded));
      expect(summary.clock).toBe(clock);
      expect(summary.cost.time).toBe(clock === 'cpu' ? cpu : wall);
    },
  );

  it('calls none waiting of whose rounds one had the core to itself', () => {
    const rounds = [5000, 1200, 5000].map((wall) => ({ ...round, busy: 0.2, wall }));
    expect(summarizeRounds(rounds, beforeOf('cpu')).clock).toBe('cpu');
  });

  it.each([
    // As much as before, and a twentieth more of all.
    { waiting: 0, wall: 1000, clock: 'cpu', waits: 0 },
    { waiting: 0, wall: 1050, clock: 'cpu', waits: 50 },
    { waiting: 0, wall: 1060, clock: 'wall', waits: undefined },
    { waiting: 300, wall: 1300, clock: 'cpu', waits: 300 },
    { waiting: 300, wall: 1360, clock: 'cpu', waits: 360 },
    { waiting: 300, wall: 1370, clock: 'wall', waits: undefined },
    { waiting: 300, wall: 1000, clock: 'cpu', waits: 0 },
    // By an older record only what more than doubles.
    { waiting: undefined, wall: 1900, clock: 'cpu', waits: 900 },
    { waiting: undefined, wall: 2100, clock: 'wall', waits: undefined },
  ])(
    'judges what waited for $waiting and takes $wall on the wall, of which 1000 are work, by $clock',
    ({ clock, waiting, waits, wall }) => {
      const rounds = [1, 2, 3].map(() => ({ ...round, busy: 0.45, yields: true, wall }));
      const summary = summarizeRounds(rounds, beforeOf('cpu', waiting));
      expect(summary).toMatchObject({ clock, disturbance: 1, mayHide: false });
      expect(summary.waiting === undefined ? undefined : Math.round(summary.waiting)).toBe(waits);
    },
  );

  it.each([
    // Nobody else had the core, or hardly.
    { available: 1, wall: 1600, clock: 'wall', disturbance: 1, mayHide: true },
    { available: 0.8, wall: 1600, clock: 'wall', disturbance: 1, mayHide: true },
    // It was had for a half of the time: that much may be due to it.
    { available: 0.5, wall: 1200, clock: 'cpu', disturbance: 1.04, mayHide: false },
    { available: 0.5, wall: 1600, clock: 'cpu', disturbance: 1.04, mayHide: true },
    { available: 0.5, wall: 1700, clock: 'wall', disturbance: 1.6, mayHide: true },
    { available: 0.1, wall: 8000, clock: 'cpu', disturbance: 1.36, mayHide: true },
    { available: 0.1, wall: 9000, clock: 'wall', disturbance: 8, mayHide: true },
  ])(
    'takes off what others may have done where $available of the core was to be had: $wall by $clock',
    ({ available, clock, disturbance, mayHide, wall }) => {
      const rounds = [{ ...round, available, busy: 0.4, yields: true, wall }];
      const { clock: judged, ...summary } = summarizeRounds(rounds, beforeOf('cpu', 0));
      expect(judged).toBe(clock);
      expect(summary.disturbance).toBeCloseTo(disturbance, 9);
      expect(summary.mayHide).toBe(mayHide);
    },
  );

  it.each([
    { what: 'only works', changed: { yields: false, busy: 1 }, disturbance: 1 },
    { what: 'goes through the event loop', changed: { yields: true, busy: 1 }, disturbance: 1.36 },
    { what: 'mostly waits', changed: { yields: true, busy: 0.1 }, disturbance: 8 },
  ])('lets others disturb what $what by $disturbance', ({ changed, disturbance }) => {
    const summary = summarizeRounds([{ ...round, available: 0.1, wall: 9000, ...changed }]);
    expect(summary.disturbance).toBeCloseTo(disturbance, 9);
    expect(summary.mayHide).toBe(false);
  });

  it.each([
    { what: 'a little program', changed: { interruptions: 4 }, disturbance: 1 },
    { what: 'a large one', changed: { program: 500_000, interruptions: 4 }, disturbance: 1.3 },
    { what: 'one that had the core', changed: { program: 500_000 }, disturbance: 1 },
    {
      what: 'one whose core nobody else had for long',
      changed: { program: 500_000, interruptions: 20, available: 1 },
      disturbance: 1,
    },
    {
      what: 'one that never had it for long',
      changed: { program: 500_000, interruptions: 9 },
      disturbance: 1.375,
    },
  ])('lets interruptions disturb $what by $disturbance', ({ changed, disturbance }) => {
    const rounds = [{ ...round, available: 0.25, cpu: 10_000_000, ...changed }];
    expect(summarizeRounds(rounds).disturbance).toBeCloseTo(disturbance, 9);
  });

  it('takes for no large program what one round took for one', () => {
    const rounds = [{ ...round, program: 400 }, round, round];
    expect(summarizeRounds(rounds).cost).toEqual({ time: 1000, compute: 10, memory: 5 });
  });

  it('counts a large program in the least that such work took, also where a round took it for none', () => {
    const rounds = [
      { ...round, cpu: 1100, program: 400 },
      { ...round, cpu: 1000, interruptions: 0.0001, available: 0.5 },
      { ...round, cpu: 1200, program: 500 },
    ];
    const { cost, disturbance } = summarizeRounds(rounds);
    expect(cost).toEqual({ time: 1000, compute: 10, memory: 5, program: 2.5 });
    expect(disturbance).toBeCloseTo(1.05, 9);
  });

  it('asks the fastest round how much of the core was to be had', () => {
    const rounds = [
      { ...round, yields: true, cpu: 1300, available: 0.1 },
      { ...round, yields: true, cpu: 1000, available: 0.5 },
      { ...round, yields: true, cpu: 1200, available: 1 },
    ];
    expect(summarizeRounds(rounds).disturbance).toBeCloseTo(1.04, 9);
  });

  it('says of what only works that it does not wait, whatever it takes on the wall', () => {
    expect(summarizeRounds([{ ...round, wall: 9000 }]).waiting).toBe(0);
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
