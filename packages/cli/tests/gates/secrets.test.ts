import { symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { secretsGate } from '../../src/gates/secrets.js';
import { createGitRepository } from '../support/git-repository.js';
import { expectedOutcome, runGate, summarize } from './support/run-gate.js';

// Put together here, so that no tool takes this file for a leak.
const token = ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_');

function repositoryWith(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository.path;
}

describe('what it reports', () => {
  it('has the place of a secret and never the secret', async () => {
    const outcome = await runGate(
      secretsGate,
      repositoryWith({ 'src/a.ts': `const a = 1;\nconst t = '${token}';\n` }),
    );
    expect(outcome).toEqual({
      kind: 'done',
      findings: [
        {
          rule: '@secretlint/secretlint-rule-github',
          practice: 'hardcoded-secret',
          severity: 'error',
          file: 'src/a.ts',
          line: 2,
          column: 12,
          endLine: 2,
          endColumn: 52,
          message: expect.stringMatching(/^found GitHub Token\(\*+\): \*+$/u) as string,
          help: expect.stringContaining('https://') as string,
        },
      ],
    });
    expect(JSON.stringify(outcome)).not.toContain(token.slice(4));
  });

  it.each<[string, RepositoryFiles, string | string[] | RegExp]>([
    ['an empty repository', {}, 'skipped: There are no files.'],
    ['a clean file', { 'a.ts': 'const a = 1;\n' }, []],
    [
      'names of every kind',
      { 'it\'s "so".env': token, 'line\nend.env': token, 'größe 名.env': token },
      [
        'größe 名.env:1 @secretlint/secretlint-rule-github hardcoded-secret',
        'it\'s "so".env:1 @secretlint/secretlint-rule-github hardcoded-secret',
        'line\nend.env:1 @secretlint/secretlint-rule-github hardcoded-secret',
      ],
    ],
    ['.gitignore', { '.gitignore': '.env\n', '.env': token, 'a.ts': '' }, []],
    ['.secretlintignore', { '.secretlintignore': 'fixtures\n', 'fixtures/a.env': token }, []],
    [
      'only binary files',
      { 'a.bin': 'a\0b' },
      'skipped: No file holds text that may be looked at. 1 binary file was not looked at: a.bin.',
    ],
    [
      'settings that are broken',
      { '.secretlintrc.json': '{ "rules": ', 'a.ts': '' },
      /^error: secretlint: .*\.secretlintrc\.json could not be loaded/u,
    ],
    [
      'settings that throw',
      { '.secretlintrc.js': "throw new Error('no such preset')", 'a.ts': '' },
      /^error: secretlint: .*\.secretlintrc\.js could not be loaded/u,
    ],
    [
      'settings with no rule',
      { '.secretlintrc.json': '{ "rules": [] }', 'a.ts': '' },
      /^error: secretlint: .*could not be loaded/su,
    ],
    [
      'settings with no rule that is on',
      {
        '.secretlintrc.json': {
          rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', disabled: true }],
        },
        'a.env': token,
      },
      /^error: secretlint: .*could not be loaded: it names no rule that is on/su,
    ],
    [
      'settings with a rule beside one that is off',
      {
        '.secretlintrc.json': {
          rules: [
            { id: '@secretlint/secretlint-rule-preset-recommend', disabled: true },
            { id: '@secretlint/secretlint-rule-preset-recommend' },
          ],
        },
        'a.env': token,
      },
      ['a.env:1 @secretlint/secretlint-rule-github hardcoded-secret'],
    ],
    [
      '.secretlintignore that leaves out everything',
      { '.secretlintignore': '*\n', 'a.env': token, 'a.bin': 'a\0b' },
      'error: secretlint looked at no file: .secretlintignore leaves out all that hold text.',
    ],
    [
      'settings with a rule that is not there',
      { '.secretlintrc.json': '{ "rules": [{ "id": "gone" }] }', 'a.ts': '' },
      /^error: secretlint: .*gone/su,
    ],
    [
      'settings that allow a message',
      {
        '.secretlintrc.json': {
          rules: [
            {
              id: '@secretlint/secretlint-rule-preset-recommend',
              rules: [
                { id: '@secretlint/secretlint-rule-github', allowMessageIds: ['GITHUB_TOKEN'] },
              ],
            },
          ],
        },
        'a.env': token,
      },
      [],
    ],
  ])('heeds %s', async (_name, files, expected) => {
    const outcome = summarize(await runGate(secretsGate, repositoryWith(files)));
    expect(outcome).toEqual(expectedOutcome(expected));
  });

  it('passes where .secretlintignore leaves out all that changed', async () => {
    const root = repositoryWith({ '.secretlintignore': 'fixtures\n', 'fixtures/a.env': token });
    const outcome = await runGate(secretsGate, root, { changed: new Set(['fixtures/a.env']) });
    expect(summarize(outcome)).toEqual([]);
  });

  it('looks into a folder that the repository around it ignores', async () => {
    const { path: root } = await createGitRepository({
      '.gitignore': 'inner\n',
      'inner/.gitignore': '*.log\n',
      'inner/a.env': token,
      'inner/a.log': token,
    });
    expect(summarize(await runGate(secretsGate, path.join(root, 'inner')))).toEqual([
      'a.env:1 @secretlint/secretlint-rule-github hardcoded-secret',
    ]);
  });

  it('masks what the rules of others print', async () => {
    const root = repositoryWith({
      '.secretlintrc.json': { rules: [{ id: 'secretlint-rule-own' }] },
      'node_modules/secretlint-rule-own/package.json': {
        name: 'secretlint-rule-own',
        version: '1.0.0',
        main: 'main.js',
      },
      'node_modules/secretlint-rule-own/main.js': `
        exports.creator = {
          messages: { FOUND: { en: () => 'found it: hunter2' } },
          meta: { id: 'own', type: 'scanner', supportedContentTypes: ['text'], recommended: true, docs: { url: 'https://example.org' } },
          create: (context) => ({ file: (source) => {
            context.report({ message: { messageId: 'FOUND', message: 'found it: hunter2', data: {} }, range: [4, 11] });
          } }),
        };
      `,
      'a.env': 'pw: hunter2',
      '.gitignore': 'node_modules',
      '.secretlintignore': '*.json\n.*\n',
    });
    const outcome = await runGate(secretsGate, root);
    expect(summarize(outcome)).toEqual(['a.env:1 secretlint-rule-own hardcoded-secret']);
    expect(outcome).toMatchObject({ findings: [{ message: 'found it: ***' }] });
  });
});

describe('which files', () => {
  it('are tracked and new ones, text of either width, and no links', async () => {
    const repository = await createGitRepository({
      'tracked.env': token,
      '.gitignore': 'ignored.env\n',
    });
    repository.write({ 'new.env': token, 'ignored.env': token, 'image.png': `\0${token}` });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(path.join(repository.path, 'wide.reg'), `\uFEFF${token}`, 'utf16le');
    symlinkSync('tracked.env', path.join(repository.path, 'link.env'));
    symlinkSync('gone', path.join(repository.path, 'dangling.env'));
    symlinkSync('.', path.join(repository.path, 'loop'));
    const outcome = await runGate(secretsGate, repository.path);
    expect(summarize(outcome)).toEqual(
      ['new.env', 'tracked.env', 'wide.reg'].map(
        (file) => `${file}:1 @secretlint/secretlint-rule-github hardcoded-secret`,
      ),
    );
    expect(outcome).toMatchObject({ note: '1 binary file was not looked at: image.png.' });
  });

  it('are those that changed', async () => {
    const root = repositoryWith({ 'a.env': token, 'b.env': token });
    expect(
      summarize(await runGate(secretsGate, root, { changed: new Set(['b.env', 'gone.env']) })),
    ).toEqual(['b.env:1 @secretlint/secretlint-rule-github hardcoded-secret']);
  });

  it('are not those that no text can hold, and it says so', async () => {
    const root = repositoryWith({ 'a.env': token, 'huge.sql': 'SELECT 1;\n' });
    truncateSync(path.join(root, 'huge.sql'), 256 * 1024 * 1024 + 1);
    const outcome = await runGate(secretsGate, root);
    expect(summarize(outcome)).toHaveLength(1);
    expect(outcome).toMatchObject({ note: '1 very large file was not looked at: huge.sql.' });
  });

  it('are also those of 50 MB', async () => {
    const root = repositoryWith({
      'huge.js': `${'var a = [1, 2, 3];\n'.repeat(2_700_000)}// ${token}\n`,
    });
    expect(summarize(await runGate(secretsGate, root))).toEqual([
      'huge.js:2700001 @secretlint/secretlint-rule-github hardcoded-secret',
    ]);
  });
});

describe('a secretlint of the repository that does not work', () => {
  it.each([
    ['crashes', "throw new Error('kaboom')", /kaboom/u],
    ['reports garbage', 'return { messages: [{}] }', /a message without rule, text or place/u],
    ['reports nothing', 'return undefined', /nothing that is understood/u],
    ['ends early', 'process.exit(0)', /ended without a result/u],
    ['is killed', "process.kill(process.pid, 'SIGKILL'); for (;;);", /was killed by SIGKILL/u],
    ['hangs', 'for (;;);', /was ended before it was through: .* It was at a\.ts\./u],
  ])('%s', async (_fault, code, reason) => {
    const manifest = (name: string): object => ({ name, version: '11.0.0', main: 'main.js' });
    const root = repositoryWith({
      'a.ts': '',
      '.secretlintrc.json': '{}',
      'node_modules/@secretlint/core/package.json': manifest('@secretlint/core'),
      'node_modules/@secretlint/core/main.js': `exports.lintSource = async () => { ${code} };`,
      'node_modules/@secretlint/config-loader/package.json': manifest('@secretlint/config-loader'),
      'node_modules/@secretlint/config-loader/main.js':
        'exports.loadConfig = async () => ({ ok: true, config: { rules: [{}] } });',
    });
    const changed = new Set(['a.ts']);
    const signal = AbortSignal.timeout(15_000);
    expect(await runGate(secretsGate, root, { changed, signal })).toEqual({
      kind: 'error',
      reason: expect.stringMatching(reason) as string,
    });
  });
});
