import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { readInventory } from '../../src/inventory/read-inventory.js';
import type { InstalledPackage, Inventory } from '../../src/inventory.js';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');

/** One shop, installed by each: workspaces, an alias, a folder, peers, optional and development dependencies. */
const managers = [
  { folder: 'npm', manager: 'npm', lockfile: 'package-lock.json' },
  { folder: 'pnpm', manager: 'pnpm', lockfile: 'pnpm-lock.yaml' },
  { folder: 'yarn', manager: 'yarn', lockfile: 'yarn.lock' },
  { folder: 'yarn-classic', manager: 'yarn-classic', lockfile: 'yarn.lock' },
  { folder: 'bun', manager: 'bun', lockfile: 'bun.lock' },
] as const;

/** What only rimraf, a development dependency of the root, brings. */
const rimraf = [
  'balanced-match',
  'brace-expansion',
  'concat-map',
  'fs.realpath',
  'glob',
  'inflight',
  'inherits',
  'minimatch',
  'once',
  'path-is-absolute',
  'rimraf',
  'wrappy',
];

/** What only the development dependencies of `packages/api` bring. */
const callbacks = ['js-tokens', 'loose-envify', 'react', 'tslib', 'use-callback-ref'];

/** Their lockfiles do not say which version a folder has. */
const foldersWithoutVersion: ReadonlySet<string> = new Set(['bun', 'pnpm']);

describe.each(managers)('what $folder installs', ({ folder, lockfile, manager }) => {
  const read = async (): Promise<Inventory> => await readInventory(path.join(fixtures, folder));
  const find = async (name: string, version?: string): Promise<InstalledPackage> => {
    const { packages } = await read();
    const found = packages.filter(
      (candidate) =>
        candidate.name === name && (version === undefined || candidate.version === version),
    );
    expect(found).toHaveLength(1);
    return found[0] as InstalledPackage;
  };

  it('names the package manager and the lockfile', async () => {
    expect(await read()).toMatchObject({ manager, lockfile });
  });

  it('tells what development alone needs', async () => {
    const { packages } = await read();
    const dev = packages.filter(({ production }) => !production).map(({ name }) => name);
    expect(dev).toEqual([...rimraf, ...callbacks].toSorted());
  });

  it('tells where each comes from', async () => {
    const { packages } = await read();
    const others = packages.filter(({ origin }) => origin !== 'registry');
    expect(others.map(({ name, origin }) => `${name} ${origin}`)).toEqual([
      '@shop/api workspace',
      '@shop/web workspace',
      'local-lib file',
      'shop workspace',
    ]);
  });

  it('lists each version of a package once, under the name it is published by', async () => {
    const { packages } = await read();
    const minimist = packages.filter(({ name }) => name === 'minimist');
    expect(minimist.map(({ paths, version }) => ({ paths, version }))).toEqual([
      { version: '0.0.8', paths: [['.', 'mkdirp@0.5.1', 'minimist@0.0.8']] },
      { version: '0.0.10', paths: [['.', 'minimist@0.0.10']] },
      { version: '1.2.8', paths: [['packages/web', 'minimist@1.2.8']] },
    ]);
    expect(packages.some(({ name }) => name === 'old-minimist')).toBe(false);
  });

  it('follows folders, and ends a way where another workspace begins', async () => {
    const ms = await find('ms');
    expect(ms).toMatchObject({ version: '2.0.0', production: true, bundled: false });
    const localLib = foldersWithoutVersion.has(manager) ? 'file:local' : '0.1.0';
    expect(ms.paths).toEqual([
      ['packages/api', 'debug@2.6.8', 'ms@2.0.0'],
      ['packages/web', `local-lib@${localLib}`, 'ms@2.0.0'],
    ]);
  });

  it('counts what is optional as needed in production', async () => {
    expect(await find('fsevents')).toMatchObject({ version: '2.3.3', production: true });
  });

  it('shows the shortest way first', async () => {
    const once = await find('once');
    expect(once.paths).toEqual([['.', 'rimraf@2.6.3', 'glob@7.2.3', 'once@1.4.0']]);
  });
});
