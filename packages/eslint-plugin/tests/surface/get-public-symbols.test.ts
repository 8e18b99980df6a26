import path from 'node:path';

import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { Linter } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';

import plugin from '../../src/index.js';

const rules = {
  'groundrules/undocumented-public-api': 'error',
  'groundrules/missing-example': 'error',
} as const;

interface Setting {
  readonly files: RepositoryFiles;
  /** The one to lint; a text. */
  readonly file: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

function lint({ file, files, settings = {} }: Setting): string[] {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  const linter = new Linter({ cwd: repository.path });
  const config: Linter.Config = {
    plugins: { groundrules: plugin },
    settings: { groundrules: settings },
    rules,
  };
  return linter
    .verify(files[file] as string, config, path.join(repository.path, file))
    .map(
      ({ column, line, message, ruleId }) =>
        `${String(line)}:${String(column)} ${ruleId?.replace('groundrules/', '') ?? ''} ${message.replace(`${repository.path}/`, '')}`,
    );
}

const code = '\nexport function run() {}\n';
const undocumented =
  '2:17 undocumented-public-api Users of the package can get at the function `run`: say in a docstring what it is for.';
const app = { name: 'app', private: true };
const library = { name: 'library', exports: './index.js' };

describe('what a package publishes', () => {
  it.each<[string, Setting, readonly string[]]>([
    [
      'is read from its manifest',
      { files: { 'package.json': library, 'index.js': code }, file: 'index.js' },
      [undocumented],
    ],
    [
      'is nothing without entries',
      { files: { 'package.json': app, 'main.js': code }, file: 'main.js' },
      [],
    ],
    ['is nothing outside of packages', { files: { 'main.js': code }, file: 'main.js' }, []],
    [
      'is what the settings name',
      {
        files: { 'package.json': app, 'main.js': code },
        file: 'main.js',
        settings: { publicApi: ['main.js'] },
      },
      [undocumented],
    ],
    [
      'is what the settings name from the root of the repository',
      {
        files: { 'apps/one/package.json': app, 'apps/one/src/main.js': code },
        file: 'apps/one/src/main.js',
        settings: { publicApi: ['apps/*/src/*.js', '!apps/*/src/other.js'] },
      },
      [undocumented],
    ],
    [
      'leaves out what the settings exclude',
      {
        files: {
          'apps/one/package.json': app,
          'apps/one/src/main.js': code,
          'apps/one/src/b.js': '',
        },
        file: 'apps/one/src/main.js',
        settings: { publicApi: ['apps/*/src/*.js', '!apps/*/src/main.js'] },
      },
      [],
    ],
    [
      'is read from the manifest of a package that no glob matches',
      {
        files: { 'packages/one/package.json': library, 'packages/one/index.js': code },
        file: 'packages/one/index.js',
        settings: { publicApi: ['apps/*/src/main.js', '**/main.js'] },
      },
      [undocumented],
    ],
    [
      'needs one glob of several to match',
      {
        files: { 'package.json': app, 'main.js': code },
        file: 'main.js',
        settings: { publicApi: ['*.ts', 'src/**/*.js', '*.js'] },
      },
      [undocumented],
    ],
    [
      'is found by the folders that the settings name',
      {
        files: {
          'package.json': { name: 'library', exports: './out/made/index.js' },
          'code/index.js': code,
        },
        file: 'code/index.js',
        settings: { sources: { 'out/made': 'code' } },
      },
      [undocumented],
    ],
    [
      'does not depend on settings of the wrong type',
      {
        files: { 'package.json': library, 'index.js': code },
        file: 'index.js',
        settings: { publicApi: 'index.js', root: 7, sources: ['a'] },
      },
      [undocumented],
    ],
    [
      'is not known where the manifest is wrong, which is said once',
      {
        files: { 'package.json': { name: 'library', main: 7 }, 'index.js': code },
        file: 'index.js',
      },
      [
        '1:1 undocumented-public-api What this package publishes is not known, so that its docs are not checked: package.json: "main" has to be a string. Mend it, or leave it out.',
      ],
    ],
    [
      'is not known where the settings name a file that is not there',
      {
        files: { 'package.json': app, 'main.js': code },
        file: 'main.js',
        settings: { publicApi: ['mian.js'] },
      },
      [
        expect.stringMatching(
          /^1:1 undocumented-public-api What this package publishes is not known, .*"mian\.js" matches no file of code.*\.$/u,
        ) as string,
      ],
    ],
  ])('%s', (_name, setting, expected) => {
    expect(lint(setting)).toEqual(expected);
  });

  it('does not come from code blocks of other files', () => {
    const repository = createTemporaryRepository({ 'package.json': library, 'index.js': '' });
    onTestFinished(repository.dispose);
    const config: Linter.Config = {
      files: ['**/*.js'],
      plugins: { groundrules: plugin },
      processor: {
        preprocess: (text) => [{ text, filename: '0.js' }],
        postprocess: (messages) => messages.flat(),
      },
      rules,
    };
    const messages = new Linter({ cwd: repository.path }).verify(code, [config], {
      filename: path.join(repository.path, 'index.js'),
      filterCodeBlock: () => true,
    });
    expect(messages).toEqual([]);
  });

  it('sees what is typed, before it is saved', () => {
    const repository = createTemporaryRepository({ 'package.json': library, 'index.js': '' });
    onTestFinished(repository.dispose);
    const linter = new Linter({ cwd: repository.path });
    const config: Linter.Config = { plugins: { groundrules: plugin }, rules };
    const file = path.join(repository.path, 'index.js');
    const count = (text: string): number => linter.verify(text, config, file).length;
    expect([count(''), count(code), count(`/** Runs. */${code}`), count('')]).toEqual([0, 1, 1, 0]);
  });
});
