import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { describeEnvironment } from '../../src/bench/environment.js';
import { isSuspect, judgeBenchmark } from '../../src/bench/judge-benchmark.js';
import type { Cost, Measurement, Recorded } from '../../src/bench/measurement.js';

const here = describeEnvironment();
const elsewhere = { ...here, cpu: `${here.cpu} of another kind` };

const before: Recorded = {
  environment: here,
  file: 'tests/a.bench.ts',
  name: 'a',
  clock: 'cpu',
  cost: { time: 1000, compute: 10, memory: 5 },
  spread: 0,
  rounds: 5,
  samples: 500,
};

/** What nothing disturbed. */
const quiet = { clock: 'cpu', disturbance: 1, mayHide: false, spread: 0 } as const;

/** Costs by how many times as much as before each of them is. */
function costOf(time: number, compute: number, memory: number): Cost {
  return { time: 1000 * time, compute: 10 * compute, memory: 5 * memory };
}

describe('judgeBenchmark', () => {
  it.each([
    { what: 'all measures worse', cost: costOf(1.2, 1.2, 1.2), verdict: 'regression', change: 1.2 },
    {
      what: 'the least of them',
      cost: costOf(1.3, 1.5, 1.15),
      verdict: 'regression',
      change: 1.15,
    },
    { what: 'just under', cost: costOf(1.09, 1.09, 1.09), verdict: 'unchanged', change: 1.09 },
    { what: 'a slower processor', cost: costOf(1.5, 1, 1.02), verdict: 'unchanged', change: 1 },
    { what: 'slower memory', cost: costOf(1.4, 1.4, 1.01), verdict: 'unchanged', change: 1.01 },
    { what: 'slow references', cost: costOf(1, 0.6, 0.7), verdict: 'unchanged', change: 1 },
    { what: 'all better', cost: costOf(0.5, 0.6, 0.7), verdict: 'improvement', change: 0.7 },
    { what: 'one of them better', cost: costOf(0.5, 1.01, 0.7), verdict: 'unchanged', change: 1 },
    { what: 'just better', cost: costOf(0.92, 0.92, 0.92), verdict: 'unchanged', change: 0.92 },
  ])('finds with $what: $verdict', ({ change, cost, verdict }) => {
    const judged = judgeBenchmark({ ...quiet, cost }, before, {
      threshold: 0.1,
      environment: here,
    });
    expect(judged).toMatchObject({
      verdict,
      change: expect.closeTo(change, 9) as number,
      isDisturbed: false,
    });
  });

  it('leaves the time itself out on another machine', () => {
    const now = { ...quiet, cost: costOf(0.4, 1.3, 1.2) };
    const verdictOn = (isSameMachine: boolean): string =>
      judgeBenchmark(now, before, {
        threshold: 0.1,
        environment: isSameMachine ? here : elsewhere,
      }).verdict;
    expect(verdictOn(true)).toBe('unchanged');
    expect(verdictOn(false)).toBe('regression');
  });

  it.each([
    { recorded: 0, spread: 0.05, slower: 1.12, verdict: 'regression' },
    { recorded: 0, spread: 0.24, slower: 1.12, verdict: 'regression' },
    { recorded: 0.01, spread: 0, slower: 1.12, verdict: 'regression' },
    { recorded: 0.05, spread: 0, slower: 1.09, verdict: 'unchanged' },
    { recorded: 0.05, spread: 0, slower: 1.12, verdict: 'unsteady' },
    { recorded: 0.05, spread: 0, slower: 1.16, verdict: 'regression' },
    { recorded: 0.2, spread: 0, slower: 1.25, verdict: 'unsteady' },
    { recorded: 0.05, spread: 0, slower: 0.89, verdict: 'unchanged' },
    { recorded: 0.05, spread: 0, slower: 0.8, verdict: 'improvement' },
    { recorded: 0, spread: 0.26, slower: 1.6, verdict: 'unsteady' },
    { recorded: 0.26, spread: 0, slower: 1.6, verdict: 'unsteady' },
    { recorded: 0, spread: 0.26, slower: 1.65, verdict: 'regression' },
    { recorded: 0.26, spread: 0, slower: 1.65, verdict: 'regression' },
    { recorded: 2, spread: 0.3, slower: 5, verdict: 'unsteady' },
    { recorded: 0, spread: 0.26, slower: 0.3, verdict: 'unsteady' },
    { recorded: 0.26, spread: 0, slower: 1, verdict: 'unsteady' },
  ])(
    'calls $slower times, spread by $spread and before by $recorded, $verdict',
    ({ recorded, slower, spread, verdict }) => {
      const now = { ...quiet, cost: costOf(slower, slower, slower), spread };
      const judged = judgeBenchmark(
        now,
        { ...before, spread: recorded },
        { threshold: 0.1, environment: here },
      );
      expect(judged.verdict).toBe(verdict);
    },
  );

  it.each<{
    readonly now: Partial<Measurement>;
    readonly slower: number;
    readonly verdict: string;
    readonly change: number;
    readonly isDisturbed: boolean;
  }>([
    // What others may have done is taken off before it is called slower.
    {
      now: { disturbance: 1.5 },
      slower: 1.6,
      verdict: 'unsteady',
      change: 1.6,
      isDisturbed: true,
    },
    {
      now: { disturbance: 1.5 },
      slower: 1.8,
      verdict: 'regression',
      change: 1.2,
      isDisturbed: false,
    },
    {
      now: { disturbance: 1.5 },
      slower: 1.05,
      verdict: 'unchanged',
      change: 1.05,
      isDisturbed: false,
    },
    // It is no reason to call it faster.
    {
      now: { disturbance: 1.5 },
      slower: 0.95,
      verdict: 'unchanged',
      change: 0.95,
      isDisturbed: false,
    },
    {
      now: { disturbance: 1.5 },
      slower: 0.8,
      verdict: 'improvement',
      change: 0.8,
      isDisturbed: false,
    },
    // What may hide a wait passes for nothing but itself.
    { now: { mayHide: true }, slower: 1, verdict: 'unsteady', change: 1, isDisturbed: true },
    { now: { mayHide: true }, slower: 0.5, verdict: 'unsteady', change: 0.5, isDisturbed: true },
    { now: { mayHide: true }, slower: 1.2, verdict: 'regression', change: 1.2, isDisturbed: false },
    // Its own rounds are reason enough.
    {
      now: { disturbance: 1.5, spread: 0.3 },
      slower: 1.8,
      verdict: 'unsteady',
      change: 1.8,
      isDisturbed: false,
    },
    {
      now: { disturbance: 1.5, spread: 0.3 },
      slower: 2.7,
      verdict: 'regression',
      change: 1.8,
      isDisturbed: false,
    },
  ])('calls $slower times with $now $verdict', ({ change, isDisturbed, now, slower, verdict }) => {
    const judged = judgeBenchmark(
      { ...quiet, cost: costOf(slower, slower, slower), ...now },
      before,
      { threshold: 0.1, environment: here },
    );
    expect(judged).toMatchObject({
      verdict,
      change: expect.closeTo(change, 9) as number,
      isDisturbed,
    });
  });

  it.each([
    { what: 'of which the others take as long', slower: 1.2, others: 1, verdict: 'regression' },
    { what: 'as the others are', slower: 1.2, others: 1.2, verdict: 'unsteady' },
    { what: 'and the others more so', slower: 1.2, others: 1.4, verdict: 'unsteady' },
    { what: 'by more than the others explain', slower: 1.35, others: 1.4, verdict: 'regression' },
    { what: 'and the others faster', slower: 1.2, others: 0.8, verdict: 'regression' },
    { what: 'as it was', slower: 1.05, others: 1.4, verdict: 'unchanged' },
    { what: 'faster as the others are', slower: 0.85, others: 0.7, verdict: 'unchanged' },
    { what: 'faster by itself', slower: 0.85, others: 1, verdict: 'improvement' },
    { what: 'faster by more than the others', slower: 0.7, others: 0.9, verdict: 'improvement' },
  ])(
    'calls a large program that is slower by $slower, $what, by $others: $verdict',
    ({ others, slower, verdict }) => {
      const large = { ...before, cost: { ...before.cost, program: 2 } };
      const cost = { ...costOf(slower, slower, slower), program: (2 * slower) / others };
      const standard = { threshold: 0.1, environment: here };
      const judged = judgeBenchmark({ ...quiet, cost }, large, standard);
      expect(judged.verdict).toBe(verdict);
      expect(judged.excuse).toBeCloseTo(Math.sqrt(Math.max(1, others)), 9);
    },
  );

  it.each([
    { slower: 1.05, verdict: 'unchanged' },
    { slower: 1.3, verdict: 'unsteady' },
    { slower: 1.4, verdict: 'regression' },
  ])(
    'doubts the record of a large program that was measured beside no other: $slower is $verdict',
    ({ slower, verdict }) => {
      const cost = { ...costOf(slower, slower, slower), program: 2 };
      const standard = { threshold: 0.1, environment: here };
      expect(judgeBenchmark({ ...quiet, cost }, before, standard).verdict).toBe(verdict);
    },
  );

  it.each([
    { waiting: undefined, slower: 1.2, verdict: 'regression' },
    { waiting: 0, slower: 1.2, verdict: 'regression' },
    { waiting: 100, slower: 1.2, verdict: 'unchanged' },
    { waiting: 100, slower: 1.25, verdict: 'regression' },
    { waiting: 1000, slower: 2.1, verdict: 'unchanged' },
    { waiting: 1000, slower: 2.3, verdict: 'regression' },
  ])(
    'holds what has begun to wait against all that it took before: $slower times what worked and $waiting is $verdict',
    ({ slower, verdict, waiting }) => {
      const judged = judgeBenchmark(
        { ...quiet, clock: 'wall', cost: costOf(slower, slower, slower) },
        { ...before, ...(waiting !== undefined && { waiting }) },
        { threshold: 0.1, environment: here },
      );
      expect(judged.verdict).toBe(verdict);
    },
  );

  it.each([
    { spread: 0.25, verdict: 'unrecorded' },
    { spread: 0.26, verdict: 'unsteady' },
  ])('calls what is new and spread by $spread $verdict', ({ spread, verdict }) => {
    const standard = { threshold: 0.1, environment: here };
    expect(
      judgeBenchmark({ ...quiet, cost: before.cost, spread }, undefined, standard),
    ).toMatchObject({
      verdict,
      change: 1,
      isDisturbed: false,
    });
  });

  it('never finds worse what is no worse by one measure, nor passes over what is by all', () => {
    const factor = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(factor, factor, factor, fc.boolean(), (time, compute, memory, isSameMachine) => {
        const now = { ...quiet, cost: costOf(time, compute, memory) };
        const judged = judgeBenchmark(now, before, {
          threshold: 0.1,
          environment: isSameMachine ? here : elsewhere,
        });
        const measures = isSameMachine ? [time, compute, memory] : [compute, memory];
        expect(judged.verdict === 'regression').toBe(measures.every((one) => one > 1.1));
        expect(judged.verdict === 'improvement').toBe(measures.every((one) => one < 1 / 1.1));
      }),
    );
  });
});

describe('isSuspect', () => {
  it.each([
    { cost: costOf(1, 1, 1), expected: false },
    { cost: costOf(1.04, 1.04, 1.04), expected: false },
    { cost: costOf(1.06, 1, 1), expected: true },
    { cost: costOf(1, 1.06, 1), expected: true },
    { cost: costOf(1, 1, 1.06), expected: true },
    { cost: costOf(0.5, 0.5, 0.5), expected: false },
  ])('is $expected for $cost', ({ cost, expected }) => {
    expect(isSuspect({ ...quiet, cost }, before, { threshold: 0.1, environment: here })).toBe(
      expected,
    );
  });

  it('is true for what may hide a wait', () => {
    const now = { ...quiet, cost: costOf(0.9, 0.9, 0.9), mayHide: true };
    expect(isSuspect(now, before, { threshold: 0.1, environment: here })).toBe(true);
  });

  it('is true for all that could be a regression', () => {
    const factor = fc.double({ min: 0.5, max: 3, noNaN: true });
    fc.assert(
      fc.property(factor, factor, factor, (time, compute, memory) => {
        const now = { ...quiet, cost: costOf(time, compute, memory) };
        const standard = { threshold: 0.1, environment: here };
        const { verdict } = judgeBenchmark(now, before, standard);
        expect(verdict !== 'regression' || isSuspect(now, before, standard)).toBe(true);
      }),
    );
  });
});
