import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  runCommand,
  type CommandResult,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import type { Baseline } from '../../src/baseline/baseline.js';
import type { Report } from '../../src/gates/report.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const installed = path.resolve(packageFolder, '../../node_modules');

const files = {
  '.gitignore': 'node_modules\n',
  '.prettierrc.json': '{ "singleQuote": true }\n',
  'package.json': { name: 'sample', private: true, type: 'module', main: 'src/main.js' },
  'groundrules.json': { gates: { docs: 'off' } },
  'eslint.config.js': `export default [
  {
    files: ['src/**/*.js'],
    rules: { eqeqeq: 'error', 'no-console': 'error', 'no-unused-vars': 'warn' },
  },
];
`,
  'tsconfig.json': {
    compilerOptions: {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      types: [],
      skipLibCheck: true,
    },
    include: ['src/**/*.ts'],
  },
  'src/main.js': `import { alpha } from './typed.ts';
import { one } from './parts.js';

export function compare(a, b) {
  const unused = 1;
  return a == b;
}

export function print(text) {
  console.log(text, one, alpha);
}
`,
  'src/typed.ts': `export const alpha: number = 'text';
export const beta: number = 1;
`,
  'src/parts.js': `export const one = 1;
export const known = 2;
const inside = 3;
const layout = [ inside ];
export const two = layout;
`,
};

/** A repository in which this one's tools are installed, with an ESLint of choice. */
async function createRepository(own: RepositoryFiles = files): Promise<GitRepository> {
  const repository = await createGitRepository(own);
  const modules = path.join(repository.path, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(installed)) {
    if (name.startsWith('.')) continue;
    const target = path.join(installed, name);
    symlinkSync(target, path.join(modules, name), 'junction');
  }
  return repository;
}

async function groundrules(
  { path: cwd }: GitRepository,
  ...args: readonly string[]
): Promise<CommandResult> {
  return await runCommand(process.execPath, [path.join(packageFolder, 'bin.js'), ...args], {
    cwd,
    env: { CI: undefined, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined },
  });
}

async function tool(
  { path: cwd }: GitRepository,
  file: string,
  ...args: readonly string[]
): Promise<CommandResult> {
  return await runCommand(process.execPath, [path.join(cwd, 'node_modules', file), ...args], {
    cwd,
  });
}

const plainEslint = (repository: GitRepository): Promise<CommandResult> =>
  tool(repository, 'eslint/bin/eslint.js', '.');

function read<T>({ path: root }: GitRepository, file: string): T {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T;
}

/** What counts, as `gate file:line`. */
async function listOpen(repository: GitRepository): Promise<string[]> {
  const { stdout } = await groundrules(repository, 'check', '--format', 'json');
  return (JSON.parse(stdout) as Report).findings
    .filter(({ severity, status }) => severity === 'error' && status === 'open')
    .map(({ file, gate, line, rule }) => `${gate} ${rule} ${file}:${String(line)}`);
}

describe('groundrules baseline', () => {
  it('records what ESLint, tsc, knip and Prettier find, and then a check passes', async () => {
    const repository = await createRepository();
    const { exitCode, stdout } = await groundrules(repository, 'baseline');
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    const { findings } = read<Baseline>(repository, 'groundrules.baseline.json');
    expect(new Set(findings.map(({ gate }) => gate))).toEqual(
      new Set(['format', 'lint', 'types', 'dead-code']),
    );
    expect(await groundrules(repository, 'check')).toMatchObject({ exitCode: 0 });
  });

  it('makes plain ESLint pass, and again once something is fixed', async () => {
    const repository = await createRepository();
    expect(await plainEslint(repository)).toMatchObject({ exitCode: 1 });
    expect(await groundrules(repository, 'baseline')).toMatchObject({ exitCode: 0 });
    expect(await plainEslint(repository)).toMatchObject({ exitCode: 0 });
    expect(read(repository, 'eslint-suppressions.json')).toEqual({
      'src/main.js': { eqeqeq: { count: 1 }, 'no-console': { count: 1 } },
    });
    const main = files['src/main.js'].replace('a == b', 'a === b');
    repository.write({ 'src/main.js': main });
    // ESLint fails for suppressions that nothing needs any more, until they are pruned.
    expect(await plainEslint(repository)).toMatchObject({ exitCode: 2 });
    await groundrules(repository, 'baseline', '--prune');
    expect(await plainEslint(repository)).toMatchObject({ exitCode: 0 });
  });
});

it('says once how plain Prettier is told to leave alone what is written', async () => {
  const repository = await createRepository();
  const { stdout } = await groundrules(repository, 'baseline');
  const plainPrettier = async (): Promise<string> =>
    (await tool(repository, 'prettier/bin/prettier.cjs', '--check', '.')).stderr;
  expect(await plainPrettier()).toContain('groundrules.baseline.json');
  const advice = /printf .*/u.exec(stdout)?.[0] ?? '';
  expect(await runCommand('sh', ['-c', advice], { cwd: repository.path })).toMatchObject({
    exitCode: 0,
  });
  const complaints = await plainPrettier();
  expect(complaints).toContain('src/parts.js');
  expect(complaints).not.toMatch(/baseline|suppressions/u);
  expect((await groundrules(repository, 'baseline')).stdout).not.toContain('Prettier');
});

it('says once what plain ESLint goes on reporting, as no rule reports it, and how to get rid of it', async () => {
  const repository = await createRepository({
    ...files,
    'eslint.config.js': files['eslint.config.js'].replace(
      'rules: {',
      "linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: {",
    ),
    'src/more.js': "// eslint-disable-next-line no-alert -- It was one.\nimport './main.js';\n",
  });
  const { stdout } = await groundrules(repository, 'baseline');
  expect(stdout).toContain('Plain ESLint still fails for 1 error, which no rule reports');
  expect((await plainEslint(repository)).stdout).toContain('(1 error, ');
  expect((await groundrules(repository, 'baseline')).stdout).not.toContain('Plain ESLint');
  const advice = /groundrules (check --fix .*)\./u.exec(stdout)?.[1] ?? '';
  await groundrules(repository, ...advice.split(' '));
  expect(await plainEslint(repository)).toMatchObject({ exitCode: 0 });
});

describe('names without docs, which the docs gate and ESLint report', () => {
  const docsConfig = `import groundrules from '@groundrules/eslint-plugin';
export default [
  { ...groundrules.configs.docs, files: ['src/**/*.js'], settings: { groundrules: { publicApi: ['src/app.js'] } } },
  { plugins: { groundrules }, files: ['eslint.config.js'], rules: { 'no-var': 'error' } },
];
`;
  const documented: RepositoryFiles = {
    '.gitignore': 'node_modules\n',
    'package.json': { name: 'sample', version: '1.0.0', type: 'module', exports: './src/index.js' },
    'src/index.js': `export const one = 1, two = 2;
export function three() {}
export * from './more.js';
/** Has words. */
export function four() {}
`,
    'src/more.js': 'export class Five {\n  six() {}\n}\n',
    'src/app.js': 'export const seven = 7;\n',
  };
  const gates = { format: 'off', types: 'off', 'dead-code': 'off' };
  const rule = 'groundrules/undocumented-public-api';

  it.each<[string, RepositoryFiles, Record<string, number>]>([
    [
      'below the threshold',
      { 'groundrules.json': { gates } },
      { 'src/index.js': 3, 'src/more.js': 2 },
    ],
    [
      'above it, where they are warnings of the docs gate',
      { 'groundrules.json': { gates, docs: { threshold: 0 } } },
      { 'src/index.js': 3, 'src/more.js': 2 },
    ],
    [
      'of an application whose entries only ESLint knows',
      {
        'groundrules.json': { gates },
        'package.json': { name: 'sample', private: true, type: 'module' },
      },
      { 'src/app.js': 1 },
    ],
    [
      'where the docs gate is off',
      { 'groundrules.json': { gates: { ...gates, docs: 'off' } } },
      { 'src/index.js': 3, 'src/more.js': 2 },
    ],
  ])('are known to plain ESLint too: %s', async (_name, own, expected) => {
    const isApp = 'src/app.js' in expected;
    const repository = await createRepository({
      ...documented,
      // Where the manifest tells the entries, the settings are to add none.
      'eslint.config.js': isApp ? docsConfig : docsConfig.replace("['src/app.js']", '[]'),
      ...own,
    });
    expect(await plainEslint(repository)).toMatchObject({ exitCode: 1 });
    expect(await groundrules(repository, 'baseline')).toMatchObject({ exitCode: 0 });
    expect(await plainEslint(repository)).toMatchObject({ exitCode: 0 });
    const counts = Object.entries(
      read<Record<string, Record<string, { count: number }>>>(
        repository,
        'eslint-suppressions.json',
      ),
    ).flatMap(([file, rules]) => (rules[rule] === undefined ? [] : [[file, rules[rule].count]]));
    expect(Object.fromEntries(counts)).toEqual(expected);
    expect(await groundrules(repository, 'check')).toMatchObject({ exitCode: 0 });
  });
});

describe('swapping a known finding for a new one', () => {
  it.each<{
    gate: string;
    file: 'src/main.js' | 'src/parts.js' | 'src/typed.ts';
    swap: (text: string) => string;
    counter?: readonly string[];
    open: string;
  }>([
    {
      gate: 'ESLint',
      file: 'src/main.js',
      swap: (text) =>
        text
          .replace('a == b', 'a === b')
          .replace(
            'export function print',
            'export const same = (a, b) => a == b;\n\nexport function print',
          ),
      counter: ['eslint/bin/eslint.js', '.'],
      open: 'lint eqeqeq src/main.js:9',
    },
    {
      gate: 'tsc',
      file: 'src/typed.ts',
      swap: (text) =>
        text.replace("'text'", '1').replace('beta: number = 1', "beta: number = 'text'"),
      open: 'types TS2322 src/typed.ts:2',
    },
    {
      gate: 'knip',
      file: 'src/parts.js',
      swap: (text) => text.replace('export const known', 'export const fresh'),
      counter: ['knip/bin/knip.js', '--max-issues', '4'],
      open: 'dead-code exports src/parts.js:2',
    },
    {
      gate: 'Prettier',
      file: 'src/parts.js',
      swap: (text) => text.replace('[ inside ]', '[inside]').replace('inside = 3', 'inside  =  3'),
      open: 'format prettier src/parts.js:3',
    },
  ])('is caught for $gate', async ({ file, swap, counter, open }) => {
    const repository = await createRepository();
    expect(await groundrules(repository, 'baseline')).toMatchObject({ exitCode: 0 });
    const counted = async (): Promise<number | undefined> =>
      counter === undefined
        ? 0
        : (await tool(repository, counter[0] ?? '', ...counter.slice(1))).exitCode;
    expect(await counted()).toBe(0);
    repository.write({ [file]: swap(files[file]) });
    // Whoever counts sees as many as before.
    expect(await counted()).toBe(0);
    expect(await listOpen(repository)).toEqual([open]);
    expect(await groundrules(repository, 'check')).toMatchObject({ exitCode: 1 });
  });
});

describe('a known finding', () => {
  it('survives a rename in Git, moved lines and another formatting', async () => {
    const repository = await createRepository();
    expect(await groundrules(repository, 'baseline')).toMatchObject({ exitCode: 0 });
    await repository.commit();
    await repository.git('mv', 'src/main.js', 'src/index.js');
    repository.write({
      'package.json': { ...files['package.json'], main: 'src/index.js' },
      'src/index.js': `// Compares.\n${files['src/main.js'].replace('compare(a, b) {', 'compare(a, b) {\n  // Loosely.')}`,
    });
    await repository.commit();
    expect(await listOpen(repository)).toEqual([]);
    expect(await groundrules(repository, 'check')).toMatchObject({ exitCode: 0 });
    // Editors follow.
    expect(await plainEslint(repository)).toMatchObject({ exitCode: 0 });
  });
});
