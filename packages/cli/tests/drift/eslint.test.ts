import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import {
  driftOf,
  eslintConfig,
  followed,
  onlyGates,
  repositoryOf,
  summarize,
  type JsonWeakening,
} from './support/drift-of.js';

/** Only what an ESLint config does, in words. */
async function weakeningsOf(
  files: RepositoryFiles,
  options: Parameters<typeof repositoryOf>[1] = {},
): Promise<{ readonly exitCode: number | undefined; readonly found: readonly JsonWeakening[] }> {
  const { path } = await repositoryOf({ ...onlyGates('lint'), ...files }, options);
  const { exitCode, repository } = await driftOf(path);
  return { exitCode, found: repository.weakenings };
}

it('finds nothing where the standard is followed', async () => {
  const { path } = await repositoryOf();
  const { exitCode, repository } = await driftOf(path);
  expect(repository.weakenings).toEqual([]);
  expect(repository.tools.map(({ status }) => status)).toEqual(
    Array.from({ length: 5 }, () => 'followed'),
  );
  expect(exitCode).toBe(0);
});

it('leaves alone what is stricter, or of the repository itself', async () => {
  const { exitCode, found } = await weakeningsOf({
    'eslint.config.js': eslintConfig(`groundrules({}, {
  rules: {
    'no-console': 'off',
    'no-alert': 'warn',
    eqeqeq: ['error', 'always'],
    'no-empty': ['error', { allowEmptyCatch: false }],
    '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 30 }],
  },
})`),
  });
  expect(found).toEqual([]);
  expect(exitCode).toBe(0);
});

const overrides = `[
  ...groundrules({ ignores: ['src/legacy/**'] }),
  { rules: { 'no-var': 'off', eqeqeq: ['error', 'smart'] } },
  {
    name: 'acme/tests',
    files: ['tests/**'],
    rules: { 'no-labels': 1, 'prefer-const': 0 },
  },
  {
    files: ['**/*.cjs'],
    rules: {
      'unused-imports/no-unused-vars': ['error', { varsIgnorePattern: '.*' }],
    },
    linterOptions: { reportUnusedDisableDirectives: false },
  },
  relaxed,
  tseslint.configs.disableTypeChecked,
]`;

it('says what was weakened, how, for which files, by whom and where', async () => {
  const { exitCode, found } = await weakeningsOf({
    'eslint.config.js': eslintConfig(
      overrides,
      "import tseslint from 'typescript-eslint';\nimport { relaxed } from './eslint/relaxed.js';",
    ),
    'eslint/relaxed.js':
      "/** For views. */\nexport const relaxed = {\n  files: ['**/*.tsx'],\n  rules: { 'no-self-compare': 'off' },\n};\n",
  });
  expect(found.map((one) => `${summarize(one)} | ${one.scope}`)).toEqual([
    'eslint typescript-eslint/disable-type-checked off: 30 rules on → 30 rules off [tests ts tsx] eslint.config.js:2 | all files',
    'eslint ignores ignored: linted → ignored by src/legacy/** [ts] eslint.config.js:5 | src/legacy/**',
    'eslint eqeqeq loosened: error "always" {"null":"ignore"} → error "smart" [cjs config files js mjs tests ts tsx] eslint.config.js:6 | all files',
    'eslint no-var off: error → off [cjs config files js mjs tests ts tsx] eslint.config.js:6 | all files',
    'eslint no-labels downgraded: error {"allowLoop":true,"allowSwitch":false} → warn {"allowLoop":true,"allowSwitch":false} [tests] eslint.config.js:10 | tests/**',
    'eslint prefer-const off: error {"destructuring":"all","ignoreReadBeforeAssign":false} → off [tests] eslint.config.js:10 | tests/**',
    'eslint unused-imports/no-unused-vars changed: error {"args":"none","caughtErrors":"none","ignoreRestSiblings":true,"varsIgnorePattern":"^_","destructuredArrayIgnorePattern":"^_"} → error {"varsIgnorePattern":".*"} [cjs] eslint.config.js:15 | **/*.cjs',
    'eslint linterOptions.reportUnusedDisableDirectives off: error → off [cjs] eslint.config.js:17 | **/*.cjs',
    'eslint no-self-compare off: error → off [tsx] eslint/relaxed.js:4 | **/*.tsx',
  ]);
  const byRule = new Map(found.map((one) => [one.rule, one]));
  expect(byRule.get('no-labels')?.object).toMatch(/^"acme\/tests" \(object \d+ of the config\)$/u);
  expect(byRule.get('ignores')?.object).toBe('the option "ignores" of groundrules()');
  expect(byRule.get('typescript-eslint/disable-type-checked')?.package?.name).toBe(
    'typescript-eslint',
  );
  expect(byRule.get('no-var')).toMatchObject({
    author: 'Ada Lovelace',
    date: '2027-01-05',
    summary: 'first',
    commit: expect.stringMatching(/^[\da-f]{10}$/u) as string,
  });
  expect(exitCode).toBe(1);
});

const standard = '@groundrules/eslint-config';

describe('knows what is missing', () => {
  it.each<readonly [name: string, expression: string, expected: readonly string[]]>([
    [
      'the level that is claimed',
      "groundrules({\n  level: 'recommended',\n})",
      [
        'eslint level off: strict → recommended [Dockerfiles cjs config files mjs tests ts tsx workflows] eslint.config.js:4',
      ],
    ],
    [
      'types',
      'groundrules({ typed: false })',
      [
        'eslint groundrules/typescript/typed-rules off: 30 settings → none of them [tests ts tsx] eslint.config.js',
        'eslint languageOptions.parserOptions.projectService off: linted with type information → linted without [tests ts tsx] eslint.config.js',
      ],
    ],
    [
      'whole kinds of files, and examples',
      'groundrules({ workflows: false, containers: false, examples: false })',
      [
        `eslint ${standard} not-followed: in use → none of its rules on [Dockerfiles workflows] eslint.config.js`,
        'eslint processor off: @groundrules/eslint-plugin/examples → none [cjs config files mjs ts tsx] eslint.config.js',
      ],
    ],
    [
      'objects that were merged instead of spread',
      'Object.assign({}, ...groundrules())',
      [
        `eslint ${standard} not-followed: in use → objects of ${standard}, and 0 of its N rules on [] eslint.config.js`,
      ],
    ],
    [
      'an object that was picked in place of all',
      '[...groundrules().slice(-1), { rules: { eqeqeq: "error" } }]',
      [
        `eslint ${standard} not-followed: in use → objects of ${standard}, and 0 of its N rules on [] eslint.config.js`,
      ],
    ],
    [
      'the standard in a config that imports it and does without',
      '[{ rules: { eqeqeq: "error" } }]',
      [`eslint ${standard} not-followed: in use → 0 of its N rules on [] eslint.config.js`],
    ],
  ])('%s', async (_name, expression, expected) => {
    const { exitCode, found } = await weakeningsOf({
      'eslint.config.js': eslintConfig(expression),
    });
    // How many there are is for the standard to say.
    const told = found.map((one) =>
      summarize(one).replace(/0 of its \d+ rules/u, '0 of its N rules'),
    );
    expect(told).toEqual(expected);
    expect(exitCode).toBe(1);
  });

  it('rules that were taken out of an object', async () => {
    const { found } = await weakeningsOf({
      'eslint.config.js': eslintConfig(
        "groundrules().map((one) => (one.name === 'groundrules/security' ? { ...one, rules: {} } : one))",
      ),
    });
    const summaries = found.map((one) => summarize(one));
    expect(summaries).toContain(
      'eslint groundrules/path-traversal off: error → off [cjs config files mjs ts tsx] eslint.config.js',
    );
    expect(found.length).toBeGreaterThan(10);
    expect(found.every(({ object }) => object?.startsWith('groundrules/security') === true)).toBe(
      true,
    );
  });
});

it('holds each package of a monorepo to the standard, by the config that is about it', async () => {
  const { found } = await weakeningsOf(
    {
      'package.json': { ...followed['package.json'], workspaces: ['packages/*'] },
      'eslint.config.js': eslintConfig(
        "groundrules({}, {\n  files: ['packages/web/**'],\n  rules: { 'no-var': 'off' },\n})",
      ),
      'packages/web/package.json': { name: 'web', type: 'module' },
      'packages/web/src/a.js': 'export const a = 1;\n',
      'packages/api/package.json': { name: 'api', type: 'module' },
      'packages/api/src/a.js': 'export const a = 1;\n',
      'packages/api/eslint.config.js': eslintConfig(
        "groundrules({}, {\n  rules: { eqeqeq: 'off' },\n})",
      ),
    },
    { without: ['src/index.ts', 'src/view.tsx', 'src/legacy/old.ts', 'tests/index.test.ts'] },
  );
  expect(found.map((one) => summarize(one))).toEqual([
    'eslint no-var off: error → off [js] eslint.config.js:5',
    'eslint eqeqeq off: error {"null":"ignore"} → off [config files js] packages/api/eslint.config.js:4'.replace(
      'error {',
      'error "always" {',
    ),
  ]);
});

it('is quiet about TypeScript in a repository of JavaScript', async () => {
  const { path } = await repositoryOf(
    { 'src/a.js': 'export const a = 1;\n' },
    {
      links: ['eslint', 'prettier', 'knip'].concat([
        standard,
        '@groundrules/prettier-config',
        '@groundrules/knip-config',
      ]),
      without: [
        'tsconfig.json',
        'src/index.ts',
        'src/view.tsx',
        'src/legacy/old.ts',
        'tests/index.test.ts',
      ],
    },
  );
  const { exitCode, repository } = await driftOf(path);
  expect(repository.weakenings).toEqual([]);
  expect(repository.tools.find(({ tool }) => tool === 'tsconfig')).toMatchObject({
    status: 'skipped',
  });
  expect(exitCode).toBe(0);
});

describe('blames the right one', () => {
  it.each<readonly [name: string, files: RepositoryFiles, expected: readonly string[]]>([
    [
      'options set before a severity alone',
      {
        'eslint.config.js': eslintConfig(
          "[\n  ...groundrules(),\n  { name: 'first', rules: { eqeqeq: ['error', 'smart'] } },\n  { name: 'second', rules: { eqeqeq: 'error' } },\n]",
        ),
      },
      ['eqeqeq eslint.config.js:5 "first"'],
    ],
    [
      'the last glob, where one between takes files in again',
      {
        'eslint.config.js': eslintConfig(
          "[\n  ...groundrules(),\n  { name: 'a', ignores: ['src/legacy/**', '!src/legacy/old.ts'] },\n  { name: 'b', ignores: ['src/legacy/*'] },\n]",
        ),
      },
      ['ignores eslint.config.js:6 "b"'],
    ],
    [
      'the config that changes an object of the standard',
      {
        'eslint.config.js': eslintConfig(
          "groundrules().map((one) =>\n  one.rules && 'eqeqeq' in one.rules\n    ? { ...one, rules: { ...one.rules, eqeqeq: 'off' } }\n    : one,\n)",
        ),
      },
      ['eqeqeq eslint.config.js:5 "groundrules/javascript/rules"'],
    ],
    [
      'no rules that nothing takes',
      {
        'eslint.config.js': eslintConfig(
          "[...groundrules(), { name: 'made', rules: Object.fromEntries([['no-var', 'off']]) }]",
          "export const unused = { 'no-var': 'off' };",
        ),
      },
      ['no-var eslint.config.js "made"'],
    ],
    [
      'rules that an object takes by their name',
      {
        'eslint.config.js': eslintConfig(
          "[...groundrules(), { name: 'taken', rules: { ...shared } }]",
          "const shared = { 'no-var': 'off' };",
        ),
      },
      ['no-var eslint.config.js:2 "taken"'],
    ],
    [
      'a package that is there for import alone',
      {
        '.gitignore': 'node_modules/@*\n',
        'eslint.config.js': eslintConfig(
          '[...groundrules(), ...acme]',
          "import acme from 'eslint-config-acme';",
        ),
        'node_modules/eslint-config-acme/package.json': {
          name: 'eslint-config-acme',
          version: '3.1.4',
          type: 'module',
          exports: { '.': { import: './index.js' } },
        },
        'node_modules/eslint-config-acme/index.js':
          "export default [{ name: 'acme', rules: { 'no-var': 'off' } }];\n",
      },
      ['no-var eslint.config.js:2 "acme" eslint-config-acme 3.1.4'],
    ],
  ])('%s', async (_name, files, expected) => {
    const { found } = await weakeningsOf(files);
    expect(
      found.map(({ file, line, object, package: owner, rule }) =>
        [
          rule,
          line === undefined ? file : `${file}:${String(line)}`,
          object?.replace(/ \(object \d+ of the config\)$/u, ''),
          ...(owner === undefined ? [] : [owner.name, owner.version]),
        ].join(' '),
      ),
    ).toEqual(expected);
  });

  const here = (line?: number): string =>
    line === undefined ? 'eslint.config.js' : `eslint.config.js:${String(line)}`;
  it.each<readonly [name: string, expression: string, code: string, place: string]>([
    [
      "in the list, by ESLint's defineConfig()",
      "defineConfig([{ files: ['src/*.ts'], extends: [\n  { rules: { 'no-var': 'off' } },\n] }])",
      '',
      here(5),
    ],
    [
      'of a variable',
      "defineConfig({ name: 'a', files: ['src/*.ts'], extends: [shared] })",
      "const shared = {\n  rules: { 'no-var': 'off' },\n};",
      here(4),
    ],
    [
      'with a name and globs of its own, in a list',
      "defineConfig({ files: ['src/*.ts', 'src/*.tsx'], extends: [...shared] })",
      "const shared = [\n  { name: 'b', files: ['**/*.ts'], rules: { 'no-var': 'off' } },\n];",
      here(4),
    ],
    [
      'of another file',
      "defineConfig({ files: ['src/*.ts'], extends: [shared] })",
      "import { shared } from './shared.js';",
      'shared.js:2',
    ],
    [
      "by typescript-eslint's config()",
      "tseslint.config({ name: 'a', files: ['src/*.ts'], extends: [shared] })",
      "const shared = {\n  name: 'b', files: ['nowhere'],\n  rules: { 'no-var': 'off' },\n};",
      here(5),
    ],
    [
      'that only another object lists',
      "defineConfig({ files: ['src/*.ts'], extends: [made] }, { files: ['nowhere'], extends: [shared] })",
      "const shared = { rules: { 'no-var': 'off' } };\nconst made = { rules: Object.fromEntries([['no-var', 'off']]) };",
      here(),
    ],
    [
      'that is one of two',
      "defineConfig({ files: ['src/*.ts'], extends: [a] }, { files: ['src/*.ts'], extends: [b] })",
      "const a = { rules: { 'no-var': 'off' } };\nconst b = { rules: { 'no-var': 'off' } };",
      here(),
    ],
  ])('an object under "extends" %s', async (_name, expression, code, place) => {
    const { found } = await weakeningsOf({
      'eslint.config.js': `import { groundrules } from '@groundrules/eslint-config';
import { defineConfig } from 'eslint/config'; import tseslint from 'typescript-eslint';
${code}
export default [...groundrules(), ...${expression}];
`,
      'shared.js': "export const shared = {\n  rules: { 'no-var': 'off' },\n};\n",
    });
    expect(
      found.map(({ file, line, rule }) => [
        rule,
        line === undefined ? file : `${file}:${String(line)}`,
      ]),
    ).toEqual([['no-var', place]]);
  });

  it('nobody, where a shallow clone does not hold the commit', async () => {
    const repository = await repositoryOf({
      ...onlyGates('lint'),
      'eslint.config.js': eslintConfig("groundrules({}, { rules: { 'no-var': 'off' } })"),
    });
    repository.write({ 'src/more.ts': 'export const f = 1;\n' });
    const head = await repository.commit('second');
    repository.write({ '.git/shallow': `${head}\n` });
    const { repository: report } = await driftOf(repository.path);
    expect(report.weakenings).toHaveLength(1);
    expect(report.weakenings[0]).not.toHaveProperty('author');
  });
});

it('knows rules under the name that a config has given to their plugin', async () => {
  const { found } = await weakeningsOf({
    'eslint.config.js': eslintConfig(
      "[\n  ...groundrules().map(renamed),\n  { rules: { 'ts/no-explicit-any': 'off' }, files: ['src/*.ts'] },\n]",
      `const rename = (names) =>
  Object.fromEntries(
    Object.entries(names ?? {}).map(([name, value]) => [
      name.replace(/^@typescript-eslint(?=\\/|$)/u, 'ts'),
      value,
    ]),
  );
const renamed = (one) => ({
  ...one,
  ...(one.plugins && { plugins: rename(one.plugins) }),
  ...(one.rules && { rules: rename(one.rules) }),
});`,
    ),
  });
  expect(found.map(({ change, rule, scope }) => [rule, change, scope])).toEqual([
    ['@typescript-eslint/no-explicit-any', 'off', 'src/*.ts'],
  ]);
});
