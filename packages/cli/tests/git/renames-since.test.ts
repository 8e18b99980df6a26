import { renameSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { headCommit } from '../../src/git/head-commit.js';
import { renamesSince } from '../../src/git/renames-since.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';

const lines = (word: string): string =>
  Array.from({ length: 20 }, (_, index) => `${word} ${String(index)}\n`).join('');

const cases: readonly {
  readonly name: string;
  readonly change: (repository: GitRepository) => Promise<void> | void;
  readonly renames: Readonly<Record<string, string>>;
}[] = [
  { name: 'finds none where there is none', change: () => undefined, renames: {} },
  {
    name: 'follows a file through several commits',
    change: async (repository) => {
      await repository.git('mv', 'a.ts', 'b.ts');
      await repository.commit();
      await repository.git('mv', 'b.ts', 'c.ts');
      await repository.commit();
    },
    renames: { 'a.ts': 'c.ts' },
  },
  {
    name: 'follows a file that was rewritten after it was renamed, into the work tree',
    change: async (repository) => {
      await repository.git('mv', 'a.ts', 'b.ts');
      await repository.commit();
      repository.write({ 'b.ts': lines('entirely different') });
      await repository.commit();
      renameSync(path.join(repository.path, 'b.ts'), path.join(repository.path, 'c.ts'));
    },
    renames: { 'a.ts': 'c.ts' },
  },
  {
    name: 'tells two files apart that changed names',
    change: async (repository) => {
      await repository.git('mv', 'a.ts', 'x.ts');
      await repository.git('mv', 'z.ts', 'y.ts');
      await repository.commit();
    },
    renames: { 'a.ts': 'x.ts', 'z.ts': 'y.ts' },
  },
  {
    name: 'does not take a file for renamed that is deleted',
    change: async (repository) => {
      await repository.git('rm', '--quiet', 'a.ts');
      repository.write({ 'b.ts': lines('entirely different') });
      await repository.commit();
    },
    renames: {},
  },
];

it.each(cases)('$name', async ({ change, renames }) => {
  const repository = await createGitRepository({ 'a.ts': lines('first'), 'z.ts': lines('second') });
  const start = await repository.git('rev-parse', 'HEAD');
  await change(repository);
  expect(Object.fromEntries(await renamesSince(repository.path, start))).toEqual(renames);
});

it.each([['0123456789012345678901234567890123456789'], ['--all'], ['main'], ['']])(
  'knows of no renames since %j',
  async (commit) => {
    const repository = await createGitRepository({ 'a.ts': lines('first') });
    await repository.git('mv', 'a.ts', 'b.ts');
    expect(await renamesSince(repository.path, commit)).toEqual(new Map());
  },
);

it('follows names that came later beside those of the commit', async () => {
  const repository = await createGitRepository({ 'a.ts': lines('first') });
  const start = await repository.git('rev-parse', 'HEAD');
  await repository.git('mv', 'a.ts', 'b.ts');
  await repository.commit();
  repository.write({ 'b.ts': lines('entirely different'), 'new.ts': lines('third') });
  await repository.commit();
  await repository.git('mv', 'b.ts', 'c.ts');
  await repository.git('mv', 'new.ts', 'newer.ts');
  await repository.commit();
  const renames = await renamesSince(repository.path, start, ['b.ts', 'new.ts', 'never.ts']);
  expect(Object.fromEntries(renames)).toEqual({
    'a.ts': 'c.ts',
    'b.ts': 'c.ts',
    'new.ts': 'newer.ts',
  });
});

it('knows of no renames and no commit outside Git', async () => {
  const folder = createTemporaryRepository({});
  onTestFinished(folder.dispose);
  const commit = '0123456789012345678901234567890123456789';
  expect(await renamesSince(folder.path, commit)).toEqual(new Map());
  expect(await headCommit(folder.path)).toBeNull();
});

it('names the commit that is checked out, once there is one', async () => {
  const repository = await createGitRepository({});
  expect(await headCommit(repository.path)).toBeNull();
  repository.write({ 'a.ts': 'a' });
  const commit = await repository.commit();
  expect(await headCommit(repository.path)).toBe(commit);
});
