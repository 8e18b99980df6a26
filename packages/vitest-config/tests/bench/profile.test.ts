import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import type { CallFrame, CpuProfile } from '../../src/bench/profile/cpu-profile.js';
import { hottestFunctions } from '../../src/bench/profile/hottest-functions.js';
import { printFlameGraph } from '../../src/bench/profile/print-flame-graph.js';
import { profileBenchmark, type Profile } from '../../src/bench/profile/profile-benchmark.js';
import { profileTree } from '../../src/bench/profile/profile-tree.js';
import { createBenchRepository } from './bench-repository.js';

function frame(functionName: string, url = `/r/src/${functionName}.ts`): CallFrame {
  return { functionName, url, scriptId: '1', lineNumber: 4, columnNumber: 2 };
}

/** The root calls a runner, that calls `a`, which calls `b` and itself, and `b` calls a library. */
const profile: CpuProfile = {
  startTime: 0,
  endTime: 100,
  nodes: [
    { id: 1, callFrame: frame('(root)', ''), children: [2, 7] },
    { id: 2, callFrame: frame('runner', '/r/node_modules/vitest/run.js'), children: [3] },
    { id: 3, callFrame: frame('a'), children: [4, 6] },
    { id: 4, callFrame: frame('b'), children: [5] },
    { id: 5, callFrame: frame('library', '/r/node_modules/library/index.js') },
    { id: 6, callFrame: frame('a') },
    { id: 7, callFrame: frame('(garbage collector)', '') },
  ],
  // What a look sees lasts until the next one.
  samples: [3, 4, 5, 6, 7, 3],
  timeDeltas: [9, 10, 20, 40, 20, 10],
};

const isLeftOut = ({ functionName }: CallFrame): boolean =>
  functionName === '(root)' || functionName === 'runner';

describe('a profile', () => {
  const tree = profileTree(profile, isLeftOut);

  it('adds up to what was called first, without what called it', () => {
    expect(
      tree.map(({ frame: { functionName }, self, total }) => [functionName, self, total]),
    ).toEqual([
      ['a', 10, 90],
      ['(garbage collector)', 10, 10],
    ]);
  });

  it('names own functions by the time in themselves, and counts one that calls itself once', () => {
    const isOwn = (file: string): boolean => file.startsWith('/r/src/');
    expect(hottestFunctions(tree, '/r', isOwn)).toEqual([
      { name: 'a', file: 'src/a.ts', line: 5, self: 0.3, total: 0.9 },
      { name: 'b', file: 'src/b.ts', line: 5, self: 0.2, total: 0.6 },
    ]);
  });

  it('is shown by a page that needs nothing else, whatever names are', () => {
    const hostile = '</script><img src=x onerror=alert(1)>';
    const page = printFlameGraph({
      title: hostile,
      tree: profileTree(
        {
          ...profile,
          nodes: profile.nodes.map((node) => ({ ...node, callFrame: frame(hostile) })),
        },
        () => false,
      ),
      hottest: [{ name: hostile, file: 'a.ts', line: 1, self: 1, total: 1 }],
      root: '/r',
      script: 'draw("</script>")',
    });
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/gu)).toHaveLength(2);
    expect(page).not.toMatch(/(?:src|href)="/u);
  });
});

const code = `
interface Row { readonly id: number }

export function hot(rows: readonly Row[]): number {
  let sum = 0;
  for (let time = 0; time < 2000; time += 1) for (const { id } of rows) sum += Math.sqrt(id + time);
  return sum;
}

export function cold(rows: readonly Row[]): number {
  return rows.length;
}
`;

const benchmarks = `import { bench } from 'vitest';
import { cold, hot } from './work.js';

const rows = Array.from({ length: 100 }, (_, id) => ({ id }));
bench('both', () => { hot(rows); cold(rows); });
bench('both again', () => { hot(rows); });
bench('broken', () => { throw new Error('boom'); });
`;

describe('profileBenchmark', () => {
  const files = { 'src/work.ts': code, 'src/a.bench.ts': benchmarks };
  const make = async (root: string, name: string): Promise<Profile> =>
    await profileBenchmark({
      root,
      projects: [{ folder: root, files: [path.join(root, 'src/a.bench.ts')] }],
      name,
      folder: path.join(root, 'profiles'),
    });

  it('names the hottest function where it stands in the TypeScript', async () => {
    const root = createBenchRepository(files);
    const made = await make(root, 'both');
    expect(made).toMatchObject({ name: 'both', file: 'src/a.bench.ts' });
    expect(made.hottest[0]).toMatchObject({ name: 'hot', file: 'src/work.ts', line: 4 });
    expect(made.hottest[0]?.total).toBeGreaterThan(0.5);
    const written = JSON.parse(readFileSync(made.profile, 'utf8')) as CpuProfile;
    expect(written.nodes.map(({ callFrame }) => callFrame.functionName)).toContain('hot');
    const page = readFileSync(made.page, 'utf8');
    expect(page).toContain('<td>hot</td><td>src/work.ts:4</td>');
    expect(page).toContain('hot src/work.ts:4');
    expect(page.length).toBeGreaterThan(50_000);
  });

  it.each([
    ['nobody', 'No benchmark has "nobody" in its name.'],
    ['oth', 'Several benchmarks have "oth" in their names:'],
    ['broken', 'broken: boom'],
  ])('refuses %s', async (name, message) => {
    const root = createBenchRepository(files);
    await expect(make(root, name)).rejects.toThrow(message);
    expect(existsSync(path.join(root, 'profiles'))).toBe(false);
  });
});
