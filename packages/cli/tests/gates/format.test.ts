import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { formatGate } from '../../src/gates/format.js';
import { createGitRepository } from '../support/git-repository.js';
import { expectedOutcome, runGate, summarize } from './support/run-gate.js';
import { fakePrettier, linkTools } from './support/tools.js';

const settings: RepositoryFiles = { '.prettierrc': '{ "printWidth": 40 }\n' };

function repositoryWith(files: RepositoryFiles, tools: readonly string[] = ['prettier']): string {
  const repository = createTemporaryRepository({ ...settings, ...files });
  onTestFinished(repository.dispose);
  linkTools(repository.path, ...tools);
  return repository.path;
}

const clean = 'const a = 1;\n';

describe('what it reports', () => {
  it('tells the differences apart, one finding each', async () => {
    const root = repositoryWith({
      'a.js':
        'const a=1;\n\n\n\nf();\nconst sum = first(one, two) + second(three, four);\n' +
        'const all =\n  alphabetical + bravissimo + charlies\n  + delta;\n',
    });
    expect(await runGate(formatGate, root)).toEqual({
      kind: 'done',
      findings: (
        [
          ['unformatted', 1, 'Prettier prints this differently.'],
          ['unformatted', 3, 'Prettier prints this differently.'],
          ['line-too-long', 6, 'The line is too long; Prettier wraps it.'],
          [
            'operator-linebreak',
            9,
            'The line breaks before an operator; Prettier breaks after it.',
          ],
        ] as const
      ).map(([practice, line, message]) => ({
        rule: 'prettier',
        practice,
        severity: 'error',
        file: 'a.js',
        line,
        column: 1,
        message,
        fixable: true,
      })),
    });
  });

  it.each<[string, RepositoryFiles, string | string[] | RegExp]>([
    ['a clean file', { 'a.js': clean }, []],
    [
      'its own settings, broken',
      { '.prettierrc': '{ "printWidth": ', 'a.js': clean },
      /^error: Prettier: its config could not be read: /u,
    ],
    [
      'settings that throw',
      {
        '.prettierrc': '',
        'prettier.config.cjs': "throw new Error('no such preset');",
        'package.json': { prettier: './gone.js' },
      },
      /^error: Prettier: its config could not be read: /u,
    ],
    [
      'a setting that does not exist',
      { '.prettierrc': '{ "parser": "gone" }', 'a.js': clean },
      /^error: Prettier: it failed at .*gone/su,
    ],
    [
      'a plugin that is not there',
      { '.prettierrc': '{ "plugins": ["prettier-plugin-gone"] }', 'a.js': clean },
      /^error: Prettier: .*prettier-plugin-gone/su,
    ],
    [
      'a file that cannot be read, beside one that can',
      { 'a.js': 'const = 1;\n', 'b.js': 'const b=1;\n' },
      ['a.js:1 parse-error -', 'b.js:1 prettier unformatted'],
    ],
    [
      'no file that can be read',
      { 'a.js': 'const = 1;\n', '.prettierrc': '', '.prettierignore': '.prettierrc\n' },
      /^error: Prettier could read no file, for instance a\.js:1: Unexpected token \(1:7\)$/u,
    ],
    [
      '.prettierignore and .gitignore',
      {
        'a.js': 'a=1',
        'dist/b.js': 'a=1',
        'c.js': 'a=1',
        '.prettierignore': 'a.js\n',
        '.gitignore': 'dist\n',
      },
      ['c.js:1 prettier unformatted'],
    ],
    [
      "a package's own settings",
      {
        'package.json': '{ "name": "r", "workspaces": ["p/*"] }\n',
        'p/a/package.json': '{ "name": "a" }\n',
        'p/a/.prettierrc': '{ "semi": false }\n',
        'p/a/.prettierignore': 'b.js\n',
        '.prettierignore': 'package.json\n',
        'p/a/a.js': clean,
        'p/a/b.js': 'a=1',
        'c.js': clean,
      },
      ['p/a/a.js:1 prettier unformatted'],
    ],
    [
      'an ignore file that leaves nothing to look at',
      { 'a.js': 'a=1', 'a.xyz': '', '.prettierignore': '**\n' },
      'error: Prettier looked at no file, and there are some such as .prettierrc: its ignore files leave all out. Mend them, or turn the gate off ("gates": { "format": "off" }).',
    ],
    [
      'ignore files that leave nothing to look at, each a part',
      {
        '.prettierrc': '',
        'package.json': '{ "workspaces": ["p/*"] }',
        'p/a/package.json': '{}',
        'p/a/a.js': 'a=1',
        'p/a/.prettierignore': '*\n',
        '.prettierignore': '/*.json\n.prettierrc\n',
      },
      /^error: Prettier looked at no file, and there are some such as \.prettierrc:/u,
    ],
    [
      'names of every kind',
      {
        'with space.js': 'a=1',
        'it\'s "so".js': 'a=1',
        'line\nend.js': 'a=1',
        'größe-名.js': 'a=1',
        '[a]{b}(c)!.js': 'a=1',
      },
      [
        '[a]{b}(c)!.js:1 prettier unformatted',
        'größe-名.js:1 prettier unformatted',
        'it\'s "so".js:1 prettier unformatted',
        'line\nend.js:1 prettier unformatted',
        'with space.js:1 prettier unformatted',
      ],
    ],
    [
      'line ends of Windows',
      { 'a.js': 'const a = 1;\r\nconst b = 2;\r\n' },
      ['a.js:1 prettier unformatted'],
    ],
  ])('heeds %s', async (_name, files, expected) => {
    const outcome = summarize(await runGate(formatGate, repositoryWith(files)));
    expect(outcome).toEqual(expectedOutcome(expected));
  });

  it.each<[string, RepositoryFiles]>([
    ['alone', { 'a.xyz': '' }],
    ['beside what is ignored and unknown too', { 'a.xyz': '', '.prettierignore': 'a.xyz\n' }],
  ])('skips kinds that Prettier does not know, %s', async (_name, files) => {
    const repository = createTemporaryRepository(files);
    onTestFinished(repository.dispose);
    linkTools(repository.path, 'prettier');
    expect(summarize(await runGate(formatGate, repository.path))).toBe(
      'skipped: No file is of a kind that Prettier formats.',
    );
  });

  it('skips an empty repository', async () => {
    const repository = createTemporaryRepository({});
    onTestFinished(repository.dispose);
    expect(summarize(await runGate(formatGate, repository.path))).toBe(
      'skipped: There are no files.',
    );
  });
});

describe('which files', () => {
  it('are those of Git, new ones included, and no links', async () => {
    const repository = await createGitRepository({
      ...settings,
      'tracked.js': 'a=1',
      '.gitignore': 'ignored.js\nnode_modules\n',
      'sub/.gitignore': 'also.js\n',
    });
    repository.write({
      'new.js': 'a=1',
      'ignored.js': 'a=1',
      'sub/also.js': 'a=1',
      'deleted.js': 'a=1',
    });
    await repository.git('add', 'deleted.js');
    await repository.git('rm', '--quiet', '--force', 'deleted.js');
    linkTools(repository.path, 'prettier');
    symlinkSync('gone.js', path.join(repository.path, 'dangling.js'));
    symlinkSync('tracked.js', path.join(repository.path, 'link.js'));
    symlinkSync('.', path.join(repository.path, 'loop'));
    expect(summarize(await runGate(formatGate, repository.path))).toEqual([
      'new.js:1 prettier unformatted',
      'tracked.js:1 prettier unformatted',
    ]);
  });

  it('are the same without Git', async () => {
    const root = repositoryWith({
      'tracked.js': 'a=1',
      '.gitignore': 'ignored.js\n',
      'ignored.js': 'a=1',
      'sub/.gitignore': 'also.js\n!keep.js\n',
      'sub/also.js': 'a=1',
      'sub/keep.js': 'a=1',
    });
    symlinkSync('.', path.join(root, 'loop'));
    symlinkSync('gone.js', path.join(root, 'dangling.js'));
    expect(summarize(await runGate(formatGate, root))).toEqual([
      'sub/keep.js:1 prettier unformatted',
      'tracked.js:1 prettier unformatted',
    ]);
  });

  it.each([
    ['one', ['a.js'], ['a.js:1 prettier unformatted']],
    ['one that is gone', ['gone.js'], []],
    ['a folder', ['sub'], []],
    ['one of no kind', ['c.xyz'], []],
  ])('are those that changed: %s', async (_name, changed, expected) => {
    const root = repositoryWith({ 'a.js': 'a=1', 'b.js': 'a=1', 'c.xyz': '', 'sub/d.js': 'a=1' });
    expect(summarize(await runGate(formatGate, root, { changed: new Set(changed) }))).toEqual(
      expected,
    );
  });

  it('are not those that the settings leave out', async () => {
    const root = repositoryWith({ 'a.js': 'a=1', 'gen/b.js': 'a=1' });
    expect(
      summarize(await runGate(formatGate, root, { settings: { ignores: ['gen/**'] } })),
    ).toEqual(['a.js:1 prettier unformatted']);
  });

  it('are not those of 50 MB, and a finding says so', async () => {
    const root = repositoryWith({ 'a.js': 'a=1', 'huge.js': 'var a=1;\n'.repeat(5_600_000) });
    const outcome = await runGate(formatGate, root);
    expect(summarize(outcome)).toEqual(['a.js:1 prettier unformatted', 'huge.js:1 too-large -']);
  });
});

describe('fixing', () => {
  it('writes, and finds nothing after that', async () => {
    const root = repositoryWith({ 'a.js': 'a=1', 'b.js': 'const = 1' });
    const outcome = await runGate(formatGate, root, { fix: true });
    expect(summarize(outcome)).toEqual(['b.js:1 parse-error -']);
    expect(outcome).toHaveProperty('fixed', ['a.js']);
    const again = await runGate(formatGate, root);
    expect(summarize(again)).toEqual(['b.js:1 parse-error -']);
    expect(again).not.toHaveProperty('fixed');
  });

  it.each<readonly [string, string, readonly string[]]>([
    [
      'lays out otherwise the next time',
      "return text.startsWith('a') ? 'a' + text : text;",
      ['a.js:1 prettier unformatted'],
    ],
    [
      'cannot read what it has laid out itself',
      `if (text === 'b') throw Object.assign(new Error('Why?'), { loc: { line: 1 } });
      return text.startsWith('a') ? 'b' : text;`,
      ['a.js:1 parse-error -'],
    ],
  ])('finds what is left where Prettier %s', async (_, code, expected) => {
    const root = repositoryWith({ 'a.js': 'a=1\n', ...fakePrettier(code) }, []);
    const outcome = await runGate(formatGate, root, { fix: true });
    expect(summarize(outcome)).toEqual(expected);
    expect(outcome).toHaveProperty('fixed', ['a.js']);
  });
});
