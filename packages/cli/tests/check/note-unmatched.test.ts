import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { noteUnmatched } from '../../src/check/note-unmatched.js';
import { collectFindings, type Collected } from '../../src/check/collect-findings.js';
import { gateNames } from '../../src/config/gate-names.js';
import { parseWaivers } from '../../src/waivers/read-waivers.js';
import { createGitRepository } from '../support/git-repository.js';

const runs = gateNames.map((name) => ({
  name,
  durationMs: 1,
  outcome: { kind: 'done', findings: [] } as const,
}));

const files: RepositoryFiles = {
  'src/a.ts': '',
  'src/new/b.test.ts': '',
  '.hidden/c.ts': '',
  '.gitignore': 'dist/\n*.log\n/coverage\n',
};

function waiversOf(...globs: readonly (readonly string[])[]): Collected['waivers'] {
  const waivers = globs.map((list) => ({
    id: 'no-eval',
    gate: 'lint',
    reason: 'The old reports need it until they are gone.',
    owner: 'ada',
    created: '2027-01-01',
    expires: '2027-02-01',
    files: list,
  }));
  return parseWaivers(JSON.stringify({ waivers }, null, 2));
}

async function notesOf(
  ignores: readonly string[],
  more: Partial<Pick<Collected, 'changes' | 'runs' | 'waivers'>> = {},
): Promise<string[]> {
  const repository = await createGitRepository({
    ...files,
    'groundrules.json': `{\n  "ignores": ${JSON.stringify(ignores)}\n}\n`,
  });
  return await noteUnmatched({
    root: repository.path,
    changes: undefined,
    runs,
    waivers: [],
    ...more,
  });
}

describe('of what is ignored', () => {
  it('names a glob that matches no file, and where it stands', async () => {
    expect(await notesOf(['src/new', 'src/old/**', 'srcs'])).toEqual([
      'groundrules.json:2:25: "ignores" has "src/old/**", which matches no file. Correct it, or take it out.',
      'groundrules.json:2:38: "ignores" has "srcs", which matches no file. Correct it, or take it out.',
    ]);
  });

  it.each([
    ['a file', 'src/a.ts'],
    ['a folder', 'src/new'],
    ['a folder with a slash', './src/new/'],
    ['what begins with a dot', '.hidden/*.ts'],
    ['the file itself', 'groundrules.json'],
    ['a folder that Git ignores and that is not there', 'dist'],
    ['what is in such a folder', 'dist/**'],
    ['such a folder anywhere', '**/dist/**'],
    ['files that Git ignores', '**/*.log'],
    ['a choice of what Git ignores', '{coverage,dist}/**'],
    ['such a choice in another way', '@(coverage|dist)/**'],
  ])('says nothing of %s', async (_, glob) => {
    expect(await notesOf([glob])).toEqual([]);
  });

  it('tells apart two that mean the same of what Git ignores', async () => {
    expect(await notesOf(['dist', 'dist/**', 'gone'])).toEqual([expect.stringContaining('"gone"')]);
  });

  it('says nothing of what is shared with other repositories', async () => {
    const repository = await createGitRepository({
      ...files,
      'base.json': '{ "ignores": ["generated"] }',
      'groundrules.json': '{ "extends": "./base.json" }',
    });
    const root = repository.path;
    expect(await noteUnmatched({ root, changes: undefined, runs, waivers: [] })).toEqual([]);
  });

  it('says nothing outside Git', async () => {
    const repository = createTemporaryRepository({ 'groundrules.json': '{ "ignores": ["gone"] }' });
    onTestFinished(repository.dispose);
    const root = repository.path;
    expect(await noteUnmatched({ root, changes: undefined, runs, waivers: [] })).toEqual([]);
  });

  it('says nothing unless all gates looked at all', async () => {
    expect(await notesOf(['gone'], { runs: runs.slice(1) })).toEqual([]);
    const changed = new Set<string>();
    const changes = { base: '', changed, deleted: changed, renames: new Map<string, string>() };
    expect(
      await notesOf(['gone'], { changes: changes as unknown as NonNullable<Collected['changes']> }),
    ).toEqual([]);
  });
});

describe('of waivers', () => {
  it('names a glob that matches no file beside one that does', async () => {
    const waivers = waiversOf(['src/**', 'lib/**'], ['src/a.ts']);
    expect(await notesOf([], { waivers })).toEqual([
      'groundrules.waivers.json:3:5: "files" of the waiver of no-eval has "lib/**", which matches no file. Correct it, or take it out.',
    ]);
  });

  it('leaves one that matches nothing at all to the report of stale ones', async () => {
    expect(await notesOf([], { waivers: waiversOf(['lib/**', 'old/**']) })).toEqual([]);
  });
});

it('is refused to ignore every file', async () => {
  const collect = async (ignores: readonly string[]): Promise<unknown> => {
    const repository = await createGitRepository({ 'groundrules.json': { ignores }, 'a.ts': '' });
    return await collectFindings({
      root: repository.path,
      gates: ['format'],
      adapters: [],
      fix: false,
      signal: new AbortController().signal,
      listen: () => ({
        onStart: () => undefined,
        onProgress: () => undefined,
        onEnd: () => undefined,
      }),
    });
  };
  await expect(collect(['*.json', '**/*.ts'])).rejects.toThrow(
    '"ignores" in groundrules.json, or in what that extends, leaves out every file: *.json, **/*.ts.',
  );
  await expect(collect(['**/*.ts'])).resolves.toMatchObject({ runs: [] });
});
