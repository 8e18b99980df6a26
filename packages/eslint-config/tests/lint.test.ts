import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { groundrules, OptionsError, type GroundrulesOptions } from '../src/index.js';

const compilerOptions = { strict: true, module: 'nodenext', types: [] };
const floating = 'async function load(): Promise<void> {}\n\nload();\n';

/** Lints a repository as its own config would. */
async function lint(
  files: RepositoryFiles,
  configure: (root: string) => Linter.Config[],
): Promise<string[]> {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  const eslint = new ESLint({
    cwd: repository.path,
    overrideConfigFile: true,
    overrideConfig: configure(repository.path),
  });
  const results = await eslint.lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, message, ruleId }) =>
        `${path.relative(repository.path, filePath)}:${String(line)} ${ruleId ?? message.split('\n')[0] ?? ''}`,
    ),
  );
}

const commonjs =
  "const path = require('node:path');\n\nmodule.exports = path.join(__dirname, 'a');\n";

describe('groundrules()', () => {
  it.each<[string, RepositoryFiles, GroundrulesOptions, readonly string[]]>([
    ['CommonJS where package.json says nothing', { 'package.json': {}, 'a.js': commonjs }, {}, []],
    [
      'CommonJS where package.json says so',
      { 'package.json': { type: 'commonjs' }, 'a.js': commonjs },
      {},
      [],
    ],
    [
      'ES modules where package.json says nothing',
      { 'package.json': {}, 'a.js': "import path from 'node:path';\n\nexport default path;\n" },
      {},
      [],
    ],
    [
      'require where there is none',
      { 'package.json': { type: 'module' }, 'a.js': commonjs },
      {},
      ['a.js:1 no-undef', 'a.js:3 no-undef', 'a.js:3 no-undef'],
    ],
    [
      'imports that only JSX uses, for the classic transform too',
      {
        'package.json': {},
        'a.jsx':
          "import React from 'react';\nimport { Button } from './button.jsx';\nimport * as Menu from './menu.jsx';\nimport gone from './gone.jsx';\n\nexport const view = (\n  <Menu.Item>\n    <Button />\n  </Menu.Item>\n);\n",
      },
      { docs: false },
      ['a.jsx:4 unused-imports/no-unused-imports'],
    ],
    [
      "a browser's names in JSX and a test runner's in tests",
      {
        'package.json': { type: 'module' },
        'a.jsx': 'export const title = document.title;\n',
        'a.test.js': "describe('a', () => {\n  it('b', () => {});\n});\n",
      },
      { docs: false },
      [],
    ],
    [
      'a declaration file beside JavaScript',
      { 'package.json': {}, 'a.d.ts': 'export declare const a: string;\n', 'b.js': 'b();\n' },
      { typescript: false },
      ['b.js:1 no-undef'],
    ],
    [
      'a declaration file where TypeScript was not found',
      {
        'package.json': {},
        'a.d.ts': 'export declare const a: string;\n',
        'b.js': '"use strict";\n',
      },
      {},
      [],
    ],
    [
      'sources in a folder named like a product',
      { 'package.json': {}, 'src/build/a.js': 'missing();\n', 'build/b.js': 'missing();\n' },
      {},
      ['src/build/a.js:1 no-undef'],
    ],
    [
      'workspaces whose root has neither a tsconfig nor TypeScript',
      {
        'package.json': { workspaces: ['packages/*'] },
        'packages/a/tsconfig.json': { compilerOptions, include: ['src'] },
        'packages/a/src/a.ts': floating,
      },
      { docs: false },
      ['packages/a/src/a.ts:3 @typescript-eslint/no-floating-promises'],
    ],
    [
      'a project that does not check for null',
      {
        'package.json': { type: 'module' },
        'tsconfig.json': { compilerOptions: { ...compilerOptions, strictNullChecks: false } },
        'a.ts':
          "export function name(user: { name: string }): string {\n  if (user) return user.name ?? 'nobody';\n  return '';\n}\n",
      },
      { docs: false },
      [],
    ],
    [
      'a class that a decorator needs at run time, without types',
      {
        'package.json': { type: 'module' },
        'a.ts':
          "import { Users } from './users.js';\n\n@Controller()\nexport class Api {\n  constructor(private readonly users: Users) {}\n}\n",
      },
      { docs: false, typescript: true },
      [],
    ],
  ])('knows %s', async (_name, files, options, expected) => {
    expect(await lint(files, (root) => groundrules({ ...options, root }))).toEqual(expected);
  });

  it.each<[string, (root: string) => string]>([
    ['a trailing slash', (root) => `${root}/`],
    ['a file URL', (root) => pathToFileURL(root).href],
    ['a relative path', (root) => path.relative(process.cwd(), root)],
  ])('takes a root with %s', async (_name, toRoot) => {
    const files = {
      'package.json': { type: 'module' },
      'tsconfig.json': { compilerOptions, include: ['src'] },
      'src/a.ts': floating,
    };
    const found = await lint(files, (root) => groundrules({ docs: false, root: toRoot(root) }));
    expect(found).toEqual(['src/a.ts:3 @typescript-eslint/no-floating-promises']);
  });

  it('refuses a root that does not exist', () => {
    expect(() => groundrules({ root: '/no/such/folder' })).toThrow(OptionsError);
    expect(() => groundrules({ root: '/no/such/folder' })).toThrow(
      '"root" expected a folder that exists, received "/no/such/folder"',
    );
  });

  it('names a package.json that is not JSON', async () => {
    const linted = lint({ 'package.json': '{ "type": ', 'a.js': '' }, (root) =>
      groundrules({ root }),
    );
    await expect(linted).rejects.toThrow('package.json is not valid JSON; mend it');
  });

  it('may be called twice for one config', async () => {
    const found = await lint({ 'package.json': {}, 'a.js': 'missing();\n' }, (root) => [
      ...groundrules({ root }),
      ...groundrules({ level: 'recommended', root }),
    ]);
    expect(found).toEqual(['a.js:1 no-undef']);
  });
});
