import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createTemporaryRepository,
  runCommand,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { Ajv } from 'ajv';
import { describe, expect, it, onTestFinished } from 'vitest';

import eslintConfig from '../../../eslint-config/package.json' with { type: 'json' };
import knipConfig from '../../../knip-config/package.json' with { type: 'json' };
import prettierConfig from '../../../prettier-config/package.json' with { type: 'json' };
import vitestConfig from '../../../vitest-config/package.json' with { type: 'json' };
import schema from '../../schemas/doctor.schema.json' with { type: 'json' };
import { doctor } from '../../src/commands/doctor.js';
import type { Diagnosis } from '../../src/doctor/diagnosis.js';
import { checkConfigs } from '../../src/doctor/checks/check-configs.js';
import { isOnPath } from '../../src/doctor/on-path.js';
import { supportedRanges } from '../../src/doctor/supported-ranges.js';
import { linkTools } from '../gates/support/tools.js';
import { createGitRepository } from '../support/git-repository.js';
import { ioOf } from '../support/io-of.js';

const isReport = new Ajv({ strict: true, allErrors: true }).compile<{
  readonly diagnoses: readonly Diagnosis[];
}>(schema);

const healthy = {
  'package.json': { name: 'sample', type: 'module', prettier: '@groundrules/prettier-config' },
  'package-lock.json': '{}',
  '.gitignore': 'node_modules\n',
  'eslint.config.js':
    "import { groundrules } from '@groundrules/eslint-config';\nexport default groundrules();\n",
  'tsconfig.json': '{ "extends": "./base.json" }',
  'base.json': '{ "compilerOptions": { "strict": true } }',
  'knip.json': '{}',
  'src/index.ts': '',
  '.github/workflows/check.yml':
    'on: push\njobs:\n  check:\n    steps:\n      - run: npx groundrules check\n',
} satisfies RepositoryFiles;

const tools = ['eslint', 'typescript', 'prettier', 'knip', '@groundrules/eslint-config'];

interface Options {
  readonly links?: readonly string[];
  readonly node?: string;
  /** What is on the `PATH`. */
  readonly programs?: readonly string[];
  readonly without?: readonly string[];
}

async function examine(
  files: RepositoryFiles,
  {
    links = tools,
    node = '24.0.0',
    programs = ['npm', 'pnpm', 'yarn', 'bun'],
    without = [],
  }: Options = {},
): Promise<{ readonly exitCode: number; readonly diagnoses: readonly Diagnosis[] }> {
  const repository = await createGitRepository({ ...healthy, ...files });
  linkTools(repository.path, ...links);
  for (const name of without) rmSync(path.join(repository.path, name), { recursive: true });
  const { io, printed } = ioOf(repository.path);
  const env = { PATH: folderOf(programs) };
  const exitCode = await doctor({ format: 'json' }, { ...io, env }, node);
  const report: unknown = JSON.parse(printed());
  if (!isReport(report)) throw new Error(JSON.stringify(isReport.errors));
  const { diagnoses } = report;
  return { exitCode, diagnoses };
}

/** Makes a folder with programs that do nothing. */
function folderOf(programs: readonly string[]): string {
  const { dispose, path: folder } = createTemporaryRepository({ 'README.md': '' });
  onTestFinished(dispose);
  for (const name of programs) {
    const file = path.join(folder, process.platform === 'win32' ? `${name}.cmd` : name);
    writeFileSync(file, '', { mode: 0o755 });
  }
  return folder;
}

const manifest = healthy['package.json'];

const brokenOff = {
  'node_modules/@groundrules/eslint-config/package.json': {
    name: '@groundrules/eslint-config',
    version: '0.0.0',
    type: 'module',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  },
} satisfies RepositoryFiles;

/** A config that needs none of our packages, and has a rule by the name of ours. */
const copiedConfig = `export default [{
  plugins: { groundrules: { rules: { a: { create: () => ({}) } } } },
  rules: { 'groundrules/a': 'error' },
}];`;

/** All tools but one. */
function toolsWithout(...names: readonly string[]): readonly string[] {
  return tools.filter((name) => !names.includes(name));
}

describe('doctor', () => {
  it('finds nothing wrong with what is right', async () => {
    const { diagnoses, exitCode } = await examine({});
    expect(diagnoses.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(diagnoses.map(({ subject }) => subject)).toEqual([
      'node',
      'package manager',
      'git',
      'eslint',
      'typescript',
      'prettier',
      'knip',
      '@groundrules/eslint-config',
      'eslint config',
      'tsconfig',
      'knip config',
      'prettier config',
      'groundrules.json',
      'groundrules.waivers.json',
      'groundrules.baseline.json',
      'ci',
    ]);
    expect(exitCode).toBe(0);
  });

  it.each<
    readonly [
      name: string,
      files: RepositoryFiles,
      options: Options,
      found: Pick<Diagnosis, 'subject' | 'status'> & {
        readonly message: string;
        readonly cure: string;
      },
    ]
  >([
    [
      'an old Node.js',
      {},
      { node: '18.20.0' },
      { subject: 'node', status: 'problem', message: '18.20.0 is not', cure: 'nvm install' },
    ],
    [
      'no lock file',
      {},
      { without: ['package-lock.json'] },
      {
        subject: 'package manager',
        status: 'warning',
        message: 'no lock file',
        cure: 'npm install',
      },
    ],
    [
      'lock files of two package managers',
      { 'yarn.lock': '', 'package.json': { ...manifest, packageManager: 'yarn@4.0.0' } },
      {},
      {
        subject: 'package manager',
        status: 'warning',
        message: 'yarn, but there is a lock file of another too: package-lock.json',
        cure: 'git rm package-lock.json',
      },
    ],
    [
      'no Git',
      {},
      { without: ['.git'] },
      { subject: 'git', status: 'warning', message: 'not under Git', cure: 'git init' },
    ],
    [
      'a tool that is missing',
      {},
      { links: tools.filter((name) => name !== 'knip') },
      {
        subject: 'knip',
        status: 'problem',
        message: 'not installed, and the gate dead-code needs it',
        cure: 'npm install --save-dev knip',
      },
    ],
    [
      'our config not installed, for pnpm',
      {
        'pnpm-lock.yaml': '',
        // Ours by name, as if it had been copied.
        'eslint.config.js': copiedConfig,
      },
      { links: tools.slice(0, 4), without: ['package-lock.json'] },
      {
        subject: '@groundrules/eslint-config',
        status: 'problem',
        message: 'not installed',
        cure: 'pnpm add --save-dev @groundrules/eslint-config',
      },
    ],
    [
      'a tool of another time',
      {
        'node_modules/prettier/package.json': {
          name: 'prettier',
          version: '2.8.0',
          main: 'package.json',
        },
      },
      { links: tools.filter((name) => name !== 'prettier') },
      {
        subject: 'prettier',
        status: 'warning',
        message: '2.8.0 is not within ^3.5.0',
        cure: 'npm install --save-dev prettier@3',
      },
    ],
    [
      'a tool of another time, with a package manager of its own',
      {
        'node_modules/knip/package.json': { name: 'knip', version: '5.80.0', main: 'package.json' },
        'package.json': { ...manifest, packageManager: 'yarn@1.22.0' },
        'yarn.lock': '',
      },
      {
        links: tools.filter((name) => name !== 'knip'),
        without: ['package-lock.json'],
      },
      {
        subject: 'knip',
        status: 'warning',
        message: '5.80.0 is not within ^6.44.2',
        cure: 'yarn add --dev knip@6',
      },
    ],
    [
      'benchmarks that no Vitest here can measure',
      {
        'groundrules.bench.json': '{}',
        '.prettierignore': 'groundrules.bench.json\n',
        'node_modules/vitest/package.json': {
          name: 'vitest',
          version: '3.2.0',
          main: 'package.json',
        },
      },
      {},
      {
        subject: 'vitest',
        status: 'problem',
        message: '3.2.0 is not within ^4.0.0',
        cure: 'npm install --save-dev vitest@4',
      },
    ],
    ...['.eslintrc', '.eslintrc.json', '.eslintrc.cjs'].map(
      (name) =>
        [
          `${name}, which is left over`,
          { [name]: '{}' },
          {},
          {
            subject: name,
            status: 'warning' as const,
            message: 'ESLint 9 and later do not read it',
            cure: `Move what of it should hold into eslint.config.js, then: git rm ${name}`,
          },
        ] as const,
    ),
    [
      'an .eslintignore of a package, which is left over',
      {
        'package.json': { ...manifest, workspaces: ['packages/*'] },
        'packages/a/package.json': { name: 'a' },
        'packages/a/.eslintignore': 'dist\n',
      },
      {},
      {
        subject: 'packages/a/.eslintignore',
        status: 'warning',
        message: 'ESLint 9 and later do not read it',
        cure: 'List what it names under "ignores" in eslint.config.js, then: git rm packages/a/.eslintignore',
      },
    ],
    [
      'a config of ESLint in package.json, which is left over',
      { 'package.json': { ...manifest, eslintConfig: { root: true } } },
      {},
      {
        subject: '"eslintConfig" in package.json',
        status: 'warning',
        message: 'ESLint 9 and later do not read it',
        cure: 'take it out of package.json',
      },
    ],
    [
      'no ESLint config',
      {},
      { without: ['eslint.config.js'] },
      {
        subject: 'eslint config',
        status: 'problem',
        message: 'there is no eslint.config.js',
        cure: '> eslint.config.mjs',
      },
    ],
    [
      'an ESLint config that names ours and does not use it',
      {
        'eslint.config.js':
          "import { groundrules } from '@groundrules/eslint-config';\nexport default [{ rules: { eqeqeq: 'error' } }];\n",
      },
      {},
      {
        subject: 'eslint config',
        status: 'problem',
        message: 'turns on no rule of @groundrules/eslint-config',
        cure: 'Add ...groundrules()',
      },
    ],
    [
      'an ESLint config that throws',
      { 'eslint.config.js': "throw new Error('out of order');" },
      {},
      {
        subject: 'eslint config',
        status: 'problem',
        message: 'out of order',
        cure: 'npx eslint --print-config index.js',
      },
    ],
    [
      'no tsconfig',
      {},
      { without: ['tsconfig.json'] },
      {
        subject: 'tsconfig',
        status: 'problem',
        message: 'there is no tsconfig.json',
        cure: `npm install --save-dev @groundrules/tsconfig && echo '{ "extends"`,
      },
    ],
    [
      'a tsconfig that is not strict by what it extends',
      { 'base.json': '{ "compilerOptions": { "strict": false } }' },
      {},
      {
        subject: 'tsconfig.json',
        status: 'problem',
        message: 'not strict',
        cure: '"strict": true',
      },
    ],
    [
      'a tsconfig that says nothing, on TypeScript 5',
      {
        'base.json': '{}',
        'groundrules.json': { gates: { lint: 'off' } },
        'node_modules/typescript/package.json': {
          name: 'typescript',
          version: '5.9.0',
          bin: { tsc: 'package.json' },
        },
      },
      { links: tools.filter((name) => name !== 'typescript') },
      {
        subject: 'tsconfig.json',
        status: 'problem',
        message: 'not strict',
        cure: '"strict": true',
      },
    ],
    [
      'a tsconfig that extends what is not there',
      { 'tsconfig.json': '{ "extends": "./nowhere.json" }' },
      {},
      {
        subject: 'tsconfig.json',
        status: 'problem',
        message: 'nowhere.json',
        cure: 'npx tsc --noEmit --project tsconfig.json',
      },
    ],
    [
      'a tsconfig that extends a file that is not there, by its place in the repository',
      { 'tsconfig.json': '{ "extends": "./made/later.json" }' },
      {},
      {
        subject: 'tsconfig.json',
        status: 'problem',
        message: "Cannot read file 'made/later.json'",
        cure: 'npx tsc --noEmit --project tsconfig.json',
      },
    ],
    [
      'no knip config',
      {},
      { without: ['knip.json'] },
      {
        subject: 'knip config',
        status: 'warning',
        message: 'none',
        cure: '@groundrules/knip-config && echo "import { knipConfig }',
      },
    ],
    [
      'no Prettier config',
      { 'package.json': { name: 'sample', type: 'module' } },
      {},
      {
        subject: 'prettier config',
        status: 'warning',
        message: 'none',
        cure: 'npm install --save-dev @groundrules/prettier-config && npm pkg set prettier=@groundrules/prettier-config',
      },
    ],
    [
      'a mistake in groundrules.json',
      { 'groundrules.json': '{ "levl": 1 }' },
      {},
      {
        subject: 'groundrules.json',
        status: 'problem',
        message: '$.levl: unknown name',
        cure: 'Mend groundrules.json',
      },
    ],
    [
      'a baseline that is none',
      { 'groundrules.baseline.json': '[]', '.prettierignore': 'groundrules.*.json' },
      {},
      {
        subject: 'groundrules.baseline.json',
        status: 'problem',
        message: 'groundrules.baseline.json',
        cure: 'Mend groundrules.baseline.json',
      },
    ],
    [
      'written files that Prettier would look at',
      { 'eslint-suppressions.json': '{}', '.prettierignore': 'dist' },
      {},
      {
        subject: '.prettierignore',
        status: 'warning',
        message: 'eslint-suppressions.json not in it',
        cure: String.raw`printf '\n%s\n' eslint-suppressions.json >> .prettierignore`,
      },
    ],
    [
      'a second ESLint in a package',
      {
        'package.json': { ...manifest, workspaces: ['packages/*'] },
        'packages/a/package.json': { name: 'a' },
        'packages/a/node_modules/eslint/package.json': { name: 'eslint', version: '9.39.0' },
      },
      {},
      {
        subject: 'copies of eslint',
        status: 'warning',
        message: '9.39.0 in packages/a/node_modules/eslint',
        cure: 'npm dedupe',
      },
    ],
    [
      'a workflow that only speaks of the check',
      { '.github/workflows/check.yml': 'on: push # npx groundrules check\n' },
      {},
      {
        subject: 'ci',
        status: 'warning',
        message: 'no workflow runs groundrules check (.github/workflows/check.yml)',
        cure: 'npx groundrules check',
      },
    ],
    [
      'a workflow that runs scripts which only speak of it',
      {
        'package.json': {
          ...manifest,
          scripts: { test: 'node tools/all.mjs', check: 'groundrules check' },
        },
        'tools/all.mjs': '// Run groundrules check by hand.\n',
        'notes.md': 'groundrules check',
        '.github/workflows/check.yml':
          'jobs:\n  a:\n    steps:\n      - run: npm test && cat notes.md ../x .\n',
      },
      {},
      {
        subject: 'ci',
        status: 'warning',
        message: 'no workflow runs groundrules check (.github/workflows/check.yml)',
        cure: 'npx groundrules check',
      },
    ],
    [
      'no workflow',
      {},
      { without: ['.github'] },
      { subject: 'ci', status: 'warning', message: 'no workflow', cure: '.github/workflows' },
    ],
  ])('sees %s, and nothing else', async (_, files, options, found) => {
    const { diagnoses, exitCode } = await examine(files, options);
    const bad = diagnoses.filter(({ status }) => status !== 'ok');
    expect(bad.map(({ status, subject }) => ({ status, subject }))).toEqual([
      { status: found.status, subject: found.subject },
    ]);
    expect(bad[0]?.message).toContain(found.message);
    expect(bad[0]?.message).not.toMatch(/^\s+at /mu);
    expect(bad[0]?.cure).toContain(found.cure);
    expect(exitCode).toBe(found.status === 'problem' ? 1 : 0);
  });

  it.each<readonly [string, RepositoryFiles, Options]>([
    [
      'gates that are off',
      {
        'groundrules.json': {
          gates: { lint: 'off', types: 'off', format: 'off', 'dead-code': 'off' },
        },
      },
      { links: [], without: ['eslint.config.js', 'tsconfig.json', 'knip.json'] },
    ],
    [
      'a script of the manifest that runs the check',
      {
        'package.json': { ...manifest, scripts: { 'check:all': 'groundrules check --fix' } },
        '.github/workflows/check.yml': 'jobs:\n  a:\n    steps:\n      - run: npm run check:all\n',
      },
      {},
    ],
    [
      'a script that a script of the manifest runs, which a script runs that the workflow names',
      {
        'package.json': {
          ...manifest,
          scripts: { test: 'node tools/all.mjs', check: 'groundrules check' },
        },
        'tools/all.mjs': "run('npm run --silent check');\n",
        '.ci/run': '#!/bin/sh\nnpm test\n',
        '.github/workflows/check.yml': 'jobs:\n  a:\n    steps:\n      - run: bash .ci/run\n',
      },
      {},
    ],
    [
      'a config that prints, and workflows that cannot be read beside one that can',
      {
        'eslint.config.js': `console.log('{ hello }');\n${healthy['eslint.config.js']}`,
        '.github/workflows/a.yml': 'a: *nowhere',
        '.github/workflows/b.yml/c': '',
      },
      {},
    ],
    [
      'a byte order mark in the manifest',
      {
        'package.json': `\uFEFF${JSON.stringify(manifest)}`,
        'groundrules.json': { gates: { lint: 'off' } },
      },
      {},
    ],
    [
      'GitLab',
      { '.gitlab-ci.yml': 'check:\n  script:\n    - npx groundrules check\n' },
      { without: ['.github'] },
    ],
    ['TypeScript 6, strict without saying', { 'base.json': '{}' }, {}],
    [
      'a config in TypeScript files alone',
      {
        'eslint.config.js':
          "import { groundrules } from '@groundrules/eslint-config';\nexport default groundrules({ ignores: ['*.js'] });\n",
      },
      {},
    ],
  ])('is content with %s', async (_, files, options) => {
    const { diagnoses, exitCode } = await examine(files, options);
    expect(diagnoses.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(exitCode).toBe(0);
  });

  describe.skipIf(process.platform === 'win32')('the cure for a missing config of knip', () => {
    const commonjs = { name: 'sample', prettier: '@groundrules/prettier-config' };
    it.each<readonly [string, RepositoryFiles, readonly string[]]>([
      ['in a package of modules', {}, []],
      [
        'in one of CommonJS with TypeScript, all of which is in one program',
        {
          'package.json': { ...commonjs, type: 'commonjs' },
          'tsconfig.json': {
            extends: '@groundrules/tsconfig/base.json',
            compilerOptions: { rootDir: './src' },
          },
        },
        [],
      ],
      [
        'in one of CommonJS without it',
        { 'package.json': { ...commonjs, type: 'commonjs' }, 'src/index.js': 'main();' },
        ['tsconfig.json', 'base.json', 'src/index.ts'],
      ],
      [
        'where nothing is said of modules',
        { 'package.json': commonjs, 'src/index.js': 'main();' },
        ['tsconfig.json', 'base.json', 'src/index.ts'],
      ],
      ['beside a file that knip does not read', { 'knip.config.mjs': 'export default {};' }, []],
    ])('is a file that is right %s', async (_, files, without) => {
      const repository = await createGitRepository({ ...healthy, ...files });
      const { path: root } = repository;
      linkTools(root, ...tools, '@groundrules/knip-config');
      for (const name of ['knip.json', ...without]) rmSync(path.join(root, name));
      const ask = async (): Promise<Diagnosis | undefined> => {
        const { io, printed } = ioOf(root);
        await doctor({ format: 'json' }, io, '24.0.0');
        const report: unknown = JSON.parse(printed());
        if (!isReport(report)) throw new Error(JSON.stringify(isReport.errors));
        return report.diagnoses.find(({ subject }) => subject === 'knip config');
      };
      const cure = (await ask())?.cure ?? '';
      expect(cure).toMatch(/^echo .* > knip\.config\.js$/u);
      await runCommand('sh', ['-c', cure], { cwd: root });
      expect(await ask()).toMatchObject({ status: 'ok', message: 'knip.config.js' });
      const knip = path.join(root, 'node_modules/knip/bin/knip.js');
      const args = [knip, '--no-exit-code', '--reporter', 'json'];
      const { exitCode, stderr } = await runCommand(process.execPath, args, { cwd: root });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const loaded = await runCommand(process.execPath, ['knip.config.js'], { cwd: root });
      expect(loaded).toMatchObject({ exitCode: 0, stderr: '' });
    });
  });

  it("looks for knip's config where knip does", async () => {
    const entry = createRequire(import.meta.url).resolve('knip');
    const { KNIP_CONFIG_LOCATIONS: names } = (await import(
      pathToFileURL(path.join(path.dirname(entry), 'constants.js')).href
    )) as { readonly KNIP_CONFIG_LOCATIONS: readonly string[] };
    expect(names).toContain('knip.config.ts');
    for (const name of names) {
      const { dispose, path: root } = createTemporaryRepository({
        'package.json': manifest,
        [name]: '{}',
      });
      onTestFinished(dispose);
      linkTools(root, 'knip');
      const { signal } = new AbortController();
      const workspaces = [{ name: 'sample', folder: '.' }];
      expect(
        await checkConfigs({ root, workspaces, config: undefined, node: '24.0.0', signal }),
      ).toEqual([{ subject: 'knip config', status: 'ok', message: name }]);
    }
  });

  it('prints each with its cure, in colours on a terminal only', async () => {
    const repository = await createGitRepository({ 'package.json': '{}' });
    const plain = ioOf(repository.path);
    expect(await doctor({ format: 'text' }, plain.io, '18.0.0')).toBe(1);
    expect(plain.printed()).toMatch(
      /^✖ problem {2}node: 18\.0\.0 is not .*\n {13}nvm install 24\n/u,
    );
    expect(plain.printed()).toMatch(/\n\n7 problems, 2 warnings, \d+ ok\n$/u);
    expect(plain.printed()).not.toContain('\u001B');
    const terminal = ioOf(repository.path, { isTTY: true });
    await doctor({ format: 'text' }, terminal.io, '18.0.0');
    expect(terminal.printed()).toContain('\u001B[31m');
  });

  it('knows the ranges of the packages of the standard', () => {
    const { eslint, knip, prettier, vitest } = supportedRanges;
    expect({ eslint, knip, prettier, vitest }).toEqual({
      eslint: eslintConfig.peerDependencies.eslint,
      knip: knipConfig.peerDependencies.knip,
      prettier: prettierConfig.peerDependencies.prettier,
      vitest: vitestConfig.peerDependencies.vitest,
    });
  });
});

describe('the command', () => {
  const bin = fileURLToPath(new URL('../../bin.js', import.meta.url));
  it.each<readonly [RepositoryFiles, number, string]>([
    [{ 'README.md': '' }, 2, 'There is no package.json in '],
    [{ 'package.json': '{' }, 2, 'package.json'],
    [{ 'package.json': '{}' }, 1, ''],
  ])('ends for %j with %i', async (files, exitCode, message) => {
    const repository = createTemporaryRepository(files);
    onTestFinished(repository.dispose);
    const result = await runCommand(process.execPath, [bin, 'doctor'], { cwd: repository.path });
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toMatch(/^\s+at /mu);
    expect(result.exitCode).toBe(exitCode);
  });
});

describe('configs of ESLint that are left over', () => {
  it('are migrated where there is no other', async () => {
    const { diagnoses } = await examine(
      { '.eslintrc.json': '{}' },
      { without: ['eslint.config.js'] },
    );
    expect(diagnoses.find(({ subject }) => subject === '.eslintrc.json')?.cure).toBe(
      'npx @eslint/migrate-config .eslintrc.json',
    );
  });

  it('are in use with an ESLint that reads them', async () => {
    const { diagnoses } = await examine(
      {
        '.eslintrc.json': '{}',
        'node_modules/eslint/package.json': {
          name: 'eslint',
          version: '8.57.1',
          main: 'package.json',
        },
      },
      { links: tools.slice(1), without: ['eslint.config.js'] },
    );
    expect(diagnoses.map(({ subject }) => subject)).not.toContain('.eslintrc.json');
  });
});

/** ESLint and the compiler take their time. */
const quick = { gates: { lint: 'off', types: 'off' } };

describe('an install that broke off', () => {
  const at = 'node_modules/@groundrules/eslint-config/dist/index.js';

  it.each<
    readonly [name: string, files: RepositoryFiles, without: readonly string[], cure: string]
  >([
    ['npm', {}, [], 'npm ci'],
    ['npm without a lock file', {}, ['package-lock.json'], 'rm -rf node_modules && npm install'],
    ['pnpm', { 'pnpm-lock.yaml': '' }, ['package-lock.json'], 'pnpm install --force'],
    [
      'classic Yarn',
      { 'yarn.lock': '# yarn lockfile v1\n' },
      ['package-lock.json'],
      'yarn install --force',
    ],
    [
      'a newer Yarn',
      { 'yarn.lock': '__metadata:\n' },
      ['package-lock.json'],
      'rm -rf node_modules && yarn install',
    ],
    ['Bun', { 'bun.lock': '' }, ['package-lock.json'], 'bun install --force'],
  ])('is mended in the words of %s', async (_, files, without, cure) => {
    const { diagnoses } = await examine(
      { ...brokenOff, ...files },
      { links: toolsWithout('@groundrules/eslint-config'), without },
    );
    const bad = diagnoses.filter(({ subject }) =>
      ['@groundrules/eslint-config', 'eslint config'].includes(subject),
    );
    expect(bad).toEqual([
      {
        subject: '@groundrules/eslint-config',
        status: 'problem',
        message: `0.0.0, but ${at} is missing, without which it cannot be loaded`,
        cure,
      },
      {
        subject: 'eslint config',
        status: 'problem',
        message: expect.stringContaining(`Cannot find module '${at}'`) as string,
        cure,
      },
    ]);
  });

  const bin = (command: string, more: object = {}): object => ({
    bin: { [command]: 'bin.js' },
    ...more,
  });

  it.each<
    readonly [name: string, fields: object, files: readonly string[], missing: string | undefined]
  >([
    ['prettier', { main: './index.cjs' }, [], 'index.cjs'],
    ['prettier', { main: './index' }, ['index.js'], undefined],
    ['prettier', { main: 'lib' }, ['lib/index.js'], undefined],
    ['prettier', { main: 'lib' }, ['index.js'], undefined],
    ['prettier', {}, ['index.js'], undefined],
    ['prettier', {}, [], 'index.js'],
    ['prettier', { exports: './index.mjs' }, [], 'index.mjs'],
    ['prettier', { exports: ['./index.mjs', './old.js'] }, ['index.mjs'], undefined],
    [
      'prettier',
      { exports: { '.': { require: './index.cjs', browser: './b.js', default: './index.mjs' } } },
      ['index.cjs'],
      'index.mjs',
    ],
    [
      'prettier',
      { exports: { '.': { require: './index.cjs', browser: './b.js', default: './index.mjs' } } },
      ['index.mjs'],
      'index.cjs',
    ],
    [
      'prettier',
      { exports: { '.': { node: { import: './index.mjs' } }, './plugins/*': './plugins/*' } },
      ['index.mjs'],
      undefined,
    ],
    [
      'prettier',
      { exports: { types: './index.d.ts', default: './index.js' } },
      ['index.js'],
      undefined,
    ],
    ['knip', bin('knip'), ['bin.js'], undefined],
    ['knip', bin('knip'), [], 'bin.js'],
    ['knip', bin('knip', { exports: { '.': './index.js' } }), ['index.js'], 'bin.js'],
    ['knip', { bin: './bin.js', main: 'index.js' }, ['index.js'], 'bin.js'],
    ['vitest', { exports: { '.': { types: './index.d.ts' } } }, [], undefined],
    ['vitest', { main: './dist/index.js' }, [], 'dist/index.js'],
    ['vitest', { main: './dist/index.js' }, ['dist/index.js/a'], 'dist/index.js'],
    ['@groundrules/tsconfig', { exports: { './base.json': './base.json' } }, [], 'base.json'],
    ['@groundrules/tsconfig', { exports: { './*': './*' } }, [], undefined],
    ['@groundrules/vitest-config', { exports: './dist/index.js' }, [], 'dist/index.js'],
    ['@groundrules/knip-config', { exports: { '.': './index.js' } }, [], 'index.js'],
    ['@groundrules/prettier-config', { exports: { '.': './index.js' } }, ['index.js'], undefined],
  ])('of %s with %j and %j lacks %s', async (name, fields, files, missing) => {
    const versions: Readonly<Record<string, string>> = {
      prettier: '3.6.0',
      knip: '6.44.2',
      vitest: '4.0.0',
    };
    const folder = `node_modules/${name}`;
    const { diagnoses } = await examine(
      {
        'groundrules.json': quick,
        [`${folder}/package.json`]: { name, version: versions[name] ?? '0.0.0', ...fields },
        ...Object.fromEntries(files.map((file) => [`${folder}/${file}`, ''])),
      },
      { links: toolsWithout(name) },
    );
    const found = diagnoses.find(({ subject }) => subject === name);
    const told = /but (?<file>\S+) is missing/u.exec(found?.message ?? '')?.groups?.['file'];
    expect({ status: found?.status, told, cure: found?.cure }).toEqual(
      missing === undefined
        ? { status: 'ok' }
        : { status: 'problem', told: `${folder}/${missing}`, cure: 'npm ci' },
    );
  });

  it('is mended with the version where that is another one', async () => {
    const { diagnoses } = await examine(
      {
        'node_modules/prettier/package.json': { name: 'prettier', version: '2.8.0', main: 'a.js' },
      },
      { links: toolsWithout('prettier') },
    );
    expect(diagnoses.find(({ subject }) => subject === 'prettier')).toMatchObject({
      status: 'problem',
      message: expect.stringContaining('a.js is missing') as string,
      cure: 'npm install --save-dev prettier@3',
    });
  });

  it('is told of ESLint by itself once', async () => {
    const { diagnoses } = await examine(
      {
        'node_modules/eslint/package.json': { name: 'eslint', version: '10.0.0', ...bin('eslint') },
      },
      { links: toolsWithout('eslint') },
    );
    expect(diagnoses.filter(({ status }) => status !== 'ok').map(({ subject }) => subject)).toEqual(
      ['eslint', 'copies of eslint'],
    );
  });

  it('is none where a package is linked, and not built', async () => {
    const files = Object.fromEntries(
      Object.entries(brokenOff).map(([name, text]) => [
        name.replace('node_modules/@groundrules', 'packages'),
        text,
      ]),
    );
    const repository = await createGitRepository({
      ...healthy,
      'package.json': { ...manifest, workspaces: ['packages/*'] },
      ...files,
    });
    linkTools(repository.path, ...toolsWithout('@groundrules/eslint-config'));
    mkdirSync(path.join(repository.path, 'node_modules/@groundrules'), { recursive: true });
    symlinkSync(
      path.join(repository.path, 'packages/eslint-config'),
      path.join(repository.path, 'node_modules/@groundrules/eslint-config'),
      'junction',
    );
    const { io, printed } = ioOf(repository.path);
    await doctor({ format: 'json' }, io, '24.0.0');
    const { diagnoses } = JSON.parse(printed()) as { readonly diagnoses: readonly Diagnosis[] };
    const bad = diagnoses.filter(({ status }) => status === 'problem');
    const cure = 'Build the package in packages/eslint-config, which is linked and not installed.';
    expect(bad.map((one) => [one.subject, one.cure])).toEqual([
      ['@groundrules/eslint-config', cure],
      ['eslint config', cure],
    ]);
  });
});

describe('a config that cannot be loaded', () => {
  const repeated = 'npx eslint --print-config index.js';
  const importing = (name: string): RepositoryFiles => ({
    'eslint.config.js': `import '${name}';\n${copiedConfig}`,
  });
  const plugin = (fields: object, code: string): RepositoryFiles => ({
    'node_modules/plugin/package.json': { name: 'plugin', main: 'index.js', ...fields },
    'node_modules/plugin/index.js': code,
  });

  it.each<readonly [name: string, files: RepositoryFiles, cure: string]>([
    ['a file of its own is missing', importing('./rules.js'), repeated],
    ['nobody knows the package', importing('plugin'), repeated],
    [
      'a package of the manifest is not installed',
      { ...importing('plugin'), 'package.json': { ...manifest, devDependencies: { plugin: '1' } } },
      'npm install',
    ],
    [
      'a package lacks its entry',
      { ...importing('plugin'), 'node_modules/plugin/package.json': { main: 'lib/index.js' } },
      'npm ci',
    ],
    [
      'a CommonJS package lacks a file within',
      { ...importing('plugin'), ...plugin({}, "require('./lib/rules');") },
      'npm ci',
    ],
    [
      'a package of modules lacks a file within',
      { ...importing('plugin'), ...plugin({ type: 'module' }, "import './lib/rules.js';") },
      'npm ci',
    ],
    [
      'a package lacks its dependency',
      {
        ...importing('plugin'),
        ...plugin({ type: 'module', dependencies: { other: '1' } }, "import 'other';"),
      },
      'npm ci',
    ],
    [
      'a CommonJS package lacks its dependency',
      {
        ...importing('plugin'),
        ...plugin({ dependencies: { '@a/other': '1' } }, "require('@a/other/x');"),
      },
      'npm ci',
    ],
    [
      'a package lacks what others bring',
      {
        ...importing('plugin'),
        ...plugin({ peerDependencies: { other: '1' } }, "require('other');"),
      },
      'npm install --save-dev other',
    ],
    [
      'a package asks for what it does not name',
      { ...importing('plugin'), ...plugin({}, "require('other');") },
      repeated,
    ],
    [
      'a file of a whole package is misspelt',
      { ...importing('plugin/rulez.js'), ...plugin({}, '') },
      repeated,
    ],
  ])('is mended where %s', async (_, files, cure) => {
    const { diagnoses } = await examine(files);
    expect(diagnoses.filter(({ status }) => status !== 'ok')).toMatchObject([
      { subject: 'eslint config', status: 'problem', cure },
    ]);
  });

  it.each<readonly [name: string, files: RepositoryFiles, cure: string]>([
    ['our package is not installed', {}, 'npm install --save-dev @groundrules/tsconfig'],
    [
      'our package is in the manifest',
      { 'package.json': { ...manifest, devDependencies: { '@groundrules/tsconfig': '0' } } },
      'npm install',
    ],
    [
      'our package is not whole',
      {
        'node_modules/@groundrules/tsconfig/package.json': {
          exports: { './library.json': './library.json' },
        },
      },
      'npm ci',
    ],
    [
      'its file is misspelt',
      {
        'node_modules/@groundrules/tsconfig/package.json': { exports: { './a.json': './a.json' } },
        'node_modules/@groundrules/tsconfig/a.json': '{}',
      },
      'npx tsc --noEmit --project tsconfig.json',
    ],
  ])('is mended as a tsconfig where %s', async (_, files, cure) => {
    const { diagnoses } = await examine({
      'tsconfig.json': '{ "extends": "@groundrules/tsconfig/library.json" }',
      ...files,
    });
    expect(diagnoses.find(({ subject }) => subject === 'tsconfig.json')).toMatchObject({
      status: 'problem',
      cure,
    });
  });
});

describe('a package manager that is not on the PATH', () => {
  const yarn = { 'yarn.lock': '__metadata:\n' };
  const classic = { 'yarn.lock': '# yarn lockfile v1\n' };

  it.each<
    readonly [
      name: string,
      files: RepositoryFiles,
      programs: readonly string[],
      cure: string | undefined,
    ]
  >([
    ['yarn', yarn, ['npm', 'yarn'], undefined],
    ['yarn', yarn, ['npm', 'corepack'], 'corepack enable yarn'],
    ['yarn', yarn, ['npm'], 'npm install --global corepack && corepack enable yarn'],
    ['yarn', classic, ['npm'], 'npm install --global yarn'],
    [
      'yarn',
      { ...yarn, 'package.json': { ...manifest, packageManager: 'yarn@4.9.1' } },
      ['npm', 'corepack'],
      'corepack enable yarn',
    ],
    ['pnpm', { 'pnpm-lock.yaml': '' }, ['corepack'], 'corepack enable pnpm'],
    ['pnpm', { 'pnpm-lock.yaml': '' }, ['npm'], 'npm install --global pnpm'],
    ['bun', { 'bun.lock': '' }, ['npm', 'corepack'], 'npm install --global bun'],
    ['npm', { 'package-lock.json': '{}' }, [], 'Install Node.js again: npm comes with it.'],
  ])('%s for %j with %j is mended by %s', async (manager, files, programs, cure) => {
    const { diagnoses } = await examine(
      { 'groundrules.json': quick, ...files },
      {
        programs,
        without: manager === 'npm' ? [] : ['package-lock.json'],
      },
    );
    const found = diagnoses.filter(({ subject }) => subject === 'package manager');
    expect(found).toMatchObject([
      cure === undefined
        ? { status: 'ok' }
        : {
            status: 'problem',
            message: `${manager} is not on the PATH, so the gate audit cannot ask it`,
            cure,
          },
    ]);
  });

  it.each([[{ gates: { audit: 'off' } }], [{ audit: { offline: 'osv' } }]])(
    'is a warning with %j',
    async (settings) => {
      const { diagnoses, exitCode } = await examine(
        { 'groundrules.json': settings },
        { programs: [] },
      );
      expect(diagnoses.find(({ subject }) => subject === 'package manager')).toMatchObject({
        status: 'warning',
        message: 'npm is not on the PATH',
      });
      expect(exitCode).toBe(0);
    },
  );

  it('does not hide what is wrong with the lock file', async () => {
    const { diagnoses } = await examine({}, { programs: [], without: ['package-lock.json'] });
    const found = diagnoses.filter(({ subject }) => subject === 'package manager');
    expect(found.map(({ status }) => status)).toEqual(['problem', 'warning']);
  });
});

describe.skipIf(process.platform === 'win32')('the PATH', () => {
  it.each<
    readonly [files: readonly string[], env: Readonly<Record<string, string>>, isThere: boolean]
  >([
    [['yarn'], { PATH: '/none:FOLDER' }, true],
    [['yarn'], { Path: '/none', PATH: 'FOLDER' }, true],
    [['yarn.cmd'], { PATH: 'FOLDER', PATHEXT: '.cmd' }, false],
    [['yarn/a'], { PATH: 'FOLDER' }, false],
    [[], { PATH: '' }, false],
    [[], {}, true],
  ])('with %j is looked through as %j says', (files, env, isThere) => {
    const { dispose, path: folder } = createTemporaryRepository({ 'README.md': '' });
    onTestFinished(dispose);
    for (const name of files) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), '', { mode: 0o755 });
    }
    const variables = Object.fromEntries(
      Object.entries(env).map(([name, text]) => [name, text.replace('FOLDER', folder)]),
    );
    expect(isOnPath('yarn', variables)).toBe(isThere);
  });

  it('counts only what may be run', () => {
    const folder = folderOf(['yarn']);
    chmodSync(path.join(folder, 'yarn'), 0o644);
    expect(isOnPath('yarn', { PATH: folder })).toBe(false);
  });
});
