import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment, Measurement } from '@groundrules/vitest-config/bench';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createIgnore } from '../../../src/config/create-ignore.js';
import type { BenchFile } from '../../../src/gates/bench/bench-record.js';
import { listRecorded } from '../../../src/gates/bench/compare-benchmarks.js';
import { readBenchFile } from '../../../src/gates/bench/read-bench-file.js';
import { updateBenchFile } from '../../../src/gates/bench/update-bench-file.js';
import { printBenchFile, writeBenchFile } from '../../../src/gates/bench/write-bench-file.js';

const environment: Environment = {
  cpu: 'Some CPU',
  cores: 2,
  node: 22,
  arch: 'x64',
  platform: 'linux',
};

function measurementOf(name: string, time: number): Measurement {
  return {
    file: 'src/a.bench.ts',
    name,
    line: 3,
    column: 1,
    clock: 'cpu',
    cost: { time, compute: time / 100, memory: time / 300 },
    waiting: 12.345_678,
    disturbance: 1,
    mayHide: false,
    spread: 0.012_345,
    rounds: 5,
    samples: 100,
  };
}

const first = { recorded: '2027-01-05', commit: null, reason: 'the first time', environment };
const second = { ...first, recorded: '2027-02-01', reason: 'a faster way' };

function emptyFolder(): string {
  const repository = createTemporaryRepository({});
  onTestFinished(repository.dispose);
  return repository.path;
}

describe('the file', () => {
  it('has one benchmark a line, in digits that count', () => {
    const content = updateBenchFile(undefined, [measurementOf('a', 1234.5678)], first, () => false);
    expect(printBenchFile(content)).toBe(`{
  "$schema": "./node_modules/groundrules/schemas/bench.schema.json",
  "version": 1,
  "records": [
    {
      "recorded": "2027-01-05",
      "commit": null,
      "reason": "the first time",
      "environment": { "cpu": "Some CPU", "cores": 2, "node": 22, "arch": "x64", "platform": "linux" },
      "benchmarks": [
        { "file": "src/a.bench.ts", "name": "a", "clock": "cpu", "value": { "nanoseconds": 1234.6, "compute": 12.346, "memory": 4.1152 }, "waiting": 12.346, "spread": 0.0123, "rounds": 5, "samples": 100 }
      ]
    }
  ]
}
`);
  });

  it('says what large programs are multiples of, and reads it', async () => {
    const root = emptyFolder();
    const { cost, ...rest } = measurementOf('a', 10);
    const measurement = { ...rest, cost: { ...cost, program: 2.123_456 } };
    await writeBenchFile(
      root,
      updateBenchFile(undefined, [measurement], first, () => false),
    );
    const read = await readBenchFile(root);
    expect(listRecorded(read ?? { version: 1, records: [] })).toEqual([
      expect.objectContaining({
        cost: { time: 10, compute: 0.1, memory: 0.033_333, program: 2.1235 },
      }),
    ]);
  });

  it('is read as it was written', async () => {
    const root = emptyFolder();
    const content = updateBenchFile(
      undefined,
      [measurementOf('b "quoted"', 5), measurementOf('a', 10)],
      first,
      () => false,
    );
    await writeBenchFile(root, content);
    const read = await readBenchFile(root);
    expect(read?.records.flatMap(({ benchmarks }) => benchmarks.map(({ name }) => name))).toEqual([
      'a',
      'b "quoted"',
    ]);
    expect(printBenchFile(read ?? { version: 1, records: [] })).toBe(printBenchFile(content));
  });

  it('may lack what older ones did not say', async () => {
    const root = emptyFolder();
    const { waiting: _, ...older } = measurementOf('a', 10);
    await writeBenchFile(
      root,
      updateBenchFile(undefined, [older], first, () => false),
    );
    expect(readFileSync(path.join(root, 'groundrules.bench.json'), 'utf8')).not.toContain(
      'waiting',
    );
    const read = await readBenchFile(root);
    expect(read?.records[0]?.benchmarks[0]).not.toHaveProperty('waiting');
  });

  it('is laid out as it suits it, so no gate looks at it', () => {
    expect(createIgnore([])('groundrules.bench.json')).toBe(true);
  });

  it('is undefined where there is none', async () => {
    expect(await readBenchFile(emptyFolder())).toBeUndefined();
  });

  it.each<readonly [string, string, RegExp]>([
    ['no JSON', '{', /groundrules\.bench\.json:1:2/u],
    [
      'another version',
      '{ "version": 2, "records": [] }',
      /the file is of version 2 of its format/u,
    ],
    [
      'a reason of one word',
      JSON.stringify({ version: 1, records: [{ ...first, reason: 'x', benchmarks: [] }] }),
      /\$\.records\[0\]\.reason/u,
    ],
    [
      'a benchmark twice',
      JSON.stringify(repeated()),
      /"a" of src\/a\.bench\.ts is in it twice.*--filter "a"/u,
    ],
  ])('is refused with %s', async (_what, text, message) => {
    const root = emptyFolder();
    writeFileSync(path.join(root, 'groundrules.bench.json'), text);
    await expect(readBenchFile(root)).rejects.toThrow(message);
  });
});

/** As a merge that unites lines leaves it. */
function repeated(): BenchFile {
  const one = updateBenchFile(undefined, [measurementOf('a', 1)], first, () => false);
  return { version: 1, records: [...one.records, ...one.records] };
}

describe('an update', () => {
  const before = updateBenchFile(
    undefined,
    [measurementOf('a', 10), measurementOf('b', 20)],
    first,
    () => false,
  );
  const timesOf = ({ records }: BenchFile): string[] =>
    records.flatMap(({ benchmarks, reason }) =>
      benchmarks.map(({ name, value }) => `${reason}: ${name} ${String(value.nanoseconds)}`),
    );

  it.each([
    {
      what: 'of all',
      measured: [measurementOf('a', 5), measurementOf('b', 6)],
      isKept: false,
      expected: ['a faster way: a 5', 'a faster way: b 6'],
    },
    {
      what: 'of one keeps the others',
      measured: [measurementOf('b', 6)],
      isKept: true,
      expected: ['the first time: a 10', 'a faster way: b 6'],
    },
    {
      what: 'of all drops what is gone',
      measured: [measurementOf('c', 6)],
      isKept: false,
      expected: ['a faster way: c 6'],
    },
  ])('$what', ({ expected, isKept, measured }) => {
    expect(timesOf(updateBenchFile(before, measured, second, () => isKept))).toEqual(expected);
  });
});
