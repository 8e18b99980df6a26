import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { BenchError } from '../../src/bench/bench-error.js';
import { describeEnvironment } from '../../src/bench/environment.js';
import { judgeBenchmark } from '../../src/bench/judge-benchmark.js';
import {
  measureBenchmarks,
  type BenchResult,
  type MeasureOptions,
} from '../../src/bench/measure-benchmarks.js';
import { measureTouchedCode } from '../../src/bench/worker/touched-code.js';
import { createBenchRepository } from './bench-repository.js';

const file = 'src/a.bench.ts';

async function measure(
  root: string,
  options: Omit<MeasureOptions, 'projects' | 'root'> = {},
  files: readonly string[] = [file],
): Promise<BenchResult> {
  const projects = [{ folder: root, files: files.map((name) => path.join(root, name)) }];
  return await measureBenchmarks({ root, projects, rounds: 1, ...options });
}

const short = '{ time: 20, warmupTime: 20 }';

/** Beside others the gate itself errs once in a hundred times. What is wrong in it is wrong each time. */
const measured = { retry: 2 };
const imports = "import { bench, describe, beforeAll, afterAll, test } from 'vitest';\n";

/** Whether the system tells how much code is touched: some containers hide it. */
const isTold = (await measureTouchedCode(() => 0)) !== undefined;

describe('measureBenchmarks', () => {
  it('names each benchmark with its suites and its place, and runs the hooks of every suite', async () => {
    const root = createBenchRepository({
      [file]: `${imports}let state: string[] = [];
describe('outer', () => {
  beforeAll(() => { state.push('outer'); });
  describe('inner', () => {
    beforeAll(() => { state.push('inner'); return () => { state = []; }; });
    bench('sums', () => { if (state.join() !== 'outer,inner') throw new Error(state.join()); }, ${short});
  });
});
bench('alone', async () => { await Promise.resolve(); }, ${short});
`,
    });
    const { measurements, problems } = await measure(root);
    expect(problems).toEqual([]);
    expect(measurements).toEqual([
      {
        file,
        name: 'outer > inner > sums',
        line: 7,
        column: 5,
        clock: 'cpu',
        cost: {
          time: expect.any(Number) as number,
          compute: expect.any(Number) as number,
          memory: expect.any(Number) as number,
        },
        waiting: 0,
        disturbance: 1,
        mayHide: false,
        spread: 0,
        rounds: 1,
        samples: expect.any(Number) as number,
      },
      expect.objectContaining({ name: 'alone', line: 10, column: 1 }),
    ]);
    for (const { cost, samples } of measurements) {
      expect(samples).toBeGreaterThanOrEqual(5);
      expect(Math.min(cost.time, cost.compute, cost.memory)).toBeGreaterThan(0);
    }
  });

  it.skipIf(!isTold)(
    'measures large programs beside work that is one as well, and little ones without',
    async () => {
      const root = createBenchRepository({
        [file]: `${imports}import { compileFunction } from 'node:vm';
const lines = Array.from({ length: 60_000 }, (_, index) => \`sum = (sum + \${index} * sum) | 0; if (sum === \${index}) sum += 1;\`);
const large = compileFunction(\`\${lines.join('\\n')} return sum;\`, ['sum']);
bench('large', () => { large(1); }, ${short});
bench('little', () => { [3, 1, 2].toSorted(); }, ${short});
`,
      });
      const { measurements, problems } = await measure(root);
      expect(problems).toEqual([]);
      expect(measurements.map(({ cost, name }) => [name, cost.program ?? 0])).toEqual([
        ['large', expect.any(Number)],
        ['little', 0],
      ]);
      expect(measurements[0]?.cost.program).toBeGreaterThan(0);
    },
  );

  it.each([
    {
      what: 'one that throws',
      text: `bench('a', () => { throw new TypeError('gone'); });`,
      problems: [{ file, name: 'a', message: 'TypeError: gone' }],
    },
    {
      what: 'one that rejects after a while',
      text: `let calls = 0; bench('a', async () => { calls += 1; if (calls > 9) throw new Error('late'); });`,
      problems: [{ file, name: 'a', message: 'late' }],
    },
    {
      what: 'a file that cannot be loaded',
      text: `throw new Error('no database');`,
      problems: [{ file, message: 'no database' }],
    },
    {
      what: 'a file without benchmarks',
      text: `export const a = 1;`,
      problems: [{ file, message: 'It has no benchmark.' }],
    },
    {
      what: 'a hook that throws',
      text: `beforeAll(() => { throw new Error('no fixture'); }); bench('a', () => {});`,
      problems: [{ file, message: 'no fixture' }],
    },
    {
      what: 'a test among them',
      text: `test('a', () => {});`,
      problems: [
        {
          file,
          name: 'a',
          message: 'A file of benchmarks may hold bench() only, and no test() or it().',
        },
      ],
    },
    {
      what: 'two of a name',
      text: `bench('a', () => {}, ${short}); bench('a', () => {}, ${short});`,
      problems: [{ file, name: 'a', message: 'There are two benchmarks of this name.' }],
    },
  ])('reports $what as a problem', async ({ problems, text }) => {
    const root = createBenchRepository({ [file]: `${imports}${text}\n` });
    expect((await measure(root)).problems).toEqual(problems);
  });

  it('warms a long one up for as long as it asks for', async () => {
    const root = createBenchRepository({
      [file]: `${imports}import { writeFileSync } from 'node:fs';
let calls = 0;
function work() {
  calls += 1;
  let sum = 0;
  for (let index = 0; index < 100_000_000; index += 1) sum += index % 7;
  return sum;
}
const options = { time: 1, iterations: 1 };
for (const [name, warmupTime] of [['usual', 150], ['longer', 3000]]) {
  bench(name, work, {
    ...options,
    warmupTime,
    setup: () => { calls = 0; },
    teardown: () => { writeFileSync(new URL(name, import.meta.url), String(calls)); },
  });
}
`,
    });
    expect((await measure(root)).problems).toEqual([]);
    const [usual = 0, longer = 0] = ['usual', 'longer'].map((name) =>
      Number(readFileSync(path.join(root, 'src', name), 'utf8')),
    );
    // A second and three, and each takes as many calls more to be measured.
    expect(longer).toBeGreaterThan(usual * 1.5);
  });

  it('tells what is skipped from what has run', async () => {
    const root = createBenchRepository({
      [file]: `${imports}bench.skip('a', () => {}); bench.todo('b'); bench('c', () => {}, ${short});\n`,
    });
    const { measurements, problems, skipped } = await measure(root);
    expect({ measured: measurements.map(({ name }) => name), problems, skipped }).toEqual({
      measured: ['c'],
      problems: [],
      skipped: [
        { file, name: 'a' },
        { file, name: 'b' },
      ],
    });
  });

  it('runs only what the filter names, by name or by file', async () => {
    const other = 'src/b.bench.ts';
    const root = createBenchRepository({
      [file]: `${imports}bench('fast', () => {}, ${short}); bench('broken', () => { throw new Error('ran'); });\n`,
      [other]: `${imports}bench('slow', () => {}, ${short});\n`,
    });
    const namesWith = async (filter: string): Promise<string[]> => {
      const { measurements, problems } = await measure(root, { filter }, [file, other]);
      expect(problems).toEqual([]);
      return measurements.map(({ name }) => name);
    };
    expect(await namesWith('fast')).toEqual(['fast']);
    expect(await namesWith('b.bench')).toEqual(['slow']);
  });

  it('judges by the wall what waits, and by the processor what works', measured, async () => {
    const root = createBenchRepository({
      [file]: `${imports}import { setTimeout } from 'node:timers/promises';
bench('waits', async () => { await setTimeout(5); }, ${short});
bench('works', () => { let sum = 0; for (let i = 0; i < 1e5; i += 1) sum += Math.sqrt(i); return sum as never; }, ${short});
`,
    });
    const { measurements } = await measure(root);
    expect(measurements.map(({ clock, name }) => [name, clock])).toEqual([
      ['waits', 'wall'],
      ['works', 'cpu'],
    ]);
    expect(measurements[0]?.cost.time).toBeGreaterThan(4e6);
  });

  it('repeats only what looks slower, and finds it', measured, async () => {
    const work = (factor: number): string => `${imports}
function sort(times: number): void {
  for (let time = 0; time < times; time += 1) {
    Array.from({ length: 300 }, (_, index) => Math.imul(index, 0x9e3779b1)).sort((a, b) => a - b);
  }
}
bench('slower', () => { sort(${String(10 * factor)}); });
bench('same', () => { sort(10); });
`;
    const root = createBenchRepository({ [file]: work(1) });
    const environment = describeEnvironment();
    const { measurements: first } = await measure(root, { rounds: 3 });
    const recorded = first.map((one) => ({ ...one, environment }));
    // More than any machine comes to by itself, whose cores others share.
    const slow = createBenchRepository({ [file]: work(10) });
    const { measurements } = await measure(slow, { rounds: 3, recorded, threshold: 0.3 });
    const verdicts = measurements.map((one) => {
      const before = recorded.find(({ name }) => name === one.name);
      return [
        one.name,
        judgeBenchmark(one, before, { threshold: 0.3, environment }).verdict,
        one.rounds === 3,
      ];
    });
    expect(verdicts[0]).toEqual(['slower', 'regression', true]);
    expect(verdicts[1]?.slice(0, 2)).toEqual(['same', 'unchanged']);
  });

  it('finds what has begun to wait, in one way or the other', measured, async () => {
    const work = (
      wait: string,
    ): string => `${imports}import { setTimeout } from 'node:timers/promises';
function work() {
  let sum = 0;
  for (let index = 0; index < 1e5; index += 1) sum += Math.sqrt(index);
  return sum;
}
function block(time) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);
}
bench('asynchronous', async () => { work(); ${wait.replace('WAIT', 'await setTimeout')} }, ${short});
bench('synchronous', () => { work(); ${wait.replace('WAIT', 'block')} }, ${short});
`;
    const environment = describeEnvironment();
    const { measurements: first } = await measure(createBenchRepository({ [file]: work('') }));
    expect(first.map(({ clock }) => clock)).toEqual(['cpu', 'cpu']);
    const recorded = first.map((one) => ({ ...one, environment }));
    const waiting = createBenchRepository({ [file]: work('WAIT(5);') });
    const { measurements } = await measure(waiting, { recorded });
    expect(
      measurements.map((one, index) => [
        one.name,
        one.clock,
        judgeBenchmark(one, recorded[index], { threshold: 0.1, environment }).verdict,
      ]),
    ).toEqual([
      ['asynchronous', 'wall', 'regression'],
      ['synchronous', 'wall', 'regression'],
    ]);
  });

  it('works in the folder of the config, as Vitest does that is called there', async () => {
    const root = createBenchRepository({
      'packages/a/a.bench.ts': `${imports}import { readFileSync } from 'node:fs';
bench('reads', () => { readFileSync('a.txt'); }, ${short});
`,
      'packages/a/a.txt': '',
    });
    const folder = path.join(root, 'packages', 'a');
    const projects = [{ folder, files: [path.join(folder, 'a.bench.ts')] }];
    const { measurements, problems } = await measureBenchmarks({ root, projects, rounds: 1 });
    expect(problems).toEqual([]);
    expect(measurements).toHaveLength(1);
  });

  it('says why nothing was run, where the process has ended', async () => {
    const root = createBenchRepository({
      [file]: `${imports}process.kill(process.pid, 'SIGKILL');\n`,
    });
    const { measurements, problems } = await measure(root);
    expect(measurements).toEqual([]);
    expect(problems).toEqual([
      { file, message: expect.stringMatching(/worker .*exited unexpectedly/iu) as string },
    ]);
  });

  it('says what Vite says without its colours', async () => {
    const root = createBenchRepository({ [file]: `${imports}const = 1;\n` });
    const { problems } = await measure(root);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/src\/a\.bench\.ts:2/u);
    expect(problems[0]?.message).not.toContain('\u001B');
  });

  it.each([{ what: 'another folder without Vitest', folder: path.parse(process.cwd()).root }])(
    'refuses $what',
    async ({ folder }) => {
      const projects = [{ folder, files: [path.join(folder, file)] }];
      await expect(measureBenchmarks({ root: folder, projects })).rejects.toThrow(
        /vitest is not installed .* Install vitest@4 as a development dependency/u,
      );
    },
  );

  it('refuses a file that Vitest leaves out, and a config that cannot be loaded', async () => {
    const excluded = createBenchRepository({
      [file]: `${imports}bench('a', () => {});\n`,
      'vitest.config.js': `export default { test: { benchmark: { exclude: ['src/**'] } } };\n`,
    });
    await expect(measure(excluded)).rejects.toThrow(BenchError);
    await expect(measure(excluded)).rejects.toThrow(/is no file of benchmarks by the config/u);
    const broken = createBenchRepository({
      [file]: `${imports}bench('a', () => {});\n`,
      'vitest.config.js': `throw new Error('not today');\n`,
    });
    await expect(measure(broken)).rejects.toThrow(/Vitest can't be started in .*: not today/su);
  });
});
