import { describe, expect, it } from 'vitest';

import { describeEnvironment } from '../../../src/bench/environment.js';
import {
  compareCountPlatforms,
  summarizeCounts,
  type CountPlatform,
  type InstructionCount,
} from '../../../src/bench/instructions/instruction-count.js';
import {
  isCountSuspect,
  judgeWithInstructions,
  type JudgedMeasurement,
} from '../../../src/bench/instructions/judge-instructions.js';
import type { Recorded } from '../../../src/bench/measurement.js';

const environment = describeEnvironment();
const platform: CountPlatform = {
  counter: 'valgrind 3.19.0',
  v8: '11.3.244',
  arch: 'x64',
  platform: 'linux',
  features: 'avx avx2',
};
const standard = { environment, threshold: 0.1, instructionThreshold: 0.03 };

function count(perCall: number, more: Partial<InstructionCount> = {}): InstructionCount {
  return { perCall, spread: 0.001, rounds: 2, platform, ...more };
}

/** What takes so many times as long as recorded. */
function taking(times: number, instructions?: InstructionCount): JudgedMeasurement {
  return {
    clock: 'cpu',
    cost: { time: 1000 * times, compute: 10 * times, memory: 5 * times },
    disturbance: 1,
    mayHide: false,
    spread: 0,
    ...(instructions !== undefined && { instructions }),
  };
}

function recorded(instructions?: InstructionCount): Recorded {
  return {
    environment,
    file: 'tests/a.bench.ts',
    name: 'a',
    clock: 'cpu',
    cost: { time: 1000, compute: 10, memory: 5 },
    spread: 0,
    rounds: 5,
    samples: 500,
    ...(instructions !== undefined && { instructions }),
  };
}

describe('judgeWithInstructions', () => {
  it.each([
    { what: 'as many, as long', times: 1, now: 1000, verdict: 'unchanged' },
    { what: 'more, as long', times: 1, now: 1050, verdict: 'regression' },
    { what: 'more, longer', times: 1.5, now: 1500, verdict: 'regression' },
    { what: 'more, less long', times: 0.5, now: 1050, verdict: 'regression' },
    { what: 'hardly more', times: 1, now: 1030, verdict: 'unchanged' },
    {
      what: 'just more than the threshold and the spread',
      times: 1,
      now: 1032,
      verdict: 'regression',
    },
    { what: 'as many, longer by far', times: 1.5, now: 1000, verdict: 'time-only' },
    { what: 'fewer, longer by far', times: 1.5, now: 900, verdict: 'time-only' },
    { what: 'as many, less long', times: 0.5, now: 1000, verdict: 'unchanged' },
    { what: 'fewer, as long', times: 1, now: 900, verdict: 'improvement' },
    { what: 'hardly fewer', times: 1, now: 975, verdict: 'unchanged' },
  ])('finds with $what: $verdict', ({ now, times, verdict }) => {
    const judged = judgeWithInstructions(
      taking(times, count(now)),
      recorded(count(1000)),
      standard,
    );
    expect(judged).toMatchObject({ verdict, isCounted: true, instructions: now / 1000 });
    expect(judged.lack).toBeUndefined();
  });

  it.each([
    {
      what: 'the record has none',
      now: count(2000),
      before: undefined,
      lack: { kind: 'unrecorded' },
      instructions: undefined,
    },
    {
      what: 'what waits was not counted',
      now: undefined,
      before: count(1000),
      lack: { kind: 'waits' },
      instructions: undefined,
    },
    {
      what: 'it can not be counted',
      now: undefined,
      uncounted: 'It fails in valgrind: boom',
      before: undefined,
      lack: { kind: 'failed', reason: 'It fails in valgrind: boom' },
      instructions: undefined,
    },
    {
      what: 'the counts are not the same each time',
      now: count(1120, { spread: 0.05 }),
      before: count(1000),
      lack: { kind: 'unsteady', spread: 0.05 },
      instructions: 1.12,
    },
    {
      what: 'those of the record were not the same each time',
      now: count(1100),
      before: count(1000, { spread: 0.04 }),
      lack: { kind: 'unsteady', spread: 0.04 },
      instructions: 1.1,
    },
    {
      what: 'those of the record are of another engine',
      now: count(2000),
      before: count(1000, { platform: { ...platform, v8: '12.4.254' } }),
      lack: { kind: 'elsewhere', differences: ['v8'] },
      instructions: 2,
    },
  ])('leaves it to the time where $what', ({ before, instructions, lack, now, uncounted }) => {
    for (const { times, verdict } of [
      { times: 1, verdict: 'unchanged' },
      { times: 1.5, verdict: 'regression' },
    ]) {
      const judged = judgeWithInstructions(
        { ...taking(times, now), ...(uncounted !== undefined && { uncounted }) },
        recorded(before),
        standard,
      );
      expect(judged).toMatchObject({ verdict, isCounted: false, lack });
      expect(judged.instructions).toBe(instructions);
    }
  });

  it.each([
    { what: 'those of now', now: 0.05, before: 0.001 },
    { what: 'those of the record', now: 0.001, before: 0.05 },
  ])('finds more by far, however far $what lie apart', ({ before, now }) => {
    const judge = (perCall: number): unknown =>
      judgeWithInstructions(
        taking(1, count(perCall, { spread: now })),
        recorded(count(1000, { spread: before })),
        standard,
      );
    expect(judge(1129)).toMatchObject({ verdict: 'unchanged', isCounted: false });
    expect(judge(1131)).toMatchObject({ verdict: 'regression', isCounted: true });
  });

  it('says of what is new only that it is, unless it is not the same each time', () => {
    const judge = (spread: number): unknown =>
      judgeWithInstructions(taking(1, count(1000, { spread })), undefined, standard);
    expect(judge(0.001)).toMatchObject({ verdict: 'unrecorded', isCounted: false });
    expect(judge(0.001)).not.toHaveProperty('lack');
    expect(judge(0.5)).toMatchObject({ lack: { kind: 'unsteady', spread: 0.5 } });
  });

  it('looks at no instructions where nobody asked for them', () => {
    const judged = judgeWithInstructions(taking(1, count(2000)), recorded(count(1000)), {
      environment,
      threshold: 0.1,
    });
    expect(judged).toMatchObject({ verdict: 'unchanged', isCounted: false });
    expect(judged).not.toHaveProperty('instructions');
    expect(judged).not.toHaveProperty('lack');
  });
});

describe('isCountSuspect', () => {
  it.each([
    { perCall: 1000, isSuspect: false },
    { perCall: 1014, isSuspect: false },
    { perCall: 1016, isSuspect: true },
  ])('tells of $perCall: $isSuspect', ({ isSuspect, perCall }) => {
    expect(isCountSuspect(perCall, recorded(count(1000)), 0.03)).toBe(isSuspect);
  });

  it('suspects nothing that has no recorded count', () => {
    expect(isCountSuspect(5000, recorded(), 0.03)).toBe(false);
  });
});

describe('summarizeCounts', () => {
  it.each([
    { what: 'one process', counts: [1000], drift: 0.001, perCall: 1000, spread: 0.001 },
    { what: 'two alike', counts: [1000, 1002], drift: 0.004, perCall: 1000, spread: 0.004 },
    { what: 'two apart', counts: [1100, 1000], drift: 0.004, perCall: 1000, spread: 0.1 },
  ])(
    'takes the least of $what and how far they lie apart',
    ({ counts, drift, perCall, spread }) => {
      const rounds = counts.map((one) => ({ perCall: one, drift }));
      expect(summarizeCounts(rounds, platform)).toEqual({
        perCall,
        spread: expect.closeTo(spread, 9) as number,
        rounds: counts.length,
        platform,
      });
    },
  );
});

describe('compareCountPlatforms', () => {
  it('names what differs', () => {
    expect(compareCountPlatforms(platform, { ...platform })).toEqual([]);
    expect(
      compareCountPlatforms(platform, { ...platform, counter: 'valgrind 3.22.0', features: 'avx' }),
    ).toEqual(['counter', 'features']);
  });
});
