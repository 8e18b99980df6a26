import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPackageFolder } from '../../src/entries/find-package-folder.js';
import { relative, writeFiles } from './package.js';

describe('findPackageFolder', () => {
  const files = {
    'package.json': { name: 'monorepo' },
    'src/a.ts': '',
    'packages/core/package.json': '\uFEFF{ "name": "core" }\r\n',
    'packages/core/src/a.ts': '',
    'packages/core/dist/cjs/package.json': { type: 'commonjs' },
    'packages/core/dist/cjs/a.js': '',
    'packages/core/fixtures/broken/package.json': '{',
    'packages/core/fixtures/broken/a.ts': '',
    'packages/core/fixtures/list/package.json': '["name"]',
    'packages/core/fixtures/unnamed/package.json': { name: '' },
    'node_modules/installed/package.json': { name: 'installed' },
    'node_modules/installed/a.js': '',
    'node_modules/bare/dist/a.js': '',
    'node_modules/@scope/bare/a.js': '',
  };

  it.each([
    ['src/a.ts', ''],
    ['src/not-there/a.ts', ''],
    ['packages/core/src/a.ts', 'packages/core'],
    ['packages/core', 'packages/core'],
    ['packages/core/dist/cjs/a.js', 'packages/core'],
    ['packages/core/fixtures/broken/a.ts', 'packages/core'],
    ['packages/core/fixtures/list/a.ts', 'packages/core'],
    ['packages/core/fixtures/unnamed/a.ts', 'packages/core'],
    ['packages/other/a.ts', ''],
    ['node_modules/installed/a.js', 'node_modules/installed'],
    ['node_modules/bare/dist/a.js', undefined],
    ['node_modules/@scope/bare/a.js', undefined],
  ])('%s is in %j', (file, expected) => {
    const root = writeFiles(files);
    const folder = findPackageFolder(path.join(root, file));
    expect(folder === undefined ? undefined : relative(root, folder)).toBe(expected);
  });

  it('finds none at the root of the disk', () => {
    expect(findPackageFolder(path.parse(process.cwd()).root)).toBeUndefined();
  });

  it('survives a loop of links', () => {
    const root = writeFiles({ 'package.json': { name: 'loop' } });
    symlinkSync(path.join(root, 'loop'), path.join(root, 'loop'));
    expect(findPackageFolder(path.join(root, 'loop/src/a.ts'))).toBe(root);
  });
});
