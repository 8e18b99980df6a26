import path from 'node:path';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';
import { listPackages } from '../../src/commands/list-packages.js';
import { relative, writeFiles } from '../entries/package.js';

const root = { name: 'root', private: true };
const members = {
  'packages/one/package.json': { name: 'one' },
  'packages/one/node_modules/installed/package.json': { name: 'installed' },
  'packages/one/src/index.ts': '',
  'packages/two/package.json': { name: 'two' },
  'packages/two/inner/package.json': { name: 'inner' },
  'packages/no-package/readme.txt': '',
  'apps/web/package.json': { name: 'web', private: true },
  'elsewhere/package.json': { name: 'elsewhere' },
};

function pnpm(yaml: string, manifest: object = root): RepositoryFiles {
  return { 'package.json': manifest, 'pnpm-workspace.yaml': yaml, ...members };
}

async function listed(
  files: RepositoryFiles,
  { at = '.', withPrivate = true } = {},
): Promise<string[]> {
  const folder = writeFiles(files);
  const packages = await listPackages(path.join(folder, at), withPrivate);
  return packages.map((one) => relative(folder, one) || '.');
}

describe('lists', () => {
  it.each<{
    title: string;
    files: RepositoryFiles;
    options?: { at?: string; withPrivate?: boolean };
    expected: string[];
  }>([
    { title: 'a package', files: { 'package.json': root }, expected: ['.'] },
    {
      title: 'the package around a folder',
      files: members,
      options: { at: 'packages/one/src' },
      expected: ['packages/one'],
    },
    { title: 'a folder without a package', files: { 'a.ts': '' }, expected: ['.'] },
    {
      title: 'npm workspaces',
      files: { 'package.json': { ...root, workspaces: ['packages/*', './apps/*/'] }, ...members },
      expected: ['apps/web', 'packages/one', 'packages/two'],
    },
    {
      title: 'workspaces that are left out again',
      files: {
        'package.json': { ...root, workspaces: ['!packages/one', 'packages/*'] },
        ...members,
      },
      expected: ['packages/two'],
    },
    {
      title: "Yarn's older form",
      files: {
        'package.json': { ...root, workspaces: { packages: ['apps/web'], nohoist: ['**'] } },
        ...members,
      },
      expected: ['apps/web'],
    },
    {
      title: 'pnpm workspaces',
      files: pnpm("packages:\n  - 'packages/**' # all\n  - apps/*\n  - '!**/inner'\n"),
      expected: ['apps/web', 'packages/one', 'packages/two'],
    },
    {
      title: 'what pnpm names, where the manifest names others',
      files: pnpm('packages: ["packages/one"]', { ...root, workspaces: ['elsewhere'] }),
      expected: ['packages/one'],
    },
    {
      title: 'the package, where pnpm is only told settings',
      files: pnpm('onlyBuiltDependencies: []'),
      expected: ['.'],
    },
    { title: 'the package, where pnpm is told nothing', files: pnpm(''), expected: ['.'] },
    {
      title: 'pnpm workspaces without a manifest of the root',
      files: { 'pnpm-workspace.yaml': 'packages: ["apps/*"]', ...members },
      expected: ['apps/web'],
    },
    {
      title: 'the root too, where it is published',
      files: { ...members, 'package.json': { name: 'root', workspaces: ['apps/*', '.'] } },
      expected: ['.', 'apps/web'],
    },
    {
      title: 'only what is published',
      files: { 'package.json': { ...root, workspaces: ['packages/*', 'apps/*'] }, ...members },
      options: { withPrivate: false },
      expected: ['packages/one', 'packages/two'],
    },
    {
      title: 'a broken manifest as well, for others to tell',
      files: { 'package.json': { ...root, workspaces: ['*'] }, 'a/package.json': '{' },
      options: { withPrivate: false },
      expected: ['a'],
    },
    {
      title: 'a private package that is named',
      files: { 'package.json': { ...root, workspaces: ['packages/*'] }, ...members },
      options: { at: 'apps/web', withPrivate: false },
      expected: ['apps/web'],
    },
    {
      title: 'folders with spaces and signs',
      files: {
        'a (b)/package.json': { ...root, workspaces: ['packages/*'] },
        'a (b)/packages/c [d] é/package.json': { name: 'd' },
      },
      options: { at: 'a (b)' },
      expected: ['a (b)/packages/c [d] é'],
    },
  ])('$title', async ({ expected, files, options }) => {
    expect(await listed(files, options)).toEqual(expected);
  });
});

describe('refuses', () => {
  it.each<{
    title: string;
    files: RepositoryFiles;
    options?: { at?: string; withPrivate?: boolean };
    says: RegExp;
  }>([
    {
      title: 'what is not there',
      files: {},
      options: { at: 'a' },
      says: /a does not exist\. Name/u,
    },
    {
      title: 'a file',
      files: { 'a.ts': '' },
      options: { at: 'a.ts' },
      says: /a\.ts is a file\. Name the folder of a package/u,
    },
    {
      title: 'a manifest that is no JSON',
      files: { 'package.json': '{' },
      says: /package\.json: It is not valid JSON: .* Mend it\.$/u,
    },
    {
      title: 'a manifest that is no object',
      files: { 'package.json': '[]' },
      says: /package\.json: It holds no object/u,
    },
    {
      title: 'a manifest that is a folder',
      files: { 'package.json/a': '' },
      says: /package\.json: It cannot be read \(EISDIR\)/u,
    },
    ...['packages/*', 1, [1], { packages: 'a' }].map((workspaces) => ({
      title: `the workspaces ${JSON.stringify(workspaces)}`,
      files: { 'package.json': { workspaces } },
      says: /package\.json: "workspaces" has to be a list of globs\. Mend it\.$/u,
    })),
    {
      title: 'YAML that is none',
      files: pnpm('packages: ['),
      says: /pnpm-workspace\.yaml: It is not valid YAML: [^\n]* Mend it\.$/u,
    },
    {
      title: 'YAML that leads nowhere',
      files: pnpm('packages: *all'),
      says: /pnpm-workspace\.yaml: It is not valid YAML: [^\n]* Mend it\.$/u,
    },
    {
      title: 'YAML of another shape',
      files: pnpm('packages: { a: 1 }'),
      says: /pnpm-workspace\.yaml: "packages" has to be a list of globs\. Mend it\.$/u,
    },
    {
      title: 'a monorepo without packages',
      files: { 'package.json': { private: true, workspaces: ['packages/*', 'b'] } },
      says: /no package matches "packages\/\*", "b"\. Mend the globs, or name/u,
    },
    {
      title: 'a monorepo whose packages are all private',
      files: { 'package.json': { ...root, workspaces: ['apps/*'] }, ...members },
      options: { withPrivate: false },
      says: /All packages of .* are private\. Leave out --no-private/u,
    },
  ])('$title', async ({ files, options, says }) => {
    await expect(listed(files, options)).rejects.toThrow(says);
  });
});
