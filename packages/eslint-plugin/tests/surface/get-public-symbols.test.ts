import { rmSync } from 'node:fs';
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
  /** The one to lint, or several, one after the other; texts. */
  readonly file: string | readonly string[];
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
  const all = typeof file === 'string' ? [file] : file;
  return all.flatMap((one) =>
    linter
      .verify(files[one] as string, config, path.join(repository.path, one))
      .map(
        ({ column, line, message, ruleId }) =>
          `${all.length > 1 ? `${one}:` : ''}${String(line)}:${String(column)} ${ruleId?.replace('groundrules/', '') ?? ''} ${message.replaceAll(`${repository.path}/`, '').replaceAll(repository.path, '.')}`,
      ),
  );
}

const code = '\nexport function run() {}\n';
const undocumented =
  '2:17 undocumented-public-api The function `run` is public: say in a docstring what it is for.';
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
        files: {
          'packages/one/package.json': library,
          'packages/one/index.js': code,
          'apps/one/src/main.js': '',
        },
        file: 'packages/one/index.js',
        settings: { publicApi: ['apps/*/src/main.js', '**/main.js'] },
      },
      [undocumented],
    ],
    [
      'needs one glob of several to match',
      {
        files: {
          'package.json': app,
          'apps/one/package.json': app,
          'apps/one/src/main.js': code,
          'scripts/a.ts': '',
        },
        file: 'apps/one/src/main.js',
        settings: { publicApi: ['*/*.ts', 'apps/**/*.js'] },
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
      'is what the settings name, in an application without a name',
      {
        files: { 'package.json': { private: true }, 'main.js': code },
        file: 'main.js',
        settings: { publicApi: ['main.js'] },
      },
      [undocumented],
    ],
    [
      'is read from a manifest without a name',
      { files: { 'package.json': { main: 'index.js' }, 'index.js': code }, file: 'index.js' },
      [undocumented],
    ],
    [
      'is not known where the manifest is wrong, which is said once',
      {
        files: { 'package.json': { name: 'library', main: 7 }, 'index.js': code, 'b.js': code },
        file: ['index.js', 'b.js', 'index.js'],
      },
      ['index.js', 'index.js'].map(
        (file) =>
          `${file}:1:1 undocumented-public-api What this package publishes is not known, so that its docs are not checked: package.json: "main" has to be a string. Mend it, or leave it out.`,
      ),
    ],
    [
      'is not known where the manifest is no JSON, though there is another around it',
      {
        files: {
          'package.json': app,
          'packages/one/package.json': '{ "name": "one", }',
          'packages/one/index.js': code,
          'packages/one/src/b.js': code,
        },
        file: ['packages/one/src/b.js', 'packages/one/index.js'],
      },
      [
        expect.stringMatching(
          /^packages\/one\/src\/b\.js:1:1 undocumented-public-api What this package publishes is not known, .*: packages\/one\/package\.json: It is not valid JSON: .*\. Mend it\.$/u,
        ) as string,
      ],
    ],
    [
      'is nothing in a fixture whose manifest is broken on purpose',
      {
        files: {
          'package.json': app,
          'tests/fixtures/broken/package.json': '{',
          'tests/fixtures/broken/a.js': code,
          'tests/fixtures/gone/package.json': { name: 'gone', main: 'dist/a.js' },
          'tests/fixtures/gone/b.js': code,
        },
        file: ['tests/fixtures/broken/a.js', 'tests/fixtures/gone/b.js'],
      },
      [],
    ],
    [
      'is not known where the settings name a file that is not there, which is said once',
      {
        files: { 'package.json': app, 'main.js': code, 'b.js': code },
        file: ['main.js', 'b.js'],
        settings: { publicApi: ['mian.js'] },
      },
      [
        'main.js:1:1 undocumented-public-api `publicApi` names what is not there: no file of code in . matches `mian.js`. Mend the path or the glob, or leave it out.',
      ],
    ],
    [
      'is read from the manifest where globs match nothing anywhere, which is said once',
      {
        files: {
          'package.json': app,
          'apps/one/package.json': { ...library, name: 'one' },
          'apps/one/index.js': code,
          'apps/two/package.json': { ...library, name: 'two' },
          'apps/two/index.js': code,
        },
        file: ['apps/one/index.js', 'apps/two/index.js'],
        settings: { publicApi: ['apps/*/mian.js', 'apps/three/main.js', 'apps/*/index.js'] },
      },
      [
        'apps/one/index.js:1:1 undocumented-public-api `publicApi` names what is not there: no file of code in . matches `apps/*/mian.js`, `apps/three/main.js`. Mend the path or the glob, or leave it out.',
        `apps/one/index.js:${undocumented}`,
        `apps/two/index.js:${undocumented}`,
      ],
    ],
    [
      'is not known where the settings take away all that they name',
      {
        files: { 'package.json': app, 'main.js': code, 'b.js': '' },
        file: ['main.js', 'b.js'],
        settings: { publicApi: ['main.js', '!*.js'] },
      },
      [
        'main.js:1:1 undocumented-public-api What this package publishes is not known, so that its docs are not checked: The entry "main.js" matches no file of code in .. Mend the path or the glob, or leave it out.',
      ],
    ],
  ])('%s', (_name, setting, expected) => {
    expect(lint(setting)).toEqual(expected);
  });

  const cure =
    'Mend package.json, or say in `settings.groundrules` where sources are (`sources`) or which files are entries (`publicApi`).';
  it.each<[string, Setting, readonly string[]]>([
    [
      '`main` leads nowhere',
      {
        files: {
          'package.json': { name: 'library', main: './src/gone.js' },
          'a.js': code,
          'src/b.js': code,
        },
        file: ['a.js', 'src/b.js'],
      },
      [
        `a.js:1:1 undocumented-public-api What \`library\` publishes is not known, so that its docs are not checked: no source of \`./src/gone.js\` was found (looked for \`src/gone.*\`, \`source/src/gone.*\` and elsewhere). ${cure}`,
      ],
    ],
    [
      '`exports` leads nowhere',
      {
        files: {
          'package.json': { name: 'library', exports: './dist/gone.js' },
          'index.js': code,
        },
        file: ['index.js', 'index.js'],
      },
      ['index.js', 'index.js'].map(
        () =>
          expect.stringMatching(
            /^index\.js:1:1 undocumented-public-api What `library` publishes is not known, .*: no source of `\.\/dist\/gone\.js` was found \(looked for `src\/gone\.\*`, .* and elsewhere\)\. Mend/u,
          ) as string,
      ),
    ],
    [
      'some paths lead nowhere',
      {
        files: {
          'package.json': {
            name: 'library',
            exports: {
              '.': './index.js',
              './a': './a.js',
              './b': './b.js',
              './c': './c.js',
              './d': './d.js',
              './package.json': './package.json',
              './style.css': './style.css',
            },
          },
          'index.js': code,
          'other.js': code,
        },
        file: ['other.js', 'index.js'],
      },
      [
        `other.js:1:1 undocumented-public-api What \`library\` publishes is not all known, so that its docs are not all checked: no source of \`./a.js\` was found (looked for \`a.*\`, \`src/a.*\` and elsewhere), nor of \`./b.js\` (\`b.*\`, \`src/b.*\` and elsewhere), nor of \`./c.js\` (\`c.*\`, \`src/c.*\` and elsewhere), nor of 1 more. ${cure}`,
        `index.js:${undocumented}`,
      ],
    ],
    [
      'nothing is published',
      {
        files: {
          'package.json': { name: 'library', exports: './style.css' },
          'style.css': '',
          'index.js': code,
        },
        file: 'index.js',
      },
      [],
    ],
    [
      'each package has a gap of its own',
      {
        files: {
          'package.json': app,
          'one/package.json': { name: 'one', main: 'gone.js' },
          'one/a.js': code,
          'two/package.json': { name: 'two', main: 'gone.js' },
          'two/a.js': code,
        },
        file: ['one/a.js', 'two/a.js'],
      },
      ['one', 'two'].map(
        (name) =>
          `${name}/a.js:1:1 undocumented-public-api What \`${name}\` publishes is not known, so that its docs are not checked: no source of \`gone.js\` was found (looked for \`gone.*\`, \`src/gone.*\` and elsewhere). ${cure}`,
      ),
    ],
    [
      'a re-export leads nowhere',
      {
        files: {
          'package.json': library,
          'index.js':
            "export * from './there.js';\nexport * from \"./gone.js\";\nexport { a } from 'elsewhere';\nexport { b } from './gone-too.js';\n",
          'there.js':
            "import { c } from './gone-and-private.js';\nexport * from './generated.js';\n",
        },
        file: ['there.js', 'index.js'],
      },
      [
        ['there.js:2:15', './generated.js'],
        ['index.js:2:15', './gone.js'],
        ['index.js:4:19', './gone-too.js'],
      ].map(
        ([place, specifier]) =>
          `${place ?? ''} undocumented-public-api \`${specifier ?? ''}\` was not found, so that the docs of what comes from it are not checked. Mend the path, or generate the file first.`,
      ),
    ],
  ])('is said to be unknown where %s', (_name, setting, expected) => {
    expect(lint(setting)).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    [
      'a key in another case',
      { publicAPI: ['index.js'] },
      'there is no `publicAPI`, but `publicApi`.',
    ],
    ['a slip', { source: {} }, 'there is no `source`, but `sources`.'],
    [
      'a key that is like no other',
      { entries: [] },
      'there is no `entries`, but `root`, `publicApi`, `sources`.',
    ],
    [
      'types',
      { publicApi: 'index.js', root: 7, sources: ['a'] },
      '`root` has to be a folder; `publicApi` has to be a list of globs; `sources` has to be an object of folders.',
    ],
    ['a list that holds no text', { publicApi: [7] }, '`publicApi` has to be a list of globs.'],
    [
      'folders that are no text',
      { sources: { dist: 7 } },
      '`sources` has to be an object of folders.',
    ],
    ['no object', [], 'it has to be an object.'],
  ])(
    'does not depend on mistakes in the settings, which are told once: %s',
    (_name, wrong, told) => {
      const files = { 'package.json': library, 'index.js': code, 'b.js': code };
      const settings = wrong as Readonly<Record<string, unknown>>;
      expect(lint({ files, file: ['b.js', 'index.js'], settings })).toEqual([
        `b.js:1:1 undocumented-public-api \`settings.groundrules\` can't be read as it stands: ${told}`,
        `index.js:${undocumented}`,
      ]);
    },
  );

  it('says again elsewhere what was said in a file that is gone', () => {
    const repository = createTemporaryRepository({
      'package.json': { name: 'library', main: 'gone.js' },
      'a.js': '',
      'b.js': '',
    });
    onTestFinished(repository.dispose);
    const linter = new Linter({ cwd: repository.path });
    const config: Linter.Config = { plugins: { groundrules: plugin }, rules };
    const count = (file: string): number =>
      linter.verify('', config, path.join(repository.path, file)).length;
    expect([count('a.js'), count('b.js'), count('a.js')]).toEqual([1, 0, 1]);
    rmSync(path.join(repository.path, 'a.js'));
    expect([count('b.js'), count('b.js')]).toEqual([1, 1]);
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
