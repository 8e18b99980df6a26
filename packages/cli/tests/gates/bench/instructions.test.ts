import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { bench, type BenchOptions } from '../../../src/commands/bench.js';
import { benchGate } from '../../../src/gates/bench.js';
import { readBenchFile } from '../../../src/gates/bench/read-bench-file.js';
import { UserError } from '../../../src/user-error.js';
import { ioOf } from '../../support/io-of.js';
import { runGate, summarize } from '../support/run-gate.js';
import { linkTools } from '../support/tools.js';

const file = 'src/a.bench.ts';
// In the call, knip would ask which package brings it.
const counter = 'valgrind';
const hasValgrind = spawnSync(counter, ['--version']).status === 0;

function sorting(times: number): string {
  return `import { bench } from 'vitest';
const numbers = Array.from({ length: 150 }, (_, index) => Math.imul(index, 0x9e3779b1));
bench('sort', () => {
  for (let time = 0; time < ${String(times)}; time += 1) numbers.toSorted((a, b) => a - b);
}, { time: 20, warmupTime: 20 });
`;
}

function repositoryWith(text: string): string {
  const repository = createTemporaryRepository({
    'package.json': { name: 'example', type: 'module' },
    [file]: text,
  });
  onTestFinished(repository.dispose);
  linkTools(repository.path, 'vitest');
  return repository.path;
}

async function run(
  root: string,
  options: Partial<BenchOptions> = {},
): Promise<{ readonly exitCode: number; readonly printed: string }> {
  const { io, printed } = ioOf(root);
  const exitCode = await bench({ update: false, format: 'text', rounds: 1, ...options }, io);
  return { exitCode, printed: printed() };
}

const update = { update: true, reason: 'the first time' };

describe('instructions without valgrind', () => {
  it('are an error that says what to install, and never a pass', async () => {
    const root = repositoryWith(sorting(10));
    await run(root, update);
    vi.stubEnv('PATH', path.join(root, 'nothing'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const message =
      platform() === 'linux'
        ? /Instructions are counted by valgrind, which is not installed\. Install it \(Debian, Ubuntu: apt-get install valgrind;/u
        : /Instructions are counted on Linux only/u;
    const asked = run(root, { instructions: true });
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toBeInstanceOf(UserError);
    const settings = { bench: { rounds: 1, instructions: true } };
    const outcome = summarize(await runGate(benchGate, root, { settings }));
    expect(outcome).toMatch(/^error: /u);
    expect(outcome).toMatch(message);
    const fresh = repositoryWith(sorting(10));
    await expect(run(fresh, { ...update, instructions: true })).rejects.toThrow(message);
    expect(existsSync(path.join(fresh, 'groundrules.bench.json'))).toBe(false);
  });

  it('are not asked for where the command says so, whatever the settings', async () => {
    const root = repositoryWith(sorting(10));
    writeFileSync(path.join(root, 'groundrules.json'), '{ "bench": { "instructions": true } }');
    vi.stubEnv('PATH', path.join(root, 'nothing'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    await expect(run(root)).rejects.toThrow(/^vitest: Instructions are counted/u);
    expect((await run(root, { instructions: false })).exitCode).toBe(0);
  });

  it('are no part of a profile', async () => {
    const root = repositoryWith(sorting(10));
    await expect(run(root, { profile: 'sort', instructions: true })).rejects.toThrow(
      '--profile shows time: leave out --instructions.',
    );
  });
});

// A process in valgrind takes a quarter of a minute, and several times as long beside others.
describe.skipIf(!hasValgrind)('instructions with valgrind, where it is installed', () => {
  it('are recorded, and find a twentieth more work that the time alone lets pass', async () => {
    const root = repositoryWith(sorting(100));
    const recorded = await run(root, { ...update, instructions: true });
    expect(recorded.printed).toContain('1 benchmark recorded in groundrules.bench.json.');
    const content = await readBenchFile(root);
    expect(content?.records[0]?.counter?.v8).toBe(process.versions.v8);
    expect(content?.records[0]?.benchmarks[0]?.instructions?.rounds).toBe(2);

    writeFileSync(path.join(root, file), sorting(105));
    const settings = { bench: { rounds: 1, threshold: 1000 } };
    const timed = await runGate(benchGate, root, { settings });
    expect(timed).toEqual({
      kind: 'done',
      findings: [],
      note: '1 of 1 benchmarks take as long as recorded.',
    });
    const counting = { bench: { ...settings.bench, instructions: true } };
    const outcome = await runGate(benchGate, root, { settings: counting });
    expect(outcome).toMatchObject({
      kind: 'done',
      findings: [
        {
          rule: 'regression',
          severity: 'error',
          message: expect.stringMatching(
            /^sort executes [45]\.?\d? % more instructions than recorded, in 2 of 2 processes; 3 % is allowed\./u,
          ) as string,
        },
      ],
      note: '0 of 1 benchmarks take as long as recorded. 1 benchmark judged by instructions.',
    });
  }, 900_000);
});
