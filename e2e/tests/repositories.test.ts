import { afterEach, describe, expect, inject, it } from 'vitest';
import { findingsOf } from './support/findings.js';
import { createStranger, type Manager, type Setting, type Stranger } from './support/stranger.js';

const config =
  "import { groundrules } from '@groundrules/eslint-config';\n\nexport default groundrules({ docs: false });\n";
const floating = 'async function load(): Promise<void> {}\n\nload();\n';

let stranger: Stranger | undefined;

afterEach(() => {
  stranger?.dispose();
});

async function lint(
  files: Setting['files'],
  devDependencies: Readonly<Record<string, string>>,
  manager: Manager = 'npm',
): Promise<string[]> {
  stranger = await createStranger({
    manager,
    devDependencies: { eslint: '10', ...devDependencies },
    files,
    packages: ['@groundrules/eslint-config'],
  });
  const result = await stranger.run('eslint', ['.', '--format', 'json']);
  expect(result.stderr).toBe('');
  return findingsOf(result, stranger.path);
}

describe('a repository', () => {
  it('in JavaScript alone is linted without TypeScript', async () => {
    const found = await lint(
      {
        'eslint.config.js': config,
        'src/index.js':
          "import os from 'node:os';\n\ntry {\n  missing();\n} catch {}\n\nawait Promise.resolve();\n",
        'legacy.cjs': "const path = require('node:path');\n\nmodule.exports = path.sep;\n",
      },
      {},
    );
    expect(found).toEqual([
      'src/index.js:1 unused-imports/no-unused-imports',
      'src/index.js:4 no-undef',
      'src/index.js:5 groundrules/no-swallowed-error',
    ]);
  });

  it('with workspaces is linted with the types of each', async () => {
    const tsconfig = {
      compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: [] },
      include: ['src'],
    };
    const found = await lint(
      {
        'eslint.config.js': config,
        'package.json': { workspaces: ['packages/*'] },
        'packages/one/package.json': { name: 'one', version: '1.0.0', type: 'module' },
        'packages/one/tsconfig.json': tsconfig,
        'packages/one/src/index.ts': floating,
        'packages/two/package.json': { name: 'two', version: '1.0.0', type: 'module' },
        'packages/two/tsconfig.json': tsconfig,
        'packages/two/src/index.ts': floating,
        'packages/two/tool.ts': `import os from 'node:os';\n\n${floating}`,
      },
      { typescript: '6' },
    );
    expect(found).toEqual([
      'packages/one/src/index.ts:3 @typescript-eslint/no-floating-promises',
      'packages/two/src/index.ts:3 @typescript-eslint/no-floating-promises',
      'packages/two/tool.ts:1 unused-imports/no-unused-imports',
    ]);
  });

  // The plugin asks for TypeScript as it loads, and shares ts-api-utils with ours.
  it.skipIf(!inject('e2e').full)('may import plugins of its own beside TypeScript 7', async () => {
    const found = await lint(
      {
        'eslint.config.js': `import { groundrules } from '@groundrules/eslint-config';
import sonarjs from 'eslint-plugin-sonarjs';

export default groundrules(
  { docs: false },
  { plugins: { sonarjs }, rules: { 'sonarjs/no-nested-template-literals': 'error' } },
);
`,
        'tsconfig.json': {
          compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: [] },
          include: ['src'],
        },
        'src/index.ts': `export const nested = \`a\${\`b\${String(1)}\`}\`;\n\n${floating}`,
      },
      { 'eslint-plugin-sonarjs': '4', typescript: '7' },
    );
    expect(found).toEqual([
      'src/index.ts:1 sonarjs/no-nested-template-literals',
      'src/index.ts:5 @typescript-eslint/no-floating-promises',
    ]);
  });

  it.skipIf(!inject('e2e').full).each<Manager>(['npm', 'pnpm', 'yarn-pnp'])(
    'may register plugins of the standard itself, installed by %s',
    async (manager) => {
      const found = await lint(
        {
          'eslint.config.js': `import { groundrules } from '@groundrules/eslint-config';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

export default groundrules(
  {},
  { ignores: ['eslint.config.js', '.pnp.*'] },
  tseslint.configs.recommended,
  { plugins: { jsdoc }, rules: { 'jsdoc/check-tag-names': 'error' } },
);
`,
          'tsconfig.json': {
            compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: [] },
            include: ['src'],
          },
          'src/index.ts': `/** @interna */\nexport const one: any = 1;\n\n${floating}`,
        },
        { 'eslint-plugin-jsdoc': '62', typescript: '6', 'typescript-eslint': '8' },
        manager,
      );
      expect(found).toEqual([
        'src/index.ts:1 jsdoc/check-tag-names',
        'src/index.ts:2 @typescript-eslint/no-explicit-any',
        'src/index.ts:6 @typescript-eslint/no-floating-promises',
      ]);
    },
  );

  it('with a wrong option is told which', async () => {
    stranger = await createStranger({
      manager: 'npm',
      devDependencies: { eslint: '10' },
      files: {
        'eslint.config.js': config.replace('docs: false', "levle: 'strict'"),
        'index.js': '',
      },
      packages: ['@groundrules/eslint-config'],
    });
    const result = await stranger.run('eslint', ['.']);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(
      'groundrules(): "levle" is not an option; the options are level',
    );
  });

  it('takes the other packages as its settings', async () => {
    stranger = await createStranger({
      manager: 'npm',
      devDependencies: { knip: '6', prettier: '3', typescript: '6', vitest: '4' },
      files: {
        'prettier.config.js': "export { default } from '@groundrules/prettier-config';\n",
        'knip.config.js':
          "import { knipConfig } from '@groundrules/knip-config';\n\nexport default knipConfig({ kind: 'app' });\n",
        'vitest.config.js':
          "import { groundrulesVitest } from '@groundrules/vitest-config';\n\nexport default { test: groundrulesVitest().test };\n",
        'tsconfig.json': {
          extends: '@groundrules/tsconfig/app.json',
          compilerOptions: { types: [] },
          include: ['src'],
        },
        'src/index.ts': 'export const first: string = [\'a\'][0];\nconsole.log("quoted");\n',
        'src/unused.ts': 'export const never = 1;\n',
        'src/index.test.ts':
          "import { it } from 'vitest';\n\nit('asserts nothing', () => undefined);\n",
      },
      packages: [
        '@groundrules/knip-config',
        '@groundrules/prettier-config',
        '@groundrules/tsconfig',
        '@groundrules/vitest-config',
      ],
    });
    const format = await stranger.run('prettier', ['--list-different', 'src']);
    expect([format.exitCode, format.stdout]).toEqual([1, 'src/index.ts']);
    const compile = await stranger.run('tsc', ['--noEmit', '--pretty', 'false']);
    expect(compile.stdout.match(/^src.*error TS\d+/gmu)).toEqual([
      'src/index.ts(1,14): error TS2322',
      'src/index.ts(2,1): error TS2584',
    ]);
    const knip = await stranger.run('knip', ['--reporter', 'json']);
    const { issues } = JSON.parse(knip.stdout) as {
      issues: { file: string; exports: { name: string }[]; files: unknown[] }[];
    };
    expect(
      issues.map(({ exports, file, files: unused }) => [
        file,
        unused.length,
        exports.map(({ name }) => name),
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['src/unused.ts', 1, []],
        ['src/index.ts', 0, ['first']],
      ]),
    );
    expect(issues).toHaveLength(2);
    const test = await stranger.run('vitest', ['run']);
    expect(`${test.stdout}\n${test.stderr}`).toContain('expected any number of assertion');
  });
});
