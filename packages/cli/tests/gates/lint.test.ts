import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { lintGate } from '../../src/gates/lint.js';
import { createGitRepository } from '../support/git-repository.js';
import { expectedOutcome, runGate, summarize } from './support/run-gate.js';
import { fakeEslint, linkTools } from './support/tools.js';

const noUnused: RepositoryFiles = {
  'package.json': { name: 'example', type: 'commonjs' },
  'eslint.config.js':
    "module.exports = [{ rules: { 'no-unused-vars': 'warn', 'no-var': 'error', 'no-unreachable': 'error' } }];\n",
};

const withoutStandard =
  "ESLint's config turns on no rule of @groundrules/eslint-config; npx groundrules doctor says what to add.";

function repositoryWith(files: RepositoryFiles, tools: readonly string[] = ['eslint']): string {
  const repository = createTemporaryRepository({ ...noUnused, ...files });
  onTestFinished(repository.dispose);
  linkTools(repository.path, ...tools);
  return repository.path;
}

describe('what it reports', () => {
  it('has place, practice, severity, fix and help', async () => {
    const root = repositoryWith({
      'src/a.js': 'f();\nfunction f() {\n  return;\n  f();\n}\nvar b;\n',
    });
    const outcome = await runGate(lintGate, root);
    expect(outcome).toEqual({
      kind: 'done',
      findings: [
        {
          rule: 'no-unreachable',
          practice: 'unreachable-code',
          severity: 'error',
          file: 'src/a.js',
          line: 4,
          column: 3,
          endLine: 4,
          endColumn: 7,
          message: 'Unreachable code.',
          help: 'https://eslint.org/docs/latest/rules/no-unreachable',
        },
        expect.objectContaining({ rule: 'no-var', practice: null, line: 6, fixable: true }),
        expect.objectContaining({ rule: 'no-unused-vars', severity: 'warning', line: 6 }),
      ],
      note: withoutStandard,
    });
  });

  it('leaves out what a comment in the source suppresses, and not what a file of counts does', async () => {
    const root = repositoryWith({
      'a.js': 'var a = 1; // eslint-disable-line -- known\nvar b = 1;\nmodule.exports = [a, b];\n',
      'eslint-suppressions.json': { 'a.js': { 'no-var': { count: 2 } } },
    });
    expect(summarize(await runGate(lintGate, root))).toEqual(['a.js:2 no-var -']);
  });

  it('has a comment that suppresses nothing', async () => {
    const root = repositoryWith({ 'a.js': '// eslint-disable-next-line no-var\nexports.a = 1;\n' });
    expect(summarize(await runGate(lintGate, root))).toEqual(['a.js:1 unused-disable-directive -']);
  });

  it('has a file that ESLint cannot read beside those that it can', async () => {
    const root = repositoryWith({
      'a.js': 'const = 1;\n',
      'b.js': 'var b;\nmodule.exports = b;\n',
    });
    expect(summarize(await runGate(lintGate, root))).toEqual([
      'a.js:1 parse-error -',
      'b.js:1 no-var -',
    ]);
  });

  it('finds names of every kind', async () => {
    const names = [
      'with space.js',
      'it\'s "so".js',
      'line\nend.js',
      'größe-名.js',
      '[a]{b}(c)!.js',
    ];
    const root = repositoryWith(
      Object.fromEntries(names.map((name) => [`src/${name}`, 'var b;\nmodule.exports = b;\n'])),
    );
    const all = await runGate(lintGate, root);
    const changed = await runGate(lintGate, root, {
      changed: new Set(names.map((name) => `src/${name}`)),
    });
    const expected = names.map((name) => `src/${name}:1 no-var -`).toSorted();
    expect([summarize(all), summarize(changed)].map((one) => [one].flat().toSorted())).toEqual([
      expected,
      expected,
    ]);
  });
});

describe('which config counts', () => {
  it.each([
    [
      'that of each package, and that of the root for the rest',
      {
        'eslint.config.js': "module.exports = [{ rules: { 'no-var': 'error' } }];",
        'packages/a/eslint.config.js': "module.exports = [{ rules: { 'no-eval': 'error' } }];",
      },
      ['packages/a/index.js:2 no-eval -', 'packages/b/index.js:1 no-var -'],
    ],
    [
      'that of each package where the root has none',
      {
        'eslint.config.js': '',
        'packages/a/eslint.config.js': "module.exports = [{ rules: { 'no-eval': 'error' } }];",
        'packages/b/eslint.config.js': "module.exports = [{ rules: { 'no-var': 'error' } }];",
      },
      ['packages/a/index.js:2 no-eval -', 'packages/b/index.js:1 no-var -'],
    ],
  ])('is %s', async (_name, { 'eslint.config.js': rootConfig, ...configs }, expected) => {
    const code = "var a = 1;\neval('a');\nmodule.exports = a;\n";
    const repository = createTemporaryRepository({
      'package.json': { name: 'example', workspaces: ['packages/*'] },
      'packages/a/package.json': { name: 'a' },
      'packages/b/package.json': { name: 'b' },
      'packages/a/index.js': code,
      'packages/b/index.js': code,
      ...(rootConfig !== '' && { 'eslint.config.js': rootConfig }),
      ...configs,
    });
    onTestFinished(repository.dispose);
    linkTools(repository.path, 'eslint');
    expect([summarize(await runGate(lintGate, repository.path))].flat().toSorted()).toEqual(
      expected,
    );
  });
});

describe('when it has nothing to look at, or does not look', () => {
  it.each([
    ['an empty repository', {}, 'skipped: There is no JavaScript and no TypeScript here.'],
    [
      'a config that throws',
      { 'a.js': '', 'eslint.config.js': "throw new Error('no such preset');" },
      /^error: ESLint: Error: no such preset\n\s+at Object\.<anonymous> \(eslint\.config\.js:1:7\)$/u,
    ],
    [
      'a config that ends the process',
      { 'a.js': '', 'eslint.config.js': 'process.exit(0);' },
      'error: ESLint ended without a result. It printed: nothing',
    ],
    [
      'a config that is none',
      { 'a.js': '', 'eslint.config.js': 'module.exports = [{ rulez: {} }];' },
      /^error: ESLint: (?:Config)?Error: .*[Uu]nexpected key "rulez"/su,
    ],
    [
      'a config that asks for a plugin that is not there',
      { 'a.js': '', 'eslint.config.js': "require('eslint-plugin-gone');" },
      /^error: ESLint: Error: Cannot find module 'eslint-plugin-gone'/u,
    ],
    [
      'no config',
      { 'a.js': '' },
      /^error: There is no config for ESLint here, such as eslint\.config\.js; npx groundrules doctor says/u,
    ],
    [
      'a config that ignores all',
      { 'a.js': '', 'eslint.config.js': "module.exports = [{ ignores: ['**'] }];" },
      /^error: ESLint's config covers none of the 2 JavaScript and TypeScript files here\./u,
    ],
    [
      'a config of other files',
      {
        'a.ts': '',
        'eslint.config.json': '',
        'eslint.config.mjs': "export default [{ files: ['*.md'] }, { ignores: ['*.mjs'] }];",
      },
      /^error: ESLint's config covers none of the 2/u,
    ],
    [
      'files of which none can be read',
      { 'a.js': 'const = 1;', 'eslint.config.mjs': "export default [{ ignores: ['*.mjs'] }];" },
      'error: ESLint could read no file, for instance a.js:1: Parsing error: Unexpected token =',
    ],
  ])('says so of %s', async (_name, files, expected) => {
    const repository = createTemporaryRepository(files);
    onTestFinished(repository.dispose);
    linkTools(repository.path, 'eslint');
    const outcome = summarize(await runGate(lintGate, repository.path));
    expect(outcome).toEqual(expectedOutcome(expected));
  });

  it('notes the files that the config leaves out', async () => {
    const root = repositoryWith({ 'a.js': '', 'b.ts': '', 'c.ts': '' });
    expect(await runGate(lintGate, root)).toEqual({
      kind: 'done',
      findings: [],
      note: `ESLint's config leaves out b.ts and 1 more. ${withoutStandard}`,
    });
  });

  it.each([
    ["'groundrules/some': 'warn'", undefined],
    ["'groundrules/some': ['error', {}]", undefined],
    ["'groundrules/some': 'off'", withoutStandard],
    ["'groundrules/some': 0, 'no-var': 2", withoutStandard],
  ])('notes that the config holds nothing of the standard: %s', async (rules, note) => {
    const root = repositoryWith({
      'a.js': '',
      'b.ts': '',
      'eslint.config.js': `module.exports = [
        { files: ['**/*.js', '**/*.ts'] },
        { files: ['**/*.js'], plugins: { groundrules: { rules: { some: { meta: { schema: false }, create: () => ({}) } } } }, rules: { ${rules} } },
      ];`,
    });
    const outcome = await runGate(lintGate, root);
    expect(outcome).toEqual({ kind: 'done', findings: [], ...(note !== undefined && { note }) });
    const ofChanges = await runGate(lintGate, root, { changed: new Set(['a.js']) });
    expect(ofChanges).toEqual({ kind: 'done', findings: [] });
  });

  it('survives what a config prints', async () => {
    const root = repositoryWith({
      'a.js': 'var b;\nmodule.exports = b;\n',
      'eslint.config.js':
        "console.log('[]'); console.error('{'); module.exports = [{ rules: { 'no-var': 2 } }];",
    });
    expect(summarize(await runGate(lintGate, root))).toEqual(['a.js:1 no-var -']);
  });
});

describe('changed files', () => {
  it.each([
    ['one', ['a.js'], ['a.js:1 no-var -']],
    ['one that is gone, and one that is not', ['gone.js', 'b.js'], ['b.js:1 no-var -']],
    ['one that is ignored', ['dist/c.js'], []],
    ['none of its kind', ['readme.md'], []],
    ['none', [], []],
  ])('are the only ones: %s', async (_name, changed, expected) => {
    const code = 'var b;\nmodule.exports = b;\n';
    const root = repositoryWith({
      'a.js': code,
      'b.js': code,
      'dist/c.js': code,
      'readme.md': '',
      'eslint.config.js':
        "module.exports = [{ ignores: ['dist'] }, { rules: { 'no-var': 'error' } }];",
    });
    expect(summarize(await runGate(lintGate, root, { changed: new Set(changed) }))).toEqual(
      expected,
    );
  });
});

describe('fixing', () => {
  it('writes what can be repaired, and reports the rest', async () => {
    const root = repositoryWith({ 'a.js': 'var b = 1;\nexports.b = b;\nfunction unused() {}\n' });
    const outcome = await runGate(lintGate, root, { fix: true });
    expect(summarize(outcome)).toEqual(['a.js:3 no-unused-vars -']);
    expect(outcome).toHaveProperty('fixed', ['a.js']);
    const again = await runGate(lintGate, root);
    expect(summarize(again)).toEqual(['a.js:3 no-unused-vars -']);
    expect(again).not.toHaveProperty('fixed');
  });

  it('says what it wrote before it broke', async () => {
    const root = repositoryWith({
      'package.json': { name: 'example', type: 'commonjs', workspaces: ['packages/*'] },
      'a.js': 'var b = 1;\nexports.b = b;\n',
      'packages/own/package.json': { name: 'own' },
      'packages/own/eslint.config.js': 'throw new Error("why");',
    });
    expect(await runGate(lintGate, root, { fix: true })).toMatchObject({
      kind: 'error',
      fixed: ['a.js'],
    });
  });
});

describe('what groundrules.json ignores', () => {
  const flaw = 'var b;\nmodule.exports = b;\n';
  const files = [
    'a.js',
    'a.gen.js',
    'legacy/a.js',
    'legacy/deep/.hidden.js',
    'packages/legacy/a.js',
    'packages/own/a.js',
    'packages/own/old/a.js',
    'src/[a]/b c.js',
    'src/c.js',
  ];
  const all = Object.fromEntries(files.map((file) => [file, flaw]));
  const cases: readonly [readonly string[], readonly string[]][] = [
    [['legacy'], ['legacy/a.js', 'legacy/deep/.hidden.js']],
    [['./legacy/'], ['legacy/a.js', 'legacy/deep/.hidden.js']],
    [['legacy/*'], ['legacy/a.js', 'legacy/deep/.hidden.js']],
    [['legacy/*.js'], ['legacy/a.js']],
    [['**/legacy/**'], ['legacy/a.js', 'legacy/deep/.hidden.js', 'packages/legacy/a.js']],
    [['**/*.gen.js'], ['a.gen.js']],
    [['{a,a.gen}.js'], ['a.gen.js', 'a.js']],
    [['packages/own/old'], ['packages/own/old/a.js']],
    [['packages/own'], ['packages/own/a.js', 'packages/own/old/a.js']],
    [['src/!(*.js)/**'], ['src/[a]/b c.js']],
    [['src/\\[a\\]'], ['src/[a]/b c.js']],
    [['gone', 'src/c.js'], ['src/c.js']],
    [[], []],
  ];
  it.each(cases)('%j is neither read nor repaired', async (ignores, left) => {
    // A rule that notes what it is asked about.
    const config = `const fs = require('node:fs');
const noted = { create: (context) => { fs.appendFileSync(__dirname + '/../../read.log', context.filename + '\\n'); return {}; } };
module.exports = [{ plugins: { test: { rules: { noted } } }, rules: { 'test/noted': 'error', 'no-var': 'error' } }];
`;
    const root = repositoryWith({
      'package.json': { name: 'example', type: 'commonjs', workspaces: ['packages/*'] },
      'packages/own/package.json': { name: 'own' },
      'packages/own/eslint.config.js': config,
      'eslint.config.js': config.replace('/../../read.log', '/read.log'),
      ...all,
    });
    const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
    const outcome = await runGate(lintGate, root, { fix: true, settings: { ignores } });
    expect(outcome).toMatchObject({ kind: 'done', findings: [] });
    expect(files.filter((file) => read(file) === flaw).toSorted()).toEqual([...left].toSorted());
    const asked = read('read.log')
      .split('\n')
      .map((file) => path.relative(root, file).replaceAll(path.sep, '/'));
    expect(files.filter((file) => !asked.includes(file)).toSorted()).toEqual([...left].toSorted());
  });

  it('is not written by a config of the old kind either', async () => {
    const root = repositoryWith(
      {
        ...fakeEslint(`
        return ['a.js', 'legacy/b.js'].map((file) => ({
          filePath: require('node:path').join(process.cwd(), file), messages: [], output: 'fixed',
        }));`),
      },
      [],
    );
    const main = path.join(root, 'node_modules/eslint/main.js');
    writeFileSync(
      main,
      readFileSync(main, 'utf8').replace("configType = 'flat'", "configType = 'eslintrc'"),
    );
    writeFileSync(path.join(root, 'a.js'), '');
    mkdirSync(path.join(root, 'legacy'));
    writeFileSync(path.join(root, 'legacy/b.js'), '');
    const settings = { ignores: ['legacy'] };
    expect(await runGate(lintGate, root, { fix: true, settings })).toHaveProperty('fixed', [
      'a.js',
    ]);
    expect(readFileSync(path.join(root, 'a.js'), 'utf8')).toBe('fixed');
    expect(readFileSync(path.join(root, 'legacy/b.js'), 'utf8')).toBe('');
  });
});

describe('a file of 50 MB', () => {
  it('is not given to ESLint, and a finding says so, unless it is ignored', async () => {
    const repository = await createGitRepository({
      ...noUnused,
      'a.js': 'var b;\nmodule.exports = b;\n',
      'generated/[huge].js': 'var a = [1, 2, 3, 4, 5, 6, 7, 8, 9];\n'.repeat(1_430_000),
    });
    linkTools(repository.path, 'eslint');
    expect(summarize(await runGate(lintGate, repository.path))).toEqual([
      'generated/[huge].js:1 too-large -',
      'a.js:1 no-var -',
    ]);
    repository.write({
      'eslint.config.js':
        "module.exports = [{ ignores: ['generated'] }, { rules: { 'no-var': 'error' } }];",
    });
    expect(summarize(await runGate(lintGate, repository.path))).toEqual(['a.js:1 no-var -']);
  });
});

describe('the rule that the docs gate owns', () => {
  const plugin =
    "const rule = { create: (context) => ({ Program: (node) => { context.report({ node, message: 'no docs' }); } }) };\n" +
    "module.exports = [{ plugins: { groundrules: { rules: { 'undocumented-public-api': rule, 'missing-example': rule } } },\n" +
    "  rules: { 'groundrules/undocumented-public-api': 2, 'groundrules/missing-example': 2 } }];\n";
  it.each([
    [
      'is left to it where it is enabled',
      'block',
      ['a.js:1 groundrules/missing-example missing-example'],
    ],
    [
      'is reported where it is off',
      'off',
      [
        'a.js:1 groundrules/missing-example missing-example',
        'a.js:1 groundrules/undocumented-public-api undocumented-public-api',
      ],
    ],
  ] as const)('%s', async (_name, docs, expected) => {
    const root = repositoryWith({ 'a.js': 'f();\n', 'eslint.config.js': plugin });
    const outcome = await runGate(lintGate, root, {
      changed: new Set(['a.js']),
      settings: { gates: { docs } },
    });
    expect([summarize(outcome)].flat().toSorted()).toEqual(expected);
  });
});
