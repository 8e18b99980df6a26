import type { BenchResult, Environment, Measurement } from '@groundrules/vitest-config/bench';
import { describe, expect, it } from 'vitest';

import type { BenchFile } from '../../../src/gates/bench/bench-record.js';
import { compareBenchmarks, listRecorded } from '../../../src/gates/bench/compare-benchmarks.js';
import { describeComparison } from '../../../src/gates/bench/describe-comparison.js';

const here: Environment = { cpu: 'A', cores: 2, node: 22, arch: 'x64', platform: 'linux' };
const file = 'src/a.bench.ts';

function content(...names: readonly string[]): BenchFile {
  return {
    version: 1,
    records: [
      {
        recorded: '2027-01-05',
        commit: null,
        reason: 'the first time',
        environment: here,
        benchmarks: names.map((name) => ({
          file,
          name,
          clock: 'cpu',
          value: { nanoseconds: 1000, compute: 10, memory: 5 },
          waiting: 0,
          spread: 0.01,
          rounds: 5,
          samples: 100,
        })),
      },
    ],
  };
}

function measurementOf(name: string, slower: number, spread = 0): Measurement {
  const cost = { time: 1000 * slower, compute: 10 * slower, memory: 5 * slower };
  return {
    file,
    name,
    line: 1,
    column: 1,
    clock: 'cpu',
    cost,
    waiting: 0,
    disturbance: 1,
    mayHide: false,
    spread,
    rounds: 5,
    samples: 100,
  };
}

const nothing: BenchResult = { measurements: [], problems: [], skipped: [] };
const options = { environment: here, threshold: 0.1, isExpected: () => true };

describe('compareBenchmarks', () => {
  it('tells what is slower, faster, new and the same', () => {
    const measurements = [
      measurementOf('slower', 1.2),
      measurementOf('faster', 0.5),
      measurementOf('same', 1.02),
      measurementOf('unsteady', 1.2, 0.5),
      measurementOf('new', 1),
    ];
    const recorded = listRecorded(content('slower', 'faster', 'same', 'unsteady'));
    const { comparisons, problems } = compareBenchmarks(
      { ...nothing, measurements },
      { ...options, recorded },
    );
    expect(problems).toEqual([]);
    expect(comparisons.map(({ measurement, verdict }) => [measurement.name, verdict])).toEqual([
      ['slower', 'regression'],
      ['faster', 'improvement'],
      ['same', 'unchanged'],
      ['unsteady', 'unsteady'],
      ['new', 'unrecorded'],
    ]);
    expect(comparisons.map((comparison) => describeComparison(comparison, 10))).toEqual([
      'slower takes 20 % longer than recorded, in 5 of 5 rounds and by every measure; 10 % is allowed. See what takes the time: npx groundrules bench --profile "slower". Where it is worth it, record it: npx groundrules bench --update --filter "slower" --reason "…"',
      'faster takes 50 % less time than recorded. Record it, so that it stays: npx groundrules bench --update --reason "…"',
      'same takes as long as recorded.',
      "unsteady can't be judged: its rounds lie 50 % apart, and 25 % is the most. Let it do the same work each time, and more of it.",
      'new is new. Record it: npx groundrules bench --update --filter "new" --reason "…"',
    ]);
  });

  it.each<readonly [string, Partial<Measurement>, number, string]>([
    [
      'why it is slower',
      { disturbance: 1.5 },
      1.4,
      "a can't be judged: it takes 40 % longer than recorded, but up to 50 % may come from other programs that had the core meanwhile, and the rounds of its record lie 1 % apart. With that taken off, no more is left than the 10 % that are allowed. It goes through the event loop or waits, which they slow down more than what only works. Run it again beside fewer of them.",
    ],
    [
      'why it is slower in part',
      { disturbance: 1.12 },
      1.24,
      "a can't be judged: it takes 24 % longer than recorded, but up to 12 % may come from other programs that had the core meanwhile, and the rounds of its record lie 1 % apart. With that taken off, no more is left than the 10 % that are allowed. It goes through the event loop or waits, which they slow down more than what only works. Run it again beside fewer of them.",
    ],
    [
      'where a wait hides',
      { disturbance: 1.2, mayHide: true },
      1,
      "a can't be judged: other programs had the core meanwhile, and whether it waits for longer than recorded can't be told. It goes through the event loop or waits, which they slow down more than what only works. Run it again beside fewer of them.",
    ],
    [
      'where a wait hides, though none is known to have cost it anything',
      { disturbance: 1, mayHide: true },
      1.105,
      "a can't be judged: other programs had the core meanwhile, and whether it waits for longer than recorded can't be told. It goes through the event loop or waits, which they slow down more than what only works. Run it again beside fewer of them.",
    ],
  ])('says that other programs may be %s', (_what, changed, slower, message) => {
    const measurement = { ...measurementOf('a', slower), ...changed };
    const { comparisons } = compareBenchmarks(
      { ...nothing, measurements: [measurement] },
      { ...options, recorded: listRecorded(content('a')) },
    );
    expect(comparisons.map(({ verdict }) => verdict)).toEqual(['unsteady']);
    expect(comparisons.map((comparison) => describeComparison(comparison, 10))).toEqual([message]);
  });

  it.each<readonly [string, number | undefined, Partial<Measurement>, string]>([
    [
      'the machine',
      1.44,
      {},
      "a can't be judged: it takes 25 % longer than recorded, but up to 20 % may come from the machine, on which large programs take longer than they did, and the rounds of its record lie 1 % apart. With that taken off, no more is left than the 10 % that are allowed. It goes through much code, which what else runs on the processor slows down more than little programs. Run it again later, or beside fewer of them.",
    ],
    [
      'other programs and the machine',
      1.44,
      { disturbance: 1.25 },
      "a can't be judged: it takes 25 % longer than recorded, but up to 50 % may come from other programs that had the core meanwhile and from the machine, on which large programs take longer than they did, and the rounds of its record lie 1 % apart. With that taken off, no more is left than the 10 % that are allowed. It goes through much code, which what else runs on the processor slows down more than little programs. Run it again later, or beside fewer of them.",
    ],
    [
      'other programs',
      0.9,
      { disturbance: 1.3 },
      "a can't be judged: it takes 25 % longer than recorded, but up to 30 % may come from other programs that had the core meanwhile, and the rounds of its record lie 1 % apart. With that taken off, no more is left than the 10 % that are allowed. It goes through much code, which what else runs on the processor slows down more than little programs. Run it again later, or beside fewer of them.",
    ],
    [
      'an older record',
      undefined,
      {},
      'a can\'t be judged: it takes 25 % longer than recorded, but up to 25 % may come from the work that large programs are measured beside now, and the rounds of its record lie 1 % apart. With that taken off, no more is left than the 10 % that are allowed. It goes through much code, which what else runs on the processor slows down more than little programs. Where nothing has changed, record it anew: npx groundrules bench --update --filter "a" --reason "…"',
    ],
  ])('says that %s may be why a large program is slower', (_what, slowdown, changed, message) => {
    const now = measurementOf('a', 1.25);
    const cost = { ...now.cost, program: 2.5 / (slowdown ?? 1) };
    const recorded = listRecorded(content('a')).map((one) => ({
      ...one,
      cost: { ...one.cost, ...(slowdown !== undefined && { program: 2 }) },
    }));
    const { comparisons } = compareBenchmarks(
      { ...nothing, measurements: [{ ...now, cost, ...changed }] },
      { ...options, recorded },
    );
    expect(comparisons.map(({ verdict }) => verdict)).toEqual(['unsteady']);
    expect(comparisons.map((comparison) => describeComparison(comparison, 10))).toEqual([message]);
  });

  it('says of a record whose rounds lie apart that it tells too little', () => {
    const recorded = listRecorded(content('a')).map((one) => ({ ...one, spread: 0.15 }));
    const { comparisons } = compareBenchmarks(
      { ...nothing, measurements: [measurementOf('a', 1.2)] },
      { ...options, recorded },
    );
    expect(comparisons.map((comparison) => describeComparison(comparison, 10))).toEqual([
      `a can't be judged: it takes 20 % longer than recorded, and the rounds of its record lie 15 % apart. Record what it took before anew, beside as little other work as can be: npx groundrules bench --update --filter "a" --reason "…"`,
    ]);
  });

  it('says that an older record tells less of what waits', () => {
    const measurement = { ...measurementOf('a', 5), clock: 'wall' as const };
    const saidWith = (waiting: number | undefined): string[] => {
      const recorded = listRecorded(content('a')).map(({ waiting: _, ...one }) => ({
        ...one,
        ...(waiting !== undefined && { waiting }),
      }));
      const { comparisons } = compareBenchmarks(
        { ...nothing, measurements: [measurement] },
        { ...options, recorded },
      );
      return comparisons.map((comparison) => describeComparison(comparison, 10));
    };
    const advice = 'Its record is older and does not say how long it waited';
    expect(saidWith(undefined)).toEqual([expect.stringContaining(advice)]);
    expect(saidWith(0)).toEqual([expect.not.stringContaining(advice)]);
  });

  it('says that one has begun to wait', () => {
    const { comparisons } = compareBenchmarks(
      { ...nothing, measurements: [{ ...measurementOf('a', 5), clock: 'wall' }] },
      { ...options, recorded: listRecorded(content('a')) },
    );
    expect(comparisons.map((comparison) => describeComparison(comparison, 10))).toEqual([
      expect.stringContaining('10 % is allowed. It has begun to wait for something. See what'),
    ]);
  });

  it.each<readonly [keyof Environment, Partial<Environment>]>([
    ['cpu', { cpu: 'B' }],
    ['cores', { cores: 8 }],
    ['node', { node: 24 }],
    ['arch', { arch: 'arm64' }],
    ['platform', { platform: 'darwin' }],
  ])('says that it is another machine by its %s', (field, change) => {
    const [comparison] = compareBenchmarks(
      { ...nothing, measurements: [measurementOf('a', 1.2)] },
      { ...options, recorded: listRecorded(content('a')), environment: { ...here, ...change } },
    ).comparisons;
    expect(comparison).toMatchObject({ verdict: 'regression', differences: [field] });
    expect(comparison && describeComparison(comparison, 10)).toContain(
      `It was recorded on another machine (${field}), so it may be that.`,
    );
  });

  it.each<readonly [string, Partial<BenchResult>, readonly string[]]>([
    ['is gone', {}, ['It is in groundrules.bench.json and was not found.']],
    [
      'is skipped',
      { skipped: [{ file, name: 'a' }] },
      ['It is in groundrules.bench.json and is skipped.'],
    ],
    ['threw', { problems: [{ file, name: 'a', message: 'boom' }] }, ['boom']],
    [
      'is in a file that cannot be loaded',
      { problems: [{ file, message: 'no database' }] },
      ['no database'],
    ],
  ])('has one problem with a benchmark that %s', (_what, result, expected) => {
    const { problems } = compareBenchmarks(
      { ...nothing, ...result },
      { ...options, recorded: listRecorded(content('a')) },
    );
    expect(problems).toHaveLength(expected.length);
    for (const [index, text] of expected.entries())
      expect(problems[index]?.message).toContain(text);
  });

  it('misses nothing that nobody asked for', () => {
    const recorded = listRecorded(content('a', 'b'));
    const { problems } = compareBenchmarks(nothing, {
      ...options,
      recorded,
      isExpected: ({ name }) => name === 'b',
    });
    expect(problems.map(({ name }) => name)).toEqual(['b']);
  });
});
