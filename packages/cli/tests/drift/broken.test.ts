import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import { allTools, driftOf, groundrules, onlyGates, repositoryOf } from './support/drift-of.js';

describe('what cannot be judged is never followed', () => {
  it.each<
    readonly [
      name: string,
      tool: string,
      files: RepositoryFiles,
      links: readonly string[],
      reason: string,
    ]
  >([
    [
      'a config of ESLint of a wrong shape',
      'eslint',
      {
        ...onlyGates('lint'),
        'eslint.config.js':
          "import { groundrules } from '@groundrules/eslint-config';\nexport default groundrules({ rules: { eqeqeq: 'off' } });\n",
      },
      allTools,
      'the first argument holds options, not a config object',
    ],
    [
      'a list within the list',
      'eslint',
      {
        ...onlyGates('lint'),
        'eslint.config.js':
          "import { groundrules } from '@groundrules/eslint-config';\nexport default [groundrules()];\n",
      },
      allTools,
      'Unexpected array',
    ],
    [
      'a config that ends the process',
      'eslint',
      { ...onlyGates('lint'), 'eslint.config.js': 'process.exit(0);\n' },
      allTools,
      'ESLint ended without a result',
    ],
    [
      'a package of the standard that is listed and not there',
      'eslint',
      {
        ...onlyGates('lint'),
        'package.json': {
          name: 'sample',
          type: 'module',
          devDependencies: { '@groundrules/eslint-config': '1.0.0' },
        },
      },
      allTools.filter((name) => name !== '@groundrules/eslint-config'),
      'npm install --save-dev @groundrules/eslint-config',
    ],
    [
      'a missing tool',
      'eslint',
      onlyGates('lint'),
      allTools.filter((name) => name !== 'eslint'),
      'eslint is not installed. Install it: npm install --save-dev eslint',
    ],
    [
      'a broken tsconfig',
      'tsconfig',
      { ...onlyGates('types'), 'tsconfig.json': '{ "extends": "./nowhere.json" }' },
      allTools,
      'tsconfig.json: TS',
    ],
    [
      "a broken config of Prettier's",
      'prettier',
      {
        ...onlyGates('format'),
        'package.json': { name: 'sample', type: 'module' },
        '.prettierrc.json': '{ "printWidth": ',
      },
      allTools,
      'its config could not be read',
    ],
    [
      "a config of knip's that throws",
      'knip',
      { ...onlyGates('dead-code'), 'knip.config.js': "throw new Error('no idea');\n" },
      allTools,
      'its config cannot be used',
    ],
  ])('%s', async (_name, tool, files, links, reason) => {
    const { path } = await repositoryOf(files, { links });
    const { exitCode, repository } = await driftOf(path);
    expect(repository.tools.find((one) => one.tool === tool)).toMatchObject({
      status: 'error',
      reason: expect.stringContaining(reason) as string,
    });
    expect(repository.status).toBe('unknown');
    expect(exitCode).toBe(2);
  });

  it('a config that takes too long', async () => {
    const { path } = await repositoryOf({
      ...onlyGates('lint'),
      'eslint.config.js': 'await new Promise((resolve) => setTimeout(resolve, 60_000));\n',
    });
    const { exitCode, repository } = await driftOf(path, '--timeout', '3s');
    expect(repository.tools[0]?.reason).toContain('it did not finish within 3.0 s');
    expect(exitCode).toBe(2);
  });
});

it.each<readonly [name: string, files: RepositoryFiles, stderr: string, args: readonly string[]]>([
  [
    'settings that are wrong',
    { 'groundrules.json': { lvl: 'strict' } },
    'Did you mean "level"?',
    [],
  ],
  [
    'a file in the place of a folder',
    { 'a.txt': '' },
    'there is no such folder',
    ['--root', 'a.txt'],
  ],
  ['waivers that are wrong', { 'groundrules.waivers.json': { waivers: [{}] } }, 'waivers[0]', []],
])('refuses %s', async (_name, files, stderr, args) => {
  const { path } = await repositoryOf(files, { links: [] });
  const end = await groundrules(path, 'drift', ...args);
  expect(end.exitCode).toBe(2);
  expect(end.stderr).toContain(stderr);
});

it('refuses a folder of nothing', async () => {
  const { path } = await repositoryOf({}, { links: [] });
  mkdirSync(join(path, 'empty'));
  const { exitCode, stderr } = await groundrules(path, 'drift', '--root', 'empty');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('There is no package.json in');
});
