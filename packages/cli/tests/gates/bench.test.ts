import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { BenchFormat } from '../../src/bench/bench-formats.js';
import { bench, type BenchOptions } from '../../src/commands/bench.js';
import { benchGate } from '../../src/gates/bench.js';
import type { BenchFile } from '../../src/gates/bench/bench-record.js';
import { ioOf } from '../support/io-of.js';
import { runGate, summarize } from './support/run-gate.js';
import { linkTools } from './support/tools.js';

const benchFile = 'groundrules.bench.json';

function repositoryWith(files: RepositoryFiles): string {
  const repository = createTemporaryRepository({
    'package.json': { name: 'example', type: 'module' },
    ...files,
  });
  onTestFinished(repository.dispose);
  linkTools(repository.path, 'vitest');
  return repository.path;
}

const short = '{ time: 20, warmupTime: 20 }';

/** Beside others the gate itself errs once in a hundred times. What is wrong in it is wrong each time. */
const measured = { retry: 2 };

/** Two benchmarks whose work can be made more. */
function sorting(times: number): string {
  return `import { bench, describe } from 'vitest';

function sort(times: number): void {
  for (let time = 0; time < times; time += 1) {
    Array.from({ length: 300 }, (_, index) => Math.imul(index, 0x9e3779b1)).sort((a, b) => a - b);
  }
}

describe('sort', () => {
  bench('few', () => { sort(${String(times)}); }, ${short});
});
bench('many', () => { sort(20); }, ${short});
`;
}

async function run(
  root: string,
  options: Partial<BenchOptions> = {},
): Promise<{ readonly exitCode: number; readonly printed: string }> {
  const { io, printed } = ioOf(root);
  const exitCode = await bench({ update: false, format: 'text', rounds: 2, ...options }, io);
  return { exitCode, printed: printed() };
}

/** Makes the record say that everything took so many times as long as it did. */
function scaleRecord(root: string, factor: number, cpu?: string): void {
  const file = path.join(root, benchFile);
  const { records, version } = JSON.parse(readFileSync(file, 'utf8')) as BenchFile;
  const scaled: BenchFile = {
    version,
    records: records.map((record) => ({
      ...record,
      environment: { ...record.environment, ...(cpu !== undefined && { cpu }) },
      benchmarks: record.benchmarks.map((entry) => ({
        ...entry,
        value: {
          nanoseconds: entry.value.nanoseconds * factor,
          compute: entry.value.compute * factor,
          memory: entry.value.memory * factor,
        },
      })),
    })),
  };
  writeFileSync(file, JSON.stringify(scaled));
}

const update = { update: true, reason: 'the first time' };

describe('the bench gate', () => {
  it.each<readonly [string, RepositoryFiles, string]>([
    [
      'no benchmarks',
      { 'src/a.ts': 'export const a = 1;\n' },
      'skipped: There are no benchmarks (**/*.{bench,benchmark}.?(c|m)[jt]s?(x)).',
    ],
    [
      'benchmarks that were never recorded',
      { 'src/a.bench.ts': sorting(1) },
      'skipped: There is no groundrules.bench.json to compare with. Record the benchmarks: npx groundrules bench --update --reason "…"',
    ],
    [
      'a record of nothing',
      { 'src/a.bench.ts': sorting(1), [benchFile]: { version: 1, records: [] } },
      'skipped: There is no benchmark in groundrules.bench.json to compare with. Record the benchmarks: npx groundrules bench --update --reason "…"',
    ],
  ])('is skipped with %s', async (_what, files, expected) => {
    expect(summarize(await runGate(benchGate, repositoryWith(files)))).toBe(expected);
  });

  it('finds what is slower, and nothing where nothing has changed', measured, async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(10) });
    await run(root, update);
    const settings = { bench: { rounds: 2, threshold: 50 } };
    expect(await runGate(benchGate, root, { settings })).toEqual({
      kind: 'done',
      findings: [],
      note: '2 of 2 benchmarks take as long as recorded.',
    });
    writeFileSync(path.join(root, 'src/a.bench.ts'), sorting(40));
    const changed = new Set(['src/sort.ts']);
    expect(await runGate(benchGate, root, { settings, changed })).toEqual({
      kind: 'done',
      findings: [
        {
          rule: 'regression',
          practice: 'benchmark-regression',
          severity: 'error',
          file: 'src/a.bench.ts',
          line: 10,
          column: 3,
          message: expect.stringMatching(
            /^sort > few takes \d+ % longer than recorded, in 2 of 2 rounds and by every measure; 50 % is allowed\. See what takes the time: npx groundrules bench --profile "sort > few"\. Where it is worth it, record it: npx groundrules bench --update --filter "sort > few" --reason "…"$/u,
          ) as string,
          subject: 'sort > few',
          alsoIn: ['src/sort.ts'],
        },
      ],
      note: '1 of 2 benchmarks take as long as recorded.',
    });
  });

  it('only reports what was recorded on another machine, unless it is told to judge', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(10) });
    await run(root, update);
    scaleRecord(root, 0.2, 'Another CPU');
    const severitiesWith = async (otherMachines: 'judge' | 'report'): Promise<unknown> => {
      const outcome = await runGate(benchGate, root, {
        settings: { bench: { rounds: 1, otherMachines } },
      });
      return outcome.kind === 'done' && outcome.findings.map(({ severity }) => severity);
    };
    expect(await severitiesWith('report')).toEqual(['warning', 'warning']);
    expect(await severitiesWith('judge')).toEqual(['error', 'error']);
  });

  it('asks to record what is faster or new', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(10) });
    await run(root, { ...update, filter: 'many' });
    scaleRecord(root, 5);
    const outcome = await runGate(benchGate, root, { settings: { bench: { rounds: 1 } } });
    expect(
      outcome.kind === 'done' && outcome.findings.map(({ rule, severity }) => [rule, severity]),
    ).toEqual([
      ['unrecorded', 'warning'],
      ['improvement', 'warning'],
    ]);
  });

  it.each<readonly [string, string, RegExp]>([
    [
      'throws',
      `import { bench } from 'vitest';\nbench('many', () => { throw new Error('boom'); });\n`,
      /^error: src\/a\.bench\.ts "many": boom\n.*"sort > few": It is in groundrules\.bench\.json and was not found/su,
    ],
    [
      'is gone',
      sorting(1).replace(/^bench\('many'.*$/mu, ''),
      /^error: src\/a\.bench\.ts "many": It is in groundrules\.bench\.json and was not found/u,
    ],
    [
      'is skipped',
      sorting(1).replace("bench('many'", "bench.skip('many'"),
      /^error: src\/a\.bench\.ts "many": It is in groundrules\.bench\.json and is skipped/u,
    ],
    ['is in no file any more', '', /^error: .*: It has no benchmark\./u],
  ])('is an error where a benchmark %s', async (_what, text, expected) => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    await run(root, { ...update, rounds: 1 });
    writeFileSync(path.join(root, 'src/a.bench.ts'), text);
    const settings = { bench: { rounds: 1, threshold: 1000 } };
    expect(summarize(await runGate(benchGate, root, { settings }))).toMatch(expected);
  });

  it('is an error that tells what is slower as well', measured, async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    await run(root, update);
    scaleRecord(root, 0.2);
    writeFileSync(
      path.join(root, 'src/a.bench.ts'),
      sorting(1).replace("bench('many'", "bench.skip('many'"),
    );
    const settings = { bench: { rounds: 2, threshold: 200 } };
    expect(summarize(await runGate(benchGate, root, { settings }))).toMatch(
      /^error: .*"many": It is in groundrules\.bench\.json and is skipped.*\nsort > few takes \d+ % longer/su,
    );
  });

  it('is an error where no file of benchmarks is left, and says how to end that', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    await run(root, { ...update, rounds: 1 });
    rmSync(path.join(root, 'src/a.bench.ts'));
    const said =
      'There are no benchmarks (**/*.{bench,benchmark}.?(c|m)[jt]s?(x)), though groundrules.bench.json has 2 benchmarks. If that is meant, delete groundrules.bench.json.';
    expect(summarize(await runGate(benchGate, root))).toBe(`error: ${said}`);
    await expect(run(root)).rejects.toThrow(said);
    rmSync(path.join(root, benchFile));
    expect(summarize(await runGate(benchGate, root))).toMatch(/^skipped: There are no benchmarks/u);
  });

  it('is an error without Vitest', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    await run(root, { ...update, rounds: 1 });
    rmSync(path.join(root, 'node_modules/vitest'));
    expect(summarize(await runGate(benchGate, root))).toMatch(
      /^error: vitest: vitest is not installed for .*Install vitest@4 as a development dependency/u,
    );
  });
});

describe('groundrules bench', () => {
  it('records, compares, and keeps what a filter leaves out', measured, async () => {
    const root = repositoryWith({
      'src/a.bench.ts': sorting(10),
      // More than any machine comes to by itself, whose cores others share.
      'groundrules.json': { bench: { threshold: 200 } },
    });
    const recorded = await run(root, update);
    expect(recorded).toEqual({
      exitCode: 0,
      printed: expect.stringContaining(
        '2 benchmarks recorded in groundrules.bench.json. Commit that file.',
      ) as string,
    });
    scaleRecord(root, 0.2);
    const slower = await run(root);
    expect(slower.exitCode).toBe(1);
    expect(slower.printed).toContain('2 of 2 benchmarks slower than recorded.');
    await run(root, { update: true, reason: 'more is sorted', filter: 'few' });
    const { benchmarks } = JSON.parse(
      (await run(root, { format: 'json' })).printed.replace(/^bench.*\n/gmu, ''),
    ) as {
      benchmarks: readonly { name: string; verdict: string }[];
    };
    expect(benchmarks.find(({ name }) => name === 'many')?.verdict).toBe('regression');
    expect(benchmarks.find(({ name }) => name === 'sort > few')?.verdict).not.toBe('regression');
    const content = JSON.parse(readFileSync(path.join(root, benchFile), 'utf8')) as BenchFile;
    expect(content.records.map(({ benchmarks: own, reason }) => [reason, own.length])).toEqual([
      ['the first time', 1],
      ['more is sorted', 1],
    ]);
  });

  it('says of what is recorded that it is not steady', measured, async () => {
    const root = repositoryWith({
      'src/a.bench.ts': `import { bench } from 'vitest';
import { existsSync, writeFileSync } from 'node:fs';
// The first process has a tenth of the work.
const isSecond = existsSync('second');
writeFileSync(isSecond ? 'third' : 'second', '');
const times = isSecond ? 100_000 : 10_000;
bench('varies', () => { let sum = 0; for (let i = 0; i < times; i += 1) sum += Math.sqrt(i); return sum as never; });
`,
    });
    const { printed } = await run(root, { ...update, rounds: 3 });
    expect(printed).toMatch(/varies is recorded, but can't be judged: its rounds lie \d+ % apart/u);
    const again = await run(root, { ...update, rounds: 3 });
    expect(again.printed).not.toContain("can't be judged");
  });

  it('prints what it has where not every benchmark could be measured', measured, async () => {
    const root = repositoryWith({
      'src/a.bench.ts': sorting(10),
      'groundrules.json': { bench: { threshold: 200 } },
    });
    await run(root, update);
    scaleRecord(root, 0.2);
    writeFileSync(
      path.join(root, 'src/a.bench.ts'),
      sorting(10).replace("bench('many'", "bench('renamed'"),
    );
    const printedAs = async (format: BenchFormat): Promise<string> => {
      const { io, printed } = ioOf(root);
      await expect(bench({ update: false, format, rounds: 2 }, io)).rejects.toThrow(
        /^Not every benchmark could be measured:\nsrc\/a\.bench\.ts "many": It is in groundrules\.bench\.json and was not found/u,
      );
      return printed().replace(/^bench.*\n/gmu, '');
    };
    expect(await printedAs('text')).toContain('1 of 2 benchmarks slower than recorded.');
    expect(JSON.parse(await printedAs('json'))).toMatchObject({
      status: 'error',
      problems: [{ file: 'src/a.bench.ts', name: 'many' }],
      benchmarks: [
        { name: 'sort > few', verdict: 'regression' },
        { name: 'renamed', verdict: 'unrecorded' },
      ],
    });
  });

  it('names what leaves the record', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    await run(root, { ...update, rounds: 1 });
    writeFileSync(
      path.join(root, 'src/a.bench.ts'),
      sorting(1).replace("bench('many'", "bench.skip('many'"),
    );
    const kept = await run(root, { ...update, filter: 'few', rounds: 1 });
    expect(kept.printed).not.toContain('many');
    const { printed } = await run(root, { ...update, rounds: 1 });
    expect(printed).toContain(
      'src/a.bench.ts many was not measured: it has left groundrules.bench.json.',
    );
  });

  it('does not pass in CI where nothing is recorded', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    const { io, printed } = ioOf(root);
    await expect(
      bench({ update: false, format: 'json', rounds: 1 }, { ...io, isCI: true }),
    ).rejects.toThrow(
      'There is no groundrules.bench.json to compare with. Record the benchmarks: npx groundrules bench --update --reason "…"',
    );
    expect(JSON.parse(printed().replace(/^bench.*\n/gmu, ''))).toMatchObject({
      status: 'unrecorded',
    });
  });

  it.each([
    ['waits for ever', 'await new Promise(() => {});'],
    ['works for ever', 'for (;;);'],
  ])('names a benchmark that %s when the time is over', async (_what, body) => {
    const root = repositoryWith({
      // The first, as on a loaded machine Vitest alone may take most of the time.
      'src/a.bench.ts': `import { bench } from 'vitest';\nbench('hangs', async () => { ${body} });\n`,
    });
    await expect(run(root, { ...update, timeoutMs: 20_000 })).rejects.toThrow(
      'The benchmarks did not finish within 20.0 s. The last benchmark that began is "hangs". Give them longer',
    );
  });

  it('writes a table of Markdown', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    const { exitCode, printed } = await run(root, { format: 'markdown', rounds: 1 });
    expect(exitCode).toBe(0);
    expect(printed).toContain(
      '2 benchmarks, none of which was recorded before. Record them: npx groundrules bench --update --reason "…"',
    );
    expect(printed).not.toContain('is new');
    expect(printed).toMatch(
      /\| file \| benchmark \| time \| recorded \| change \| rounds \| verdict \|\n\| --- .*\n\| `src\/a\.bench\.ts` \| sort &gt; few \| [\d.]+ .?s \| – \| – \| 1 \| new \|/u,
    );
  });

  it.each<readonly [string, Partial<BenchOptions>, RegExp]>([
    ['an update without a reason', { update: true }, /^--update needs a reason/u],
    ['a reason of one word', { update: true, reason: 'because' }, /"because" is no reason/u],
    ['a reason alone', { reason: 'it is faster' }, /^--reason belongs to --update/u],
    ['a profile of a filter', { profile: 'a', filter: 'a' }, /^--profile is about one benchmark/u],
    ['a filter that nothing has', { filter: 'nope' }, /none has "nope" in its file or name/u],
  ])('refuses %s', async (_what, options, message) => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(1) });
    await expect(run(root, options)).rejects.toThrow(message);
  });

  it('writes a profile and names what takes the time', async () => {
    const root = repositoryWith({ 'src/a.bench.ts': sorting(10) });
    const { exitCode, printed } = await run(root, { profile: 'few', output: 'profiles' });
    expect(exitCode).toBe(0);
    expect(printed).toMatch(/%\s*│ sort\s*│ src\/a\.bench\.ts:3/u);
    expect(printed).toContain('profiles/sort-few.html is the flame graph');
    const files = readdirSync(path.join(root, 'profiles')).toSorted();
    expect(files).toEqual(['sort-few.cpuprofile', 'sort-few.html']);
    await expect(run(root, { profile: 'nobody' })).rejects.toThrow(
      'No benchmark has "nobody" in its name.',
    );
  });

  it('refuses a repository without benchmarks, and records nothing where one is broken', async () => {
    await expect(run(repositoryWith({}))).rejects.toThrow(/^There are no benchmarks/u);
    const root = repositoryWith({
      'src/a.bench.ts': `${sorting(1)}bench('broken', () => { throw new Error('boom'); });\n`,
    });
    await expect(run(root, update)).rejects.toThrow(/src\/a\.bench\.ts "broken": boom/u);
    expect(() => readFileSync(path.join(root, benchFile))).toThrow('ENOENT');
  });
});
