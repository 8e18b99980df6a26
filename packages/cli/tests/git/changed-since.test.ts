import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, runCommand } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { changedSince } from '../../src/git/changed-since.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';

/** Long enough for Git to tell a rename from a new file. */
const text = Array.from({ length: 20 }, (_, index) => `line ${String(index)}\n`).join('');

interface Case {
  readonly name: string;
  readonly change: (repository: GitRepository) => Promise<void> | void;
  readonly changed: readonly string[];
  readonly deleted?: readonly string[];
  readonly renames?: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    name: 'a file that was moved to a name which Git may take for more than one',
    change: ({ path: root }) => {
      renameSync(path.join(root, 'a.ts'), path.join(root, ':[id].ts'));
    },
    changed: [':[id].ts'],
    renames: { 'a.ts': ':[id].ts' },
  },
  { name: 'nothing', change: () => undefined, changed: [] },
  {
    name: 'a committed file',
    change: async (repository) => {
      repository.write({ 'a.ts': 'new' });
      await repository.commit();
    },
    changed: ['a.ts'],
  },
  {
    name: 'a file that is staged',
    change: async (repository) => {
      repository.write({ 'a.ts': 'new' });
      await repository.git('add', 'a.ts');
    },
    changed: ['a.ts'],
  },
  {
    name: 'a file that is not staged',
    change: (repository) => {
      repository.write({ 'a.ts': 'new' });
    },
    changed: ['a.ts'],
  },
  {
    name: 'a file that Git does not track, and not what it ignores',
    change: (repository) => {
      repository.write({ 'new.ts': 'new', 'ignored.log': 'new' });
    },
    changed: ['new.ts'],
  },
  {
    name: 'a deleted file',
    change: (repository) => {
      rmSync(path.join(repository.path, 'a.ts'));
    },
    changed: [],
    deleted: ['a.ts'],
  },
  {
    name: 'a renamed and edited file',
    change: async (repository) => {
      await repository.git('mv', 'a.ts', 'b.ts');
      repository.write({ 'b.ts': `${text}one more` });
      await repository.commit();
    },
    changed: ['b.ts'],
    renames: { 'a.ts': 'b.ts' },
  },
  {
    name: 'a file that was moved without telling Git',
    change: (repository) => {
      mkdirSync(path.join(repository.path, 'deep'));
      renameSync(path.join(repository.path, 'a.ts'), path.join(repository.path, 'deep/[b] *.ts'));
      repository.write({ 'other.ts': 'other' });
    },
    changed: ['deep/[b] *.ts', 'other.ts'],
    renames: { 'a.ts': 'deep/[b] *.ts' },
  },
  {
    name: 'names with spaces, quotes, newlines and letters of other alphabets',
    change: async (repository) => {
      repository.write({ 'a "b"\n\'c\'.ts': 'new', 'größe/文件.ts': 'new' });
      await repository.git('add', 'größe/文件.ts');
    },
    changed: ['a "b"\n\'c\'.ts', 'größe/文件.ts'],
  },
  {
    name: 'not what the other branch did meanwhile',
    change: async (repository) => {
      await repository.git('switch', '--quiet', '--create', 'feature');
      repository.write({ 'mine.ts': 'mine' });
      await repository.commit();
      await repository.git('switch', '--quiet', 'main');
      repository.write({ 'theirs.ts': 'theirs' });
      await repository.commit();
      await repository.git('switch', '--quiet', 'feature');
    },
    changed: ['mine.ts'],
  },
];

it.each(cases)('finds $name', async ({ change, changed, deleted = [], renames = {} }) => {
  const repository = await createGitRepository({ 'a.ts': text, '.gitignore': '*.log\n' });
  await repository.git('branch', 'start');
  await change(repository);
  const since = (await repository.git('branch', '--list', 'feature')) === '' ? 'start' : 'main';
  const found = await changedSince(repository.path, since);
  expect({
    changed: [...found.changed].toSorted(),
    deleted: [...found.deleted],
    renames: Object.fromEntries(found.renames),
  }).toEqual({ changed: changed.toSorted(), deleted, renames });
});

it('leaves the index as it is', async () => {
  const repository = await createGitRepository({ 'a.ts': text });
  renameSync(path.join(repository.path, 'a.ts'), path.join(repository.path, 'b.ts'));
  const before = await repository.git('status', '--porcelain');
  await changedSince(repository.path, 'main');
  expect(await repository.git('status', '--porcelain')).toBe(before);
});

it('names files from the folder that is checked, where that is not the whole of the repository', async () => {
  const repository = await createGitRepository({ 'outer.ts': text, 'app/inner.ts': text });
  repository.write({ 'outer.ts': 'new', 'app/inner.ts': 'new', 'app/added.ts': 'new' });
  const { changed } = await changedSince(path.join(repository.path, 'app'), 'main');
  expect([...changed].toSorted()).toEqual(['added.ts', 'inner.ts']);
});

describe('refuses', () => {
  it.each([
    ['a ref that is not known', 'nowhere', 'there is no such branch, tag or commit here.'],
    ['an option in place of a ref', '--output=x', 'there is no such branch, tag or commit here.'],
    ['an empty ref', '', 'there is no such branch, tag or commit here.'],
    ['a branch that only the remote has', 'develop', 'Did you mean origin/develop?'],
    ['a branch without a common commit', 'island', 'it shares no commit with what is checked out.'],
  ])('%s', async (_, ref, message) => {
    const repository = await createGitRepository({ 'a.ts': text });
    await repository.git('update-ref', 'refs/remotes/origin/develop', 'HEAD');
    await repository.git('switch', '--quiet', '--orphan', 'island');
    repository.write({ 'b.ts': 'b' });
    await repository.commit();
    await repository.git('switch', '--quiet', 'main');
    await expect(changedSince(repository.path, ref)).rejects.toThrow(message);
  });

  it('a folder without Git, naming it', async () => {
    const folder = createTemporaryRepository({ 'a.ts': text });
    onTestFinished(folder.dispose);
    await expect(changedSince(folder.path, 'main')).rejects.toThrow(
      `--since main: ${folder.path} is not a Git repository.`,
    );
  });

  it('a folder that Git ignores, unless something in it is tracked', async () => {
    const repository = await createGitRepository({ '.gitignore': 'inner\n', 'inner/a.ts': text });
    const inner = path.join(repository.path, 'inner');
    await expect(changedSince(inner, 'main')).rejects.toThrow(
      `--since main: Git ignores ${inner}, so that it cannot tell what changed there.`,
    );
    await repository.git('add', '--force', 'inner/a.ts');
    expect((await changedSince(inner, 'main')).changed).toEqual(new Set(['a.ts']));
  });

  it('a bare repository', async () => {
    const folder = createTemporaryRepository({});
    onTestFinished(folder.dispose);
    await runCommand('git', ['init', '--bare', '--quiet'], { cwd: folder.path });
    await expect(changedSince(folder.path, 'main')).rejects.toThrow('is a bare repository');
  });

  it('a repository without a commit', async () => {
    const repository = await createGitRepository({});
    await expect(changedSince(repository.path, 'main')).rejects.toThrow('there is no commit yet');
  });

  it('a shallow clone that lacks the common commit, and says what to do', async () => {
    const origin = await createGitRepository({ 'a.ts': text });
    await origin.git('switch', '--quiet', '--create', 'feature');
    origin.write({ 'b.ts': 'b' });
    await origin.commit();
    const clone = createTemporaryRepository({});
    onTestFinished(clone.dispose);
    const clonePath = path.join(clone.path, 'clone');
    const args = ['clone', '--quiet', '--depth=1', `file://${origin.path}`, clonePath];
    await runCommand('git', args, { cwd: clone.path });
    await expect(changedSince(clonePath, 'main')).rejects.toThrow('The clone is shallow');
  });
});
