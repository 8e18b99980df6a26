import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { platform, tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { BenchError } from '../../../src/bench/bench-error.js';
import { featuresOf, findValgrind } from '../../../src/bench/instructions/valgrind.js';
import { measureBenchmarks } from '../../../src/bench/measure-benchmarks.js';
import { createBenchRepository } from '../bench-repository.js';

/** Puts programs into a folder that is the only one in which programs are looked for. */
function usePrograms(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-programs-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  vi.stubEnv('PATH', folder);
  return folder;
}

async function messageOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BenchError);
  return (error as BenchError).message;
}

const version = 'if [ "$1" = --version ]; then echo valgrind-3.99.0; exit 0; fi';

describe('findValgrind', () => {
  it.each([
    {
      what: 'nothing is installed',
      programs: {},
      message:
        /valgrind, which is not installed\. Install it \(Debian, Ubuntu: apt-get install valgrind;/u,
    },
    {
      what: 'only a part is',
      programs: { valgrind: version },
      message: /of which vgdb is not installed\. Install it/u,
    },
    {
      what: 'it can not be run',
      programs: { valgrind: 'echo no >&2; exit 3', vgdb: '' },
      message: /valgrind can't be run: /u,
    },
    {
      what: 'it tells no version',
      programs: { valgrind: 'echo something else', vgdb: '' },
      message: /valgrind does not tell its version/u,
    },
    {
      what: 'it can not run Node.js',
      programs: {
        valgrind: `${version}\necho 'unhandled instruction' >&2; kill -ILL $$`,
        vgdb: '',
      },
      message:
        /valgrind can't run Node\.js \d+\.\d+\.\d+ here, so no instructions are counted: .*\. A newer valgrind may, or leave out --instructions/su,
    },
    {
      what: 'it ends as if all were well',
      programs: { valgrind: version, vgdb: '' },
      message: /can't run Node\.js .* it printed ""/u,
    },
  ])('says what to do where $what', async ({ message, programs }) => {
    usePrograms(programs);
    expect(await messageOf(findValgrind('linux'))).toMatch(message);
  });

  it.each(['darwin', 'win32'] as const)('says that it is not for %s', async (system) => {
    expect(await messageOf(findValgrind(system))).toBe(
      `Instructions are counted on Linux only, not on ${system}: leave out --instructions and "bench.instructions".`,
    );
  });

  it('is asked for before anything is measured', async () => {
    usePrograms({});
    const root = createBenchRepository({
      'src/a.bench.ts': "import { bench } from 'vitest';\nbench('a', () => {});\n",
    });
    const begun: string[] = [];
    const measured = measureBenchmarks({
      root,
      projects: [{ folder: root, files: [path.join(root, 'src/a.bench.ts')] }],
      instructionThreshold: 0.03,
      onProgress: (text) => begun.push(text),
    });
    expect(await messageOf(measured)).toContain(
      platform() === 'linux' ? 'which is not installed' : 'on Linux only',
    );
    expect(begun).toEqual([]);
  });
});

describe('featuresOf', () => {
  it.each([
    {
      processor: 'processor\t: 0\nflags\t\t: fpu avx2 sse2 avx avx512f rdseed\n\nflags : fpu\n',
      features: 'avx avx2 rdseed',
    },
    { processor: 'processor\t: 0\nFeatures\t: fp asimd\n', features: '' },
    { processor: '', features: '' },
  ])('finds $features', ({ features, processor }) => {
    expect(featuresOf(processor)).toBe(features);
  });
});
