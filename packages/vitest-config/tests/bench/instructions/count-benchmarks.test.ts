import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { describeEnvironment } from '../../../src/bench/environment.js';
import { judgeWithInstructions } from '../../../src/bench/instructions/judge-instructions.js';
import {
  measureBenchmarks,
  type BenchResult,
  type MeasureOptions,
} from '../../../src/bench/measure-benchmarks.js';
import { createBenchRepository } from '../bench-repository.js';

// In the call, knip would ask which package brings it.
const counter = 'valgrind';
const hasValgrind = spawnSync(counter, ['--version']).status === 0;
const file = 'src/a.bench.ts';
const threshold = 0.03;

/** A benchmark that needs what its suite prepares, and does a piece of work so many times. */
function sorting(times: number): string {
  return `import { beforeAll, bench, describe } from 'vitest';

let numbers: number[] = [];
describe('sort', () => {
  beforeAll(() => { numbers = Array.from({ length: 150 }, (_, index) => Math.imul(index, 0x9e3779b1)); });
  bench('many', () => {
    for (let time = 0; time < ${String(times)}; time += 1) numbers.toSorted((a, b) => a - b);
  }, { time: 20, warmupTime: 20 });
});
`;
}

async function measure(root: string, options: Partial<MeasureOptions> = {}): Promise<BenchResult> {
  const projects = [{ folder: root, files: [path.join(root, file)] }];
  return await measureBenchmarks({
    root,
    projects,
    rounds: 1,
    instructionThreshold: threshold,
    ...options,
  });
}

// A process in valgrind takes a quarter of a minute, and several times as long beside others.
describe.skipIf(!hasValgrind)('counting instructions with valgrind, where it is installed', () => {
  it('counts the same each time, and finds a twentieth more that time could not tell', async () => {
    const root = createBenchRepository({ [file]: sorting(100) });
    const environment = describeEnvironment();
    const standard = { environment, threshold: 0.1, instructionThreshold: threshold };
    const { measurements, problems } = await measure(root);
    expect(problems).toEqual([]);
    const [first] = measurements;
    expect(first?.instructions).toMatchObject({
      rounds: 2,
      platform: {
        counter: expect.stringMatching(/^valgrind \d/u) as string,
        v8: process.versions.v8,
      },
    });
    expect(first?.instructions?.spread).toBeLessThan(0.01);

    const recorded = measurements.map((one) => ({ ...one, environment }));
    writeFileSync(path.join(root, file), sorting(105));
    const begun: string[] = [];
    const again = await measure(root, { recorded, onProgress: (text) => begun.push(text) });
    const [second] = again.measurements;
    if (second === undefined) throw new Error('Nothing was measured.');
    const judged = judgeWithInstructions(second, recorded[0], standard);
    expect(judged).toMatchObject({ verdict: 'regression', isCounted: true });
    expect(judged.instructions).toBeGreaterThan(1.04);
    expect(judged.instructions).toBeLessThan(1.06);
    expect(begun.filter((text) => text.includes('instructions'))).toEqual([
      'sort > many, instructions',
      'sort > many, instructions, round 2',
    ]);
  }, 900_000);

  it('says what it can not count, and takes it for a problem where it is gone or was counted before', async () => {
    const root = createBenchRepository({
      [file]: `import { getPriority } from 'node:os';
import { bench } from 'vitest';
const options = { time: 20, warmupTime: 20, iterations: 1, warmupIterations: 1 };
const isCounted = process.execArgv.includes('--predictable');
bench('in the way', () => { getPriority(); }, options);
bench('waits', () => new Promise((resolve) => { setTimeout(resolve, 20); }), options);
bench('throws', () => { if (isCounted) throw new Error('too late', { cause: new Error('reset') }); }, options);
bench('ends', () => { if (isCounted) process.abort(); }, options);
`,
    });
    const { measurements, problems } = await measure(root);
    const disturbed = 'It calls os.getPriority(), by which the counts are read.';
    expect(measurements.map(({ name, uncounted }) => [name, uncounted])).toEqual([
      ['in the way', disturbed],
      ['waits', undefined],
      ['throws', 'It fails in valgrind: too late: reset'],
      ['ends', undefined],
    ]);
    expect(measurements.filter(({ instructions }) => instructions !== undefined)).toEqual([]);
    const ended = {
      file,
      name: 'ends',
      message: expect.stringMatching(/^valgrind ended with /u) as string,
    };
    expect(problems).toEqual([ended]);

    const platform = { counter: '', v8: '', arch: '', platform: '', features: '' };
    const instructions = { perCall: 1, spread: 0, rounds: 2, platform };
    const recorded = measurements.map((one) => ({
      ...one,
      environment: describeEnvironment(),
      instructions,
    }));
    const again = await measure(root, { recorded, filter: 'in the way' });
    expect(again.problems).toEqual([
      {
        file,
        name: 'in the way',
        message: `Its instructions were counted before. ${disturbed}`,
      },
    ]);
  }, 900_000);
});
