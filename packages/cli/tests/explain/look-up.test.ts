import { practices } from '@groundrules/catalogue';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import { check } from '../../src/commands/check.js';
import { explain } from '../../src/commands/explain.js';
import { gateNames } from '../../src/config/gate-names.js';
import { enforcerNames } from '../../src/explain/enforcer-names.js';
import type { ExplainedRule } from '../../src/explain/explained-rule.js';
import type { Explanation } from '../../src/explain/explanation.js';
import type { Report } from '../../src/gates/report.js';
import { linkTools } from '../gates/support/tools.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { ioOf } from '../support/io-of.js';

interface Explained {
  readonly about?: Pick<
    ExplainedRule,
    'name' | 'tool' | 'description' | 'url' | 'fixable' | 'notes'
  >;
  readonly practices: readonly Explanation[];
}

async function read(cwd: string, name: string): Promise<Explained> {
  const { io, printed } = ioOf(cwd);
  await explain({ format: 'json', name }, io);
  return JSON.parse(printed()) as Explained;
}

const files: RepositoryFiles = {
  'package.json': { name: 'sample', type: 'module', dependencies: { ms: '^2.1.3' } },
  'tsconfig.json': '{ "compilerOptions": { "strict": true, "noEmit": true }, "include": ["src"] }',
  'eslint.config.js': `
    import tseslint from 'typescript-eslint';
    export default [
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
      { plugins: { '@typescript-eslint': tseslint.plugin } },
      { rules: {
        'prefer-const': 'error',
        'no-unused-vars': 'warn',
        '@typescript-eslint/no-explicit-any': 'error',
        '@typescript-eslint/array-type': 'error',
      } },
      { files: ['**/broken.js'] },
    ];`,
  'src/index.ts':
    'let first: any = 1;\nexport const second: Array<string> = first; // eslint-disable-line no-empty\nconst third:number = "3";\nimport "./nowhere.js";\nimport "elsewhere";\n',
  'src/unused.js': 'export const unused = 1;\n',
  'src/broken.js': 'const = ;\n',
  'src/keys.js': `export const key = 'AKIA${'IOSFODNN7ABCDEFG'}';\n`,
  'groundrules.json': { gates: { audit: 'off', bench: 'off' } },
  '.gitignore': 'node_modules\n',
};

async function repositoryOf(more: RepositoryFiles = {}): Promise<GitRepository> {
  const repository = await createGitRepository({ ...files, ...more });
  linkTools(repository.path, 'eslint', 'typescript-eslint', 'typescript', 'prettier', 'knip');
  return repository;
}

describe('explains', () => {
  it('all that a report shows', async () => {
    const { path } = await repositoryOf();
    const { io, printed } = ioOf(path);
    await check(
      { gates: [], fix: false, format: 'json' },
      { ...io, stderr: ioOf('/').io.stderr, isCI: true },
    );
    const { findings, gates } = JSON.parse(printed()) as Report;
    expect(gates.filter(({ status }) => status === 'error')).toEqual([]);
    const rules = [...new Set(findings.map(({ rule }) => rule))];
    // One of each kind, or this would prove little.
    expect(rules).toEqual(
      expect.arrayContaining([
        ...['prefer-const', 'no-unused-vars', '@typescript-eslint/no-explicit-any', 'parse-error'],
        ...['@typescript-eslint/array-type', 'unused-disable-directive', 'prettier', 'TS2322'],
        ...['files', 'unresolved', 'unlisted', 'dependencies'],
      ]),
    );
    const seen = new Map(
      findings.map(({ practice, rule }) => [JSON.stringify([rule, practice]), { practice, rule }]),
    );
    for (const { practice, rule } of seen.values()) {
      const { about, practices: found } = await read(path, rule);
      const named = practice === null ? [about?.name] : found.map(({ id }) => id);
      // What Prettier reports belongs to several practices.
      const wanted = practice === null ? rule : rule === 'prettier' ? 'unformatted' : practice;
      expect(named).toContain(wanted);
      const shown = await read(path, practice ?? 'correctness');
      expect([shown.about?.name, ...shown.practices.map(({ id }) => id)]).toContain(
        practice ?? 'correctness',
      );
    }
  });

  it.each<readonly [name: string, about: object | undefined, practices: readonly string[]]>([
    [
      'prefer-const',
      {
        name: 'prefer-const',
        gate: 'lint',
        tool: expect.stringMatching(/^ESLint \d+\./u) as string,
        description: expect.stringContaining('`const` declarations') as string,
        url: 'https://eslint.org/docs/latest/rules/prefer-const',
        fixable: true,
        practice: null,
      },
      [],
    ],
    // Of ESLint itself, though the standard has a rule of a plugin with that name.
    ['No-Unused-Vars', { name: 'no-unused-vars', practice: null }, []],
    ['array-type', { name: '@typescript-eslint/array-type', practice: null }, []],
    [
      'no-explicit-any',
      {
        name: '@typescript-eslint/no-explicit-any',
        description: 'Disallow the `any` type',
        url: 'https://typescript-eslint.io/rules/no-explicit-any',
        practice: 'unsafe-any',
      },
      ['unsafe-any'],
    ],
    ['unused-imports/no-unused-imports', { practice: 'unused-import' }, ['unused-import']],
    ['2322', { name: 'TS2322', practice: null }, ['unchecked-nullable']],
    ['ts1109', { name: 'TS1109', description: 'Expression expected.' }, []],
    ['TS2304', { name: 'TS2304', practice: 'undefined-name' }, ['undefined-name']],
    ['cycles', { gate: 'dead-code', tool: expect.stringMatching(/^knip \d/u) as string }, []],
    ['unresolved', { description: 'The import … leads nowhere.' }, ['unlisted-dependency']],
    ['prettier', { practice: 'unformatted', fixable: true }, ['unformatted']],
    ['sources', undefined, ['untrusted-source']],
    ['installscripts', undefined, ['install-script']],
    ['GHSA-aaaa-bbbb-cccc', undefined, ['vulnerable-dependency']],
    ['@secretlint/secretlint-rule-aws', undefined, ['hardcoded-secret']],
    ['stale-waiver', undefined, ['expired-waiver']],
    ['unsteady', undefined, ['benchmark-regression']],
  ])('%s', async (name, about, ids) => {
    const { path } = await repositoryOf();
    const found = await read(path, name);
    expect(found.about === undefined).toBe(about === undefined);
    expect(found.about ?? {}).toMatchObject(about ?? {});
    expect(found.practices.map(({ id }) => id)).toEqual(ids);
  });

  it.each(
    practices.flatMap((practice) =>
      enforcerNames(practice)
        // What a gate is called too is explained by that.
        .filter(({ rule }) => rule !== 'prettier' && gateNames.every((gate) => gate !== rule))
        .map(({ kind, rule }) => [kind, rule, practice.id] as const),
    ),
  )('%s %s without any tool, as what stands for %s', async (_, rule, id) => {
    const { practices: found } = await read('/', rule);
    expect(found.map((practice) => practice.id)).toEqual([id]);
  });

  it.each(gateNames)('the gate %s, with what it watches over', async (gate) => {
    const { about, practices: found } = await read('/', gate);
    expect(about).toMatchObject({ kind: 'gate', name: gate });
    expect(found.length).toBeGreaterThan(0);
    // A type of issue of knip has this name too.
    expect(about?.notes).toEqual(
      gate === 'types'
        ? [
            'A type of issue of knip has the same name, which the gate dead-code reports: The type … is exported and not used. That stands for unused-export: npx groundrules explain unused-export',
          ]
        : [],
    );
  });

  it('a gate in words with what else has its name', async () => {
    const { io, printed } = ioOf('/');
    await explain({ format: 'text', name: 'types' }, io);
    expect(printed()).toMatch(/^types {2}Gate of groundrules check\n/u);
    const text = printed().replaceAll(/\s+/gu, ' ');
    expect(text).toContain('A type of issue of knip has the same name');
    expect(text).toContain('npx groundrules explain unused-export');
  });
});

describe('refuses', () => {
  it.each([
    ['prefer-cnst', 'Did you mean prefer-const'],
    ['no-explicit-anny', 'Did you mean no-explicit-any'],
    ['sql-concatenaton', 'Did you mean sql-concatenation'],
    ['secret', 'Did you mean hardcoded-secret, container-secret'],
    ['TS99999', 'No practice, rule or gate is called "TS99999".'],
    ['', 'No practice, rule or gate is called "".'],
    ['\u001B[2J', String.raw`is called "\\u001b[2J".`],
    ['z'.repeat(40), `". npx groundrules explain lists the practices.`],
  ])('%j', async (name, message) => {
    const { path } = await repositoryOf();
    await expect(read(path, name)).rejects.toThrow(message);
  });

  it('a name of which no ESLint could be asked, and says so', async () => {
    await expect(read('/', 'prefer-cnst')).rejects.toThrow(
      'Not all rules of ESLint could be looked at: eslint is not installed.',
    );
  });

  it('a rule of a plugin where the config cannot be loaded, and knows those of ESLint itself', async () => {
    const { path } = await repositoryOf({
      'eslint.config.js': "throw new Error('out of order');\n",
    });
    expect((await read(path, 'prefer-const')).about?.name).toBe('prefer-const');
    await expect(read(path, 'array-type')).rejects.toThrow(
      'Not all rules of ESLint could be looked at: out of order',
    );
  });
});
