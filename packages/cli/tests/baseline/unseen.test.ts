import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';

import { baseline } from '../../src/commands/baseline.js';
import { check } from '../../src/commands/check.js';
import { formatGate } from '../../src/gates/format.js';
import type { GateAdapter } from '../../src/gates/gate.js';
import { lintGate } from '../../src/gates/lint.js';
import { secretsGate } from '../../src/gates/secrets.js';
import { typesGate } from '../../src/gates/types.js';
import type { Report } from '../../src/gates/report.js';
import { fakeIo } from '../commands/fake-gates.js';
import { linkTools } from '../gates/support/tools.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';

const available = vi.hoisted(() => [] as GateAdapter[]);
vi.mock('../../src/gates/list-gates.js', () => ({ gates: available }));

const config = (...objects: readonly string[]): string =>
  `export default [{ files: ['**/*.js'], rules: { 'no-var': 'error', eqeqeq: 'error' } }, ${objects.join(', ')}];\n`;

const files: RepositoryFiles = {
  'package.json': { name: 'sample', type: 'module' },
  '.gitignore': 'node_modules\n',
  '.prettierrc.json': { singleQuote: true },
  'eslint.config.js': config(),
  'tsconfig.json': { compilerOptions: { strict: true, noEmit: true, types: [] }, include: ['ts'] },
  'src/a.js': 'var a = 1;\nexport default a  == 2;\n',
  'src/b.js': 'var b = 1;\nexport default b;\n',
  'src/key.js': `export default 'ghp_${'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'}';\n`,
  'ts/a.ts': "export const a: number = 'one';\n",
  'ts/b.ts': 'export const b = 1;\n',
};

const today = '2027-03-01';
const waiverOf = (id: string): object => ({
  ...{ id, gate: 'lint', reason: 'Known and harmless.', owner: 'ann' },
  ...{ created: today, expires: '2027-04-01', files: ['src/b.js'] },
});

async function repositoryOf(...gates: readonly GateAdapter[]): Promise<GitRepository> {
  available.splice(0, available.length, ...gates);
  const repository = await createGitRepository(files);
  linkTools(repository.path, 'eslint', 'prettier', 'typescript');
  const io = fakeIo(repository.path, { stdout: '', stderr: '' });
  await baseline({ prune: false, grow: false }, io);
  return repository;
}

/** What the baseline holds. */
function entriesIn({ path: root }: GitRepository): string[] {
  const text = readFileSync(path.join(root, 'groundrules.baseline.json'), 'utf8');
  const { findings } = JSON.parse(text) as {
    readonly findings: readonly { readonly file: string; readonly rule: string }[];
  };
  return findings.map(({ file, rule }) => `${file} ${rule}`).toSorted();
}

/** As outside CI, where a check takes out of the baseline what is fixed. */
async function lookAgain({ path: root }: GitRepository): Promise<Report> {
  const printed = { stdout: '', stderr: '' };
  await check({ gates: [], fix: false, format: 'json' }, fakeIo(root, printed));
  return JSON.parse(printed.stdout) as Report;
}

const linted = ['src/a.js eqeqeq', 'src/a.js no-var', 'src/b.js no-var'];

it.each<readonly [string, RepositoryFiles, readonly string[]]>([
  ['a rule is off', { 'eslint.config.js': config("{ rules: { 'no-var': 'off' } }") }, linted],
  [
    'a rule is gone from the config',
    {
      'eslint.config.js': "export default [{ files: ['**/*.js'], rules: { eqeqeq: 'error' } }];\n",
    },
    linted,
  ],
  [
    "a file is left out by ESLint's config",
    { 'eslint.config.js': config("{ ignores: ['src/a.js'] }") },
    linted,
  ],
  ['a file is ignored', { 'groundrules.json': { ignores: ['src/a.js'] } }, linted],
  ['a file cannot be parsed', { 'src/a.js': 'var a = ;\n' }, linted],
  [
    'a rule is off for a file, but not what is fixed',
    {
      'eslint.config.js': config("{ files: ['src/a.js'], rules: { 'no-var': 'off' } }"),
      'src/a.js': 'var a = 1;\nexport default a === 2;\n',
      'src/b.js': 'export default 1;\n',
    },
    ['src/a.js no-var'],
  ],
])('what may still be there stays in the baseline where %s', async (_, changed, left) => {
  const repository = await repositoryOf(lintGate);
  expect(entriesIn(repository)).toEqual(linted);
  repository.write(changed);
  await lookAgain(repository);
  expect(entriesIn(repository)).toEqual(left);
});

it('what may still be there stays also where baseline --prune is called', async () => {
  const repository = await repositoryOf(lintGate);
  repository.write({ 'eslint.config.js': config("{ rules: { 'no-var': 'off' } }") });
  const io = fakeIo(repository.path, { stdout: '', stderr: '' });
  await baseline({ prune: true, grow: false }, io);
  expect(entriesIn(repository)).toEqual(linted);
});

it.each<readonly [string, GateAdapter, string, RepositoryFiles]>([
  ['Prettier', formatGate, 'src/a.js prettier', { '.prettierignore': 'src\n' }],
  [
    'secretlint',
    secretsGate,
    'src/key.js @secretlint/secretlint-rule-github',
    { '.secretlintignore': 'src/key.js\n' },
  ],
])('what an ignore file of %s leaves out stays in the baseline', async (_, gate, entry, ignore) => {
  const repository = await repositoryOf(gate);
  const before = entriesIn(repository);
  expect(before).toContain(entry);
  repository.write(ignore);
  await lookAgain(repository);
  expect(entriesIn(repository)).toEqual(before);
  repository.write({ 'src/a.js': '', 'src/b.js': '', 'src/key.js': '', 'ts/a.ts': '' });
  for (const name of Object.keys(ignore)) rmSync(path.join(repository.path, name));
  await lookAgain(repository);
  expect(entriesIn(repository)).not.toContain(entry);
});

it('what Prettier can not parse may be laid out wrong as before', async () => {
  const repository = await repositoryOf(formatGate);
  const before = entriesIn(repository);
  expect(before).toContain('src/a.js prettier');
  repository.write({ 'src/a.js': 'var a = ;\n' });
  await lookAgain(repository);
  expect(entriesIn(repository)).toEqual(before);
});

it('the compiler looks for nothing where it is stuck at another file', async () => {
  const repository = await repositoryOf(typesGate);
  expect(entriesIn(repository)).toEqual(['ts/a.ts TS2322']);
  repository.write({ 'ts/b.ts': 'export const b = ;\n' });
  await lookAgain(repository);
  expect(entriesIn(repository)).toEqual(['ts/a.ts TS2322']);
  repository.write({ 'ts/b.ts': '', 'ts/a.ts': '' });
  await lookAgain(repository);
  expect(entriesIn(repository)).toEqual([]);
});

it('what was in a file goes with it, whatever is off', async () => {
  const repository = await repositoryOf(lintGate);
  await repository.git('rm', '--quiet', '-f', 'src/a.js');
  repository.write({ 'eslint.config.js': config("{ rules: { 'no-var': 'off' } }") });
  await lookAgain(repository);
  expect(entriesIn(repository)).toEqual(['src/b.js no-var']);
});

it.each<readonly [string, string, RepositoryFiles, boolean]>([
  [
    'its rule is off',
    'no-var',
    { 'eslint.config.js': config("{ rules: { 'no-var': 'off' } }") },
    false,
  ],
  ['a file cannot be parsed', 'no-var', { 'src/b.js': 'var b = ;\n' }, false],
  ['its file is ignored', 'no-var', { 'groundrules.json': { ignores: ['src/b.js'] } }, false],
  [
    "its file is left out by ESLint's config",
    'no-var',
    { 'eslint.config.js': config("{ ignores: ['src/b.js'] }") },
    false,
  ],
  ['what it is about is fixed', 'no-var', { 'src/b.js': 'export default 1;\n' }, true],
  ['it is about no rule there is', 'no-vaar', {}, true],
])('a waiver where %s: %s', async (_, id, changed, isStale) => {
  const repository = await repositoryOf(lintGate);
  repository.write({ ...changed, 'groundrules.waivers.json': { waivers: [waiverOf(id)] } });
  const { findings } = await lookAgain(repository);
  expect(findings.some(({ rule }) => rule === 'stale-waiver')).toBe(isStale);
});
