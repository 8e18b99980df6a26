import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { AuditError } from '../../src/audit-error.js';
import { readInventory } from '../../src/inventory/read-inventory.js';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');
const folders = ['npm', 'pnpm', 'yarn', 'yarn-classic', 'bun'] as const;
const lockfiles = {
  npm: 'package-lock.json',
  pnpm: 'pnpm-lock.yaml',
  yarn: 'yarn.lock',
  'yarn-classic': 'yarn.lock',
  bun: 'bun.lock',
} as const;

interface Copy {
  readonly root: string;
  /** Changes a file's text; fails where that changes nothing. */
  readonly edit: (file: string, change: (text: string) => string) => void;
  readonly write: (files: Readonly<Record<string, string | object>>) => void;
  readonly remove: (file: string) => void;
}

function copy(folder: string): Copy {
  const { dispose, path: root, write } = createTemporaryRepository({});
  onTestFinished(dispose);
  cpSync(path.join(fixtures, folder), root, { recursive: true });
  return {
    root,
    write,
    edit: (file, change) => {
      const before = readFileSync(path.join(root, file), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`${file} stayed as it was`);
      write({ [file]: after });
    },
    remove: (file) => {
      rmSync(path.join(root, file), { recursive: true });
    },
  };
}

async function refusalOf(root: string): Promise<AuditError> {
  try {
    throw new Error(`It was read: ${JSON.stringify(await readInventory(root))}`);
  } catch (error) {
    if (error instanceof AuditError) return error;
    throw error;
  }
}

type Manifest = Record<string, Record<string, string>>;

/** Changes a manifest, as a person would who then forgets to install. */
function manifest(change: (content: Manifest) => void): (text: string) => string {
  return (text) => {
    const content = JSON.parse(text) as Manifest;
    change(content);
    return JSON.stringify(content, undefined, 2);
  };
}

/** Takes the one entry of `ms` out, which others need. */
const withoutMs: Readonly<Record<(typeof folders)[number], (text: string) => string>> = {
  npm: (text) => text.replace(/,\s+"node_modules\/ms": \{[^}]+\}/u, ''),
  pnpm: (text) =>
    text
      .replace(/\n {2}ms@2\.0\.0:\n(?: {4}.*\n)+/u, '\n')
      .replace(/\n {2}ms@2\.0\.0: \{\}\n/u, ''),
  yarn: (text) => text.replace(/\n"ms@npm:2\.0\.0":\n(?: .*\n)+/u, '\n'),
  'yarn-classic': (text) => text.replace(/\nms@2\.0\.0:\n(?: .*\n)+/u, '\n'),
  bun: (text) => text.replace(/\n {4}"ms": \[.*\],\n/u, '\n'),
};

describe.each(folders)('a lockfile of %s', (folder) => {
  const lockfile = lockfiles[folder];

  it.each<readonly [string, string, (content: Manifest) => void, RegExp]>([
    [
      'a dependency that was added',
      'package.json',
      (content) => {
        content['dependencies'] = { ...content['dependencies'], 'left-pad': '^1.3.0' };
      },
      /out of step with package\.json: left-pad \^1\.3\.0 is not in the lockfile/u,
    ],
    [
      'a range that was changed',
      'packages/web/package.json',
      (content) => {
        content['dependencies'] = { ...content['dependencies'], minimist: '~9.0.0' };
      },
      folder === 'yarn-classic'
        ? /out of step with packages\/web\/package\.json: minimist ~9\.0\.0 is not in the lockfile/u
        : /out of step with packages\/web\/package\.json: minimist is ~9\.0\.0 there and \^1\.2\.0 in the lockfile/u,
    ],
    [
      'a development dependency that was added to a workspace',
      'packages/api/package.json',
      (content) => {
        content['devDependencies'] = { ...content['devDependencies'], 'left-pad': '1.3.0' };
      },
      /out of step with packages\/api\/package\.json: left-pad 1\.3\.0 is not in the lockfile/u,
    ],
  ])('is refused for %s', async (_, file, change, happened) => {
    const { edit, root } = copy(folder);
    edit(file, manifest(change));
    const refusal = await refusalOf(root);
    expect(refusal.happened).toMatch(happened);
    expect(refusal.todo).toMatch(/install command and commit/u);
  });

  // Classic Yarn keeps in its lockfile what nobody asks for any more, and no list of who asked.
  it.skipIf(folder === 'yarn-classic')('is refused for a dependency that is gone', async () => {
    const { edit, root } = copy(folder);
    edit(
      'package.json',
      manifest((content) => {
        content['devDependencies'] = {};
      }),
    );
    expect((await refusalOf(root)).happened).toMatch(/rimraf is only in the lockfile/u);
  });

  // The others write both lists into one, or nothing about them.
  it.skipIf(folder.startsWith('yarn'))(
    'is refused for a dependency that went into production',
    async () => {
      const { edit, root } = copy(folder);
      edit(
        'package.json',
        manifest((content) => {
          content['dependencies'] = { ...content['dependencies'], ...content['devDependencies'] };
          content['devDependencies'] = {};
        }),
      );
      expect((await refusalOf(root)).happened).toMatch(/rimraf 2\.6\.3 is not in the lockfile/u);
    },
  );

  it('is refused for a workspace that was added', async () => {
    const { root, write } = copy(folder);
    write({
      'packages/new/package.json': {
        name: '@shop/new',
        version: '1.0.0',
        dependencies: { 'left-pad': '1.3.0' },
      },
    });
    expect((await refusalOf(root)).happened).toMatch(
      /out of step with packages\/new\/package\.json/u,
    );
  });

  // These two list workspaces by what is there.
  const looks = folder === 'npm' || folder === 'yarn-classic';

  it.skipIf(looks)('is refused where a workspace is gone', async () => {
    const { remove, root } = copy(folder);
    remove('packages/api');
    expect((await refusalOf(root)).happened).toMatch(/packages\/api\/package\.json can't be read/u);
  });

  it.runIf(looks)('counts what a workspace that is gone has left over', async () => {
    const { remove, root } = copy(folder);
    remove('packages/api');
    const { packages } = await readInventory(root);
    expect(packages.find(({ name }) => name === 'debug')).toMatchObject({ production: true });
  });

  it.each<readonly [string, (text: string) => string, RegExp]>([
    [
      'markers of a merge',
      (text) => `<<<<<<< HEAD\n${text}\n>>>>>>> other\n`,
      /markers that a merge left/u,
    ],
    [
      'half of it',
      (text) => text.slice(0, text.length / 2).replace(/\n[^\n]*$/u, '\n  "a: ['),
      /can't be read|out of step/u,
    ],
  ])('is refused with %s', async (_, change, happened) => {
    const { edit, root } = copy(folder);
    edit(lockfile, change);
    const refusal = await refusalOf(root);
    expect(refusal.happened).toMatch(happened);
    expect(refusal.happened).toContain(lockfile);
  });

  it('is refused where an entry is gone that another needs, as after a merge', async () => {
    const { edit, root } = copy(folder);
    edit(lockfile, withoutMs[folder]);
    const refusal = await refusalOf(root);
    expect(refusal.happened).toMatch(/is not complete\. It lacks ms \S+, which \S+ needs/u);
    expect(refusal.todo).toMatch(/install command and commit/u);
  });

  it('may have a byte order mark and the line ends of Windows', async () => {
    const { edit, root } = copy(folder);
    const before = await readInventory(root);
    edit(lockfile, (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const after = await readInventory(root);
    expect(after.packages.map(({ name, version }) => `${name}@${version}`)).toEqual(
      before.packages.map(({ name, version }) => `${name}@${version}`),
    );
  });
});

describe('no lockfile that can be read', () => {
  it.each<readonly [string, Readonly<Record<string, string | object>>, RegExp, RegExp]>([
    ['none', { 'package.json': {} }, /no lockfile/u, /Commit the lockfile/u],
    [
      'the binary one of Bun',
      { 'package.json': {}, 'bun.lockb': '\u0000' },
      /bun\.lockb is binary/u,
      /bun install --save-text-lockfile/u,
    ],
    [
      'those of two package managers',
      { 'package.json': {}, 'yarn.lock': '', 'package-lock.json': {} },
      /package-lock\.json and yarn\.lock lie side by side/u,
      /Delete/u,
    ],
    [
      'version 1 of npm',
      { 'package.json': {}, 'package-lock.json': { lockfileVersion: 1, dependencies: {} } },
      /of version 1/u,
      /npm install --package-lock-only/u,
    ],
    [
      'a version of npm that is not known',
      { 'package.json': {}, 'package-lock.json': { lockfileVersion: 4, packages: { '': {} } } },
      /of version 4, which is not known/u,
      /Update @groundrules\/audit/u,
    ],
    [
      'an older version of pnpm',
      { 'package.json': {}, 'pnpm-lock.yaml': "lockfileVersion: '6.0'\n" },
      /of version 6\.0/u,
      /pnpm install --lockfile-only/u,
    ],
    [
      'a version of pnpm that is not known',
      { 'package.json': {}, 'pnpm-lock.yaml': "lockfileVersion: '10.0'\n" },
      /of version 10\.0/u,
      /Update @groundrules\/audit/u,
    ],
    [
      'a version of Bun that is not known',
      { 'package.json': {}, 'bun.lock': '{"lockfileVersion": 9, "workspaces": {"": {}}}' },
      /of version 9/u,
      /Update @groundrules\/audit/u,
    ],
    [
      'an empty one of pnpm',
      { 'package.json': {}, 'pnpm-lock.yaml': '' },
      /pnpm-lock\.yaml can't be read/u,
      /version control/u,
    ],
    [
      'a list in place of an object',
      { 'package.json': {}, 'package-lock.json': '[]' },
      /holds no object/u,
      /version control/u,
    ],
    [
      'no package.json beside it',
      { 'package-lock.json': { lockfileVersion: 3, packages: { '': {} } } },
      /package\.json can't be read/u,
      /Mend|mend/u,
    ],
  ])('%s', async (_, files, happened, todo) => {
    const { dispose, path: root } = createTemporaryRepository(files);
    onTestFinished(dispose);
    const refusal = await refusalOf(root);
    expect(refusal.happened).toMatch(happened);
    expect(refusal.todo).toMatch(todo);
  });

  it('reads npm-shrinkwrap.json before package-lock.json, as npm does', async () => {
    const lock = (version: string): object => ({
      lockfileVersion: 3,
      packages: { '': { dependencies: { ms: '*' } }, 'node_modules/ms': { version } },
    });
    const { dispose, path: root } = createTemporaryRepository({
      'package.json': { dependencies: { ms: '*' } },
      'package-lock.json': lock('2.0.0'),
      'npm-shrinkwrap.json': lock('2.1.3'),
    });
    onTestFinished(dispose);
    const { lockfile, packages } = await readInventory(root);
    expect(lockfile).toBe('npm-shrinkwrap.json');
    expect(packages.map(({ version }) => version)).toContain('2.1.3');
  });
});
