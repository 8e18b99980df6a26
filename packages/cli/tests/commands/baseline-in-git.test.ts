import { renameSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';

import { readBaseline } from '../../src/baseline/read-baseline.js';
import { baseline, type BaselineOptions } from '../../src/commands/baseline.js';
import { check, type CheckOptions } from '../../src/commands/check.js';
import type { GateAdapter } from '../../src/gates/gate.js';
import type { Report } from '../../src/gates/report.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { fakeGate, fakeIo } from './fake-gates.js';

const available = vi.hoisted(() => [] as GateAdapter[]);
vi.mock('../../src/gates/list-gates.js', () => ({ gates: available }));
available.push(fakeGate('lint'));

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A function with a flaw, and enough around it for Git to recognise its file. */
function flawed(name: string): string {
  const rest = Array.from({ length: 12 }, (_, index) => `  step(${String(index)});\n`).join('');
  return `export function ${name}() {\n${rest}  flaw('lint/one');\n}\n`;
}

const sources = { 'package.json': { name: 'sample' }, 'src/a.ts': flawed('first') };
const grown = { grow: true, reason: 'The old parser came in with it.' };

it.each<{
  readonly name: string;
  readonly change: (repository: GitRepository) => Promise<unknown>;
}>([
  {
    name: 'that is as new as the baseline',
    change: async (repository) => {
      repository.write({ 'src/b.ts': flawed('second') });
      await record(repository);
      await repository.commit();
      await repository.git('mv', 'src/b.ts', 'src/c.ts');
      await repository.commit();
    },
  },
  {
    name: 'that came in with its findings, and was moved twice',
    change: async (repository) => {
      await record(repository);
      await repository.commit();
      repository.write({ 'src/b.ts': flawed('second') });
      await record(repository, grown);
      await repository.commit();
      await repository.git('mv', 'src/b.ts', 'src/c.ts');
      await repository.commit();
      await repository.git('mv', 'src/c.ts', 'src/d.ts');
      await repository.commit();
    },
  },
  {
    name: 'that came in with its findings, and was moved without a word to Git',
    change: async (repository) => {
      await record(repository);
      await repository.commit();
      repository.write({ 'src/b.ts': flawed('second') });
      await record(repository, grown);
      await repository.commit();
      move(repository, 'src/b.ts', 'src/c.ts');
    },
  },
  {
    name: 'that was moved before the baseline was committed, and again after it',
    change: async (repository) => {
      repository.write({ 'src/b.ts': flawed('second') });
      await repository.commit();
      move(repository, 'src/b.ts', 'src/c.ts');
      await record(repository);
      await repository.commit();
      await repository.git('mv', 'src/c.ts', 'src/d.ts');
      await repository.commit();
    },
  },
  {
    name: 'whose name changed its case',
    change: async (repository) => {
      repository.write({ 'src/b.ts': flawed('second') });
      await repository.commit();
      await record(repository);
      await repository.commit();
      await repository.git('mv', 'src/b.ts', 'src/B.ts');
      await repository.commit();
    },
  },
  {
    name: 'in a branch that was squashed',
    change: async (repository) => {
      await repository.git('switch', '--quiet', '--create', 'feature');
      repository.write({ 'src/b.ts': flawed('second') });
      await repository.commit();
      await record(repository);
      await repository.commit();
      await repository.git('switch', '--quiet', 'main');
      await repository.git('merge', '--quiet', '--squash', 'feature');
      await repository.commit();
      await repository.git('mv', 'src/b.ts', 'src/c.ts');
      await repository.commit();
    },
  },
])('knows the findings of a file $name', async ({ change }) => {
  const repository = await createGitRepository(sources);
  await change(repository);
  expect(await look(repository)).toEqual({ open: [], baselined: 2 });
  expect((await readBaseline(repository.path))?.findings).toHaveLength(2);
});

it('does not take another file for one that came in with its findings and is gone', async () => {
  const repository = await createGitRepository(sources);
  repository.write({ 'src/b.ts': flawed('second') });
  await record(repository);
  await repository.commit();
  await repository.git('rm', '--quiet', 'src/b.ts');
  repository.write({ 'src/c.ts': "export const c = flaw('lint/one');\n" });
  await repository.commit();
  expect(await look(repository)).toEqual({ open: ['src/c.ts:1'], baselined: 1 });
});

it.each<{ readonly name: string; readonly env: (root: string) => Record<string, string> }>([
  { name: 'a hook', env: () => ({ GIT_INDEX_FILE: '.git/index' }) },
  {
    name: 'a hook of a work tree beside the first',
    env: (root) => ({
      GIT_DIR: path.join(root, '.git'),
      GIT_INDEX_FILE: path.join(root, '.git/index'),
    }),
  },
])('sees what changed in a folder of the repository, called by $name', async ({ env }) => {
  const repository = await createGitRepository({
    'other.ts': flawed('other'),
    'inner/package.json': { name: 'inner' },
    'inner/src/a.ts': flawed('first'),
    'inner/src/gone.ts': flawed('second'),
  });
  const inner = { ...repository, path: path.join(repository.path, 'inner') };
  await record(inner);
  await repository.commit();
  move(inner, 'src/gone.ts', 'src/here.ts');
  repository.write({ 'inner/src/new.ts': flawed('third') });
  for (const [name, value] of Object.entries(env(repository.path))) vi.stubEnv(name, value);
  expect(await look(inner)).toEqual({ open: ['src/new.ts:14'], baselined: 2 });
  expect(await look(inner, { since: 'HEAD' })).toEqual({ open: ['src/new.ts:14'], baselined: 1 });
});

async function record(
  { path: cwd }: Pick<GitRepository, 'path'>,
  options: Partial<BaselineOptions> = {},
): Promise<void> {
  vi.stubEnv('GIT_AUTHOR_NAME', 'Ada');
  const printed = { stdout: '', stderr: '' };
  await baseline({ prune: false, grow: false, ...options }, fakeIo(cwd, printed));
}

async function look(
  { path: cwd }: Pick<GitRepository, 'path'>,
  options: Partial<CheckOptions> = {},
): Promise<{ open: string[]; baselined: number }> {
  const printed = { stdout: '', stderr: '' };
  await check({ gates: [], fix: false, format: 'json', ...options }, fakeIo(cwd, printed));
  const { findings } = JSON.parse(printed.stdout) as Report;
  return {
    open: findings
      .filter(({ status }) => status === 'open')
      .map(({ file, line }) => `${file}:${String(line)}`),
    baselined: findings.filter(({ status }) => status === 'baselined').length,
  };
}

function move({ path: root }: Pick<GitRepository, 'path'>, from: string, to: string): void {
  renameSync(path.join(root, from), path.join(root, to));
}
