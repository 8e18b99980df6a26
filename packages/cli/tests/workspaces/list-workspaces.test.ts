import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { listWorkspaces } from '../../src/workspaces/list-workspaces.js';
import { workspaceOf } from '../../src/workspaces/workspace-of.js';

function repositoryOf(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository.path;
}

const packages: RepositoryFiles = {
  'packages/a/package.json': { name: '@acme/a' },
  'packages/b/package.json': {},
  'packages/none/README.md': 'no package',
  'apps/deep/web/package.json': { name: 'web' },
};
const listed = ['root .', 'web apps/deep/web', '@acme/a packages/a', 'b packages/b'];
const globs = ['packages/*', 'apps/**'];

const cases: readonly (readonly [string, RepositoryFiles, readonly string[]])[] = [
  ['one package alone', { 'package.json': { name: 'root' } }, ['root .']],
  ['npm without a lock file', { 'package.json': { name: 'root', workspaces: globs } }, listed],
  [
    'Yarn with options',
    { 'package.json': { name: 'root', workspaces: { packages: globs } } },
    listed,
  ],
  [
    'pnpm',
    {
      'package.json': { name: 'root' },
      'pnpm-workspace.yaml': `packages: ${JSON.stringify(globs)}`,
    },
    listed,
  ],
  [
    'pnpm with settings alone',
    { 'package.json': { name: 'root' }, 'pnpm-workspace.yaml': 'minimumReleaseAge: 10' },
    ['root .'],
  ],
  [
    'pnpm with an empty file',
    { 'package.json': { name: 'root' }, 'pnpm-workspace.yaml': '' },
    ['root .'],
  ],
  [
    'Lerna',
    { 'package.json': { name: 'root' }, 'lerna.json': { packages: globs, version: '1.0.0' } },
    listed,
  ],
  [
    'Rush',
    {
      'package.json': { name: 'root' },
      'rush.json': '{ /* all */ "projects": [{ "projectFolder": "packages/b" }] }',
    },
    ['root .', 'b packages/b'],
  ],
  [
    'Lerna that names no packages',
    { 'package.json': { name: 'root' }, 'lerna.json': { version: '1.0.0' } },
    ['root .', '@acme/a packages/a', 'b packages/b'],
  ],
  [
    'globs that end with a slash, begin with a dot or lead out',
    { 'package.json': { name: 'root', workspaces: ['./packages/a/', 'packages/b/', '../*', '.'] } },
    ['root .', '@acme/a packages/a', 'b packages/b'],
  ],
  ...['pnpm-workspace.yaml', 'lerna.json', 'rush.json'].map((file): (typeof cases)[number] => [
    `manifests with a byte order mark, and ${file}`,
    {
      'package.json': '\uFEFF{ "name": "root" }',
      'packages/a/package.json': '\uFEFF{ "name": "@acme/a" }',
      'packages/b/package.json': '\uFEFF{}',
      [file]:
        file === 'rush.json'
          ? '\uFEFF{ "projects": [{ "projectFolder": "packages/a" }, { "projectFolder": "packages/b" }] }'
          : '\uFEFF{ "packages": ["packages/*"] }',
    },
    ['root .', '@acme/a packages/a', 'b packages/b'],
  ]),
  [
    'globs that leave some out',
    { 'package.json': { name: 'root', workspaces: ['packages/*', '!packages/b'] } },
    ['root .', '@acme/a packages/a'],
  ],
];

it.each(cases)('lists %s', async (_, files, expected) => {
  const root = repositoryOf({ ...packages, ...files });
  const workspaces = await listWorkspaces(root);
  expect(workspaces.map(({ folder, name }) => `${name} ${folder}`)).toEqual(expected);
});

it('names a folder without a manifest by itself', async () => {
  const root = repositoryOf({ 'a.ts': '' });
  expect(await listWorkspaces(root)).toEqual([{ name: path.basename(root), folder: '.' }]);
});

it('lists each package once, however links lead to it', async () => {
  const root = repositoryOf({
    'package.json': { name: 'root', workspaces: ['packages/**'] },
    'packages/a/package.json': { name: 'a' },
  });
  symlinkSync(path.join(root, 'packages'), path.join(root, 'packages/a/loop'), 'junction');
  symlinkSync(path.join(root, 'packages/a'), path.join(root, 'packages/again'), 'junction');
  const workspaces = await listWorkspaces(root);
  expect(workspaces.map(({ folder }) => folder)).toEqual(['.', 'packages/a']);
});

describe('refuses', () => {
  it.each<readonly [string, RepositoryFiles, string]>([
    ['a manifest that is no JSON', { 'package.json': '{' }, 'package.json is not JSON'],
    [
      'the manifest of a package that is no JSON',
      { 'package.json': { workspaces: ['a'] }, 'a/package.json': '{', 'b/package.json': '{"c' },
      `${path.join('a', 'package.json')} is not JSON: Expected property name`,
    ],
    [
      'a lerna.json that is no JSON',
      { 'package.json': {}, 'lerna.json': '{ packages' },
      'lerna.json is not JSON: Expected property name',
    ],
    [
      'the manifest of a package that Git leaves out',
      { '.gitignore': 'a', 'package.json': { workspaces: ['a'] }, 'a/package.json': '{' },
      `${path.join('a', 'package.json')} is not JSON: Expected property name`,
    ],
    [
      'a pnpm-workspace.yaml that is no YAML',
      { 'package.json': {}, 'pnpm-workspace.yaml': 'packages: [' },
      'pnpm-workspace.yaml is not YAML',
    ],
    [
      'a package of Rush that is not there',
      { 'package.json': {}, 'rush.json': '{ "projects": [{ "projectFolder": "gone" }] }' },
      'rush.json lists the project gone, but there is no gone/package.json.',
    ],
    [
      'a rush.json that is no JSON with comments',
      { 'package.json': {}, 'rush.json': '{\n  "projects": [{}\n' },
      'rush.json is not JSON: there is a mistake in line 3',
    ],
  ])('%s', async (_, files, message) => {
    await expect(listWorkspaces(repositoryOf(files))).rejects.toThrow(message);
  });
});

it.each([
  ['src/a.ts', 'root'],
  ['packages/a/src/a.ts', 'a'],
  ['packages/a/nested/a.ts', 'nested'],
  ['packages/ab/a.ts', 'root'],
  ['packages/a', 'a'],
])('finds the package of %s', (file, name) => {
  const workspaces = [
    { name: 'nested', folder: 'packages/a/nested' },
    { name: 'root', folder: '.' },
    { name: 'a', folder: 'packages/a' },
  ];
  expect(workspaceOf(file, workspaces).name).toBe(name);
});
