import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type {
  BenchResult,
  Clock,
  CountPlatform,
  Environment,
  InstructionCount,
  Measurement,
} from '@groundrules/vitest-config/bench';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { benchAsMarkdown } from '../../../src/bench/bench-as-markdown.js';
import { benchAsText } from '../../../src/bench/bench-as-text.js';
import type { BenchReport } from '../../../src/bench/bench-report.js';
import { toBenchReport } from '../../../src/bench/to-bench-report.js';
import {
  compareBenchmarks,
  isFailure,
  listRecorded,
  type Comparison,
} from '../../../src/gates/bench/compare-benchmarks.js';
import { describeComparison } from '../../../src/gates/bench/describe-comparison.js';
import { describeCounting } from '../../../src/gates/bench/describe-counting.js';
import { readBenchFile } from '../../../src/gates/bench/read-bench-file.js';
import { updateBenchFile } from '../../../src/gates/bench/update-bench-file.js';
import { printBenchFile, writeBenchFile } from '../../../src/gates/bench/write-bench-file.js';

const environment: Environment = { cpu: 'A', cores: 2, node: 22, arch: 'x64', platform: 'linux' };
const platform: CountPlatform = {
  counter: 'valgrind 3.19.0',
  v8: '12.4.254',
  arch: 'x64',
  platform: 'linux',
  features: 'avx avx2',
};

interface Case {
  /** How many times as long as recorded. */
  readonly times?: number;
  readonly perCall?: number;
  readonly spread?: number;
  /** How far the rounds of its time lie apart. */
  readonly roundSpread?: number;
  readonly disturbance?: number;
  readonly clock?: Clock;
  readonly on?: CountPlatform;
  readonly uncounted?: string;
}

function measurementOf({
  clock = 'cpu',
  disturbance = 1,
  on,
  perCall,
  roundSpread = 0,
  spread = 0.001,
  times = 1,
  uncounted,
}: Case): Measurement {
  const instructions: InstructionCount | undefined =
    perCall === undefined ? undefined : { perCall, spread, rounds: 2, platform: on ?? platform };
  return {
    file: 'src/a.bench.ts',
    name: 'a',
    line: 1,
    column: 1,
    clock,
    cost: { time: 1000 * times, compute: 10 * times, memory: 5 * times },
    ...(clock === 'cpu' && { waiting: 0 }),
    disturbance,
    mayHide: false,
    spread: roundSpread,
    rounds: 5,
    samples: 100,
    ...(instructions !== undefined && { instructions }),
    ...(uncounted !== undefined && { uncounted }),
  };
}

const circumstances = {
  recorded: '2027-01-05',
  commit: null,
  reason: 'the first time',
  environment,
};

interface CompareCase {
  readonly before: Case;
  readonly now: Case;
  readonly here?: Environment;
  readonly isAsked?: boolean;
}

function compare({ before, here = environment, isAsked = true, now }: CompareCase): Comparison {
  const content = updateBenchFile(undefined, [measurementOf(before)], circumstances, () => false);
  const result: BenchResult = { measurements: [measurementOf(now)], problems: [], skipped: [] };
  const { comparisons } = compareBenchmarks(result, {
    recorded: listRecorded(content),
    environment: here,
    threshold: 0.1,
    ...(isAsked && { instructionThreshold: 0.03 }),
    isExpected: () => true,
  });
  const [comparison] = comparisons;
  if (comparison === undefined) throw new Error('Nothing was compared.');
  return comparison;
}

const counted = { perCall: 1000 };

describe('a comparison by instructions', () => {
  it.each<CompareCase & { what: string; verdict: string; message: string }>([
    {
      what: 'more of them',
      before: counted,
      now: { perCall: 1052 },
      verdict: 'regression',
      message:
        'a executes 5.2 % more instructions than recorded, in 2 of 2 processes; 3 % is allowed. Its time is the same. See what takes the time: npx groundrules bench --profile "a". Where it is worth it, record it: npx groundrules bench --update --instructions --filter "a" --reason "…"',
    },
    {
      what: 'fewer of them',
      before: counted,
      now: { perCall: 900, times: 0.8 },
      verdict: 'improvement',
      message:
        'a executes 10 % fewer instructions than recorded. Its time is 20 % less. Record it, so that it stays: npx groundrules bench --update --instructions --filter "a" --reason "…"',
    },
    {
      what: 'as many that take longer',
      before: counted,
      now: { perCall: 1001, times: 1.5 },
      verdict: 'time-only',
      message:
        'a takes 50 % longer than recorded, though it does not execute more instructions: it waits, as for memory, the disk or others, or the machine does. See what takes the time: npx groundrules bench --profile "a"',
    },
    {
      what: 'as many',
      before: counted,
      now: { perCall: 999, times: 1.05 },
      verdict: 'unchanged',
      message: 'a executes as many instructions as recorded.',
    },
    {
      what: 'a record without any',
      before: {},
      now: { perCall: 2000 },
      verdict: 'unchanged',
      message:
        'a takes as long as recorded. Its instructions are not in the record, so its time judges. Unless they were left out, as not the same each time, record them: npx groundrules bench --update --instructions --reason "…"',
    },
    {
      what: 'what waits',
      before: { clock: 'wall' },
      now: { clock: 'wall' },
      verdict: 'unchanged',
      message:
        'a takes as long as recorded. It mostly waits, so its instructions say little: its time judges.',
    },
    {
      what: 'what fails while it is counted',
      before: {},
      now: { uncounted: 'It fails in valgrind: fetch failed' },
      verdict: 'unchanged',
      message:
        "a takes as long as recorded. Its instructions can't be counted, so its time judges. It fails in valgrind: fetch failed",
    },
    {
      what: 'what is not the same each time',
      before: counted,
      now: { perCall: 1200, spread: 0.2 },
      verdict: 'unchanged',
      message:
        'a takes as long as recorded. Its instructions are not the same each time, but 20 % apart where 2 % is the most, so its time judges.',
    },
    {
      what: 'those of another counter',
      before: { ...counted, on: { ...platform, counter: 'valgrind 3.22.0' } },
      now: { perCall: 2000 },
      verdict: 'unchanged',
      message:
        'a takes as long as recorded. Its instructions were recorded elsewhere (counter), so they are only shown and its time judges.',
    },
    {
      what: 'nobody who asked for them',
      before: counted,
      now: {},
      isAsked: false,
      verdict: 'unchanged',
      message: 'a takes as long as recorded.',
    },
  ])('with $what: $verdict', ({ message, verdict, what: _, ...rest }) => {
    const comparison = compare(rest);
    expect(comparison.verdict).toBe(verdict);
    expect(describeComparison(comparison, 10)).toBe(message);
  });

  it.each([
    { what: 'more instructions', now: { perCall: 1100 }, isFailed: true },
    { what: 'more time only', now: { perCall: 1000, times: 2 }, isFailed: false },
    { what: 'more time, not counted', now: { clock: 'wall' as const, times: 2 }, isFailed: false },
  ])('on another machine fails by $what: $isFailed', ({ isFailed, now }) => {
    const here = { ...environment, cpu: 'B', cores: 64 };
    const comparison = compare({ before: { ...counted, clock: now.clock ?? 'cpu' }, now, here });
    expect(isFailure(comparison, 'report')).toBe(isFailed);
  });
});

describe('describeCounting', () => {
  it('says how many are judged by what, and nothing where nothing was counted', () => {
    const all = [
      compare({ before: counted, now: counted }),
      compare({ before: counted, now: { perCall: 1200, spread: 0.2 } }),
      compare({ before: {}, now: { clock: 'wall' } }),
      compare({ before: {}, now: { clock: 'wall' } }),
    ];
    expect(describeCounting(all)).toBe(
      '1 benchmark judged by instructions; the others by their time (waits: 2, not the same each time: 1).',
    );
    expect(describeCounting(all.slice(0, 1))).toBe('1 benchmark judged by instructions.');
    expect(
      describeCounting([compare({ before: counted, now: {}, isAsked: false })]),
    ).toBeUndefined();
  });
});

function reportWith(comparison: Comparison, status: BenchReport['status'] = 'passed'): BenchReport {
  return toBenchReport([comparison], { threshold: 10, status, isFirst: false });
}

describe('a report', () => {
  it('shows instructions where they were asked for, and only then', () => {
    const report = reportWith(compare({ before: { perCall: 142_000 }, now: { perCall: 150_804 } }));
    expect(report.benchmarks[0]?.instructions).toEqual({
      perCall: 150_804,
      recordedPerCall: 142_000,
      change: 1.062,
      spread: 0.001,
      rounds: 2,
      threshold: 3,
      isCounted: true,
    });
    expect(benchAsText(report, false)).toContain(' instructions │ verdict │');
    expect(benchAsText(report, false)).toContain('│ 150.8K, +6.2 % │ slower');
    expect(benchAsMarkdown(report)).toContain(
      '| file | benchmark | time | recorded | change | rounds | instructions | verdict |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n| `src/a.bench.ts` | a | 1 µs | 1 µs | 0 % | 5 | 150.8K, +6.2 % | slower |\n',
    );
    const timed = reportWith(compare({ before: counted, now: {}, isAsked: false }));
    expect(benchAsText(timed, false)).not.toContain('instructions');
    expect(benchAsMarkdown(timed)).toContain('| rounds | verdict |');
  });

  it.each([
    { what: 'what waits', before: {}, now: { clock: 'wall' as const }, told: true },
    { what: 'what is recorded now', before: {}, now: counted, told: false },
    { what: 'what is the same', before: counted, now: counted, told: false },
  ])('tells of $what while it is recorded why time judges: $told', ({ before, now, told }) => {
    const report = reportWith(compare({ before, now }), 'recorded');
    expect(benchAsText(report, false).includes('its time judges')).toBe(told);
  });

  it.each<CompareCase & { what: string; message: string; told?: false }>([
    {
      what: 'counts too far apart',
      before: {},
      now: { perCall: 1238, spread: 0.238, times: 1.4 },
      message:
        'a is recorded without its instructions: they are not the same each time, but 23.8 % apart where 2 % is the most, so its time judges.',
    },
    {
      what: 'counts too far apart, recorded elsewhere before',
      before: { ...counted, on: { ...platform, v8: '11' } },
      now: { perCall: 1238, spread: 0.238 },
      message:
        'a is recorded without its instructions: they are not the same each time, but 23.8 % apart where 2 % is the most, so its time judges.',
    },
    {
      what: 'counts too far apart, far more than before',
      before: counted,
      now: { perCall: 3000, spread: 0.238 },
      message:
        'a is recorded without its instructions: they are not the same each time, but 23.8 % apart where 2 % is the most, so its time judges.',
    },
    {
      what: 'what is neither steady in time nor in counts',
      before: {},
      now: { perCall: 1238, spread: 0.238, roundSpread: 0.5 },
      message:
        "a is recorded without its instructions, but can't be judged: its rounds lie 50 % apart, and 25 % is the most. Let it do the same work each time, and more of it. Its instructions are not the same each time, but 23.8 % apart where 2 % is the most, so its time judges.",
    },
    {
      what: 'what is the same each time and was not',
      before: { perCall: 1000, spread: 0.2 },
      now: counted,
      message: 'a is recorded.',
      told: false,
    },
    {
      what: 'what waits',
      before: {},
      now: { clock: 'wall', times: 1.4 },
      message: 'a is recorded. It mostly waits, so its instructions say little: its time judges.',
    },
    {
      what: 'what others disturbed',
      before: {},
      now: { ...counted, times: 1.4, disturbance: 1.5 },
      message: 'a is recorded.',
      told: false,
    },
    {
      what: 'rounds too far apart',
      before: {},
      now: { ...counted, roundSpread: 0.5 },
      message:
        "a is recorded, but can't be judged: its rounds lie 50 % apart, and 25 % is the most. Let it do the same work each time, and more of it.",
    },
  ])('says of $what what is recorded, not how it compares', ({ before, message, now, told }) => {
    const report = reportWith(compare({ before, now }), 'recorded');
    expect(report.benchmarks.map((one) => one.message)).toEqual([message]);
    const isTold = told ?? true;
    expect(benchAsText(report, false).includes(message)).toBe(isTold);
    expect(benchAsMarkdown(report).includes('- `src/a.bench.ts:1` a is recorded')).toBe(isTold);
    expect(benchAsText(report, false)).toContain(
      '1 benchmark recorded in groundrules.bench.json. Commit that file.',
    );
  });

  it('gives one command where nothing is recorded yet, and keeps what it says of one alone', () => {
    const measurements = [
      measurementOf(counted),
      { ...measurementOf({ clock: 'wall' }), name: 'waits' },
      { ...measurementOf({ ...counted, roundSpread: 0.5 }), name: 'varies' },
    ];
    const { comparisons } = compareBenchmarks(
      { measurements, problems: [], skipped: [] },
      {
        recorded: [],
        environment,
        threshold: 0.1,
        instructionThreshold: 0.03,
        isExpected: () => true,
      },
    );
    const reportOf = (isFirst: boolean): string => {
      const report = toBenchReport(comparisons, { threshold: 10, status: 'passed', isFirst });
      return benchAsText(report, false).replace(/^[^]*╯|^[^]*┘/u, '');
    };
    expect(reportOf(true).trim().split('\n')).toEqual([
      'src/a.bench.ts:1 waits: It mostly waits, so its instructions say little: its time judges.',
      "src/a.bench.ts:1 varies can't be judged: its rounds lie 50 % apart, and 25 % is the most. Let it do the same work each time, and more of it.",
      '3 benchmarks, none of which was recorded before. Record them: npx groundrules bench --update --instructions --reason "…"',
    ]);
    expect(reportOf(false)).toContain(
      'src/a.bench.ts:1 a is new. Record it: npx groundrules bench --update --instructions --filter "a" --reason "…"',
    );
  });
});

describe('the record', () => {
  it('holds what was counted, and its platform once', async () => {
    const repository = createTemporaryRepository({});
    onTestFinished(repository.dispose);
    const measurements = [
      measurementOf({ perCall: 142_211.493_652 }),
      { ...measurementOf({ clock: 'wall' }), name: 'waits' },
    ];
    const content = updateBenchFile(undefined, measurements, circumstances, () => false);
    const text = printBenchFile(content);
    expect(text).toContain(
      '      "counter": { "counter": "valgrind 3.19.0", "v8": "12.4.254", "arch": "x64", "platform": "linux", "features": "avx avx2" },\n',
    );
    expect(text).toContain(
      '"samples": 100, "instructions": { "perCall": 142211.5, "spread": 0.001, "rounds": 2 } },\n',
    );
    await writeBenchFile(repository.path, content);
    const read = await readBenchFile(repository.path);
    expect(
      listRecorded(read ?? { version: 1, records: [] }).map((one) => one.instructions),
    ).toEqual([{ perCall: 142_211.5, spread: 0.001, rounds: 2, platform }, undefined]);
  });

  it('holds no count that could never be judged', () => {
    const measurements = [
      measurementOf({ perCall: 1000, spread: 0.238 }),
      { ...measurementOf({ perCall: 1000, spread: 0.02 }), name: 'b' },
    ];
    const perCalls = (all: readonly Measurement[]): unknown =>
      updateBenchFile(undefined, all, circumstances, () => false).records.map((record) => [
        record.counter?.counter,
        ...record.benchmarks.map(({ instructions }) => instructions?.perCall),
      ]);
    expect(perCalls(measurements)).toEqual([['valgrind 3.19.0', undefined, 1000]]);
    expect(perCalls(measurements.slice(0, 1))).toEqual([[undefined, undefined]]);
  });

  it('holds nothing of them where they were not counted', () => {
    const content = updateBenchFile(undefined, [measurementOf({})], circumstances, () => false);
    expect(printBenchFile(content)).not.toMatch(/counter|instructions/u);
  });

  it.each([
    { instructions: { perCall: 0, spread: 0, rounds: 1 }, where: /instructions\.perCall/u },
    { instructions: { perCall: 1, rounds: 1 }, where: /instructions/u },
  ])('is refused with $instructions', async ({ instructions, where }) => {
    const repository = createTemporaryRepository({});
    onTestFinished(repository.dispose);
    const { records, version } = updateBenchFile(
      undefined,
      [measurementOf(counted)],
      circumstances,
      () => false,
    );
    const broken = records.map((record) => ({
      ...record,
      benchmarks: record.benchmarks.map((entry) => ({ ...entry, instructions })),
    }));
    writeFileSync(
      path.join(repository.path, 'groundrules.bench.json'),
      JSON.stringify({ version, records: broken }),
    );
    await expect(readBenchFile(repository.path)).rejects.toThrow(where);
  });
});
