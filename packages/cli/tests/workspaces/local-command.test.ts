import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { createProgram } from '../../src/program/create-program.js';
import { localCommand, packageManagerOf } from '../../src/workspaces/package-manager.js';
import { createGitRepository } from '../support/git-repository.js';

const manifest = { name: 'root', workspaces: ['packages/*'] };

it.each<readonly [what: string, files: RepositoryFiles, command: string]>([
  ['nothing', {}, 'npx groundrules'],
  ['a lock file of npm', { 'package-lock.json': '{}' }, 'npx groundrules'],
  ['a lock file of pnpm', { 'pnpm-lock.yaml': '' }, 'pnpm exec groundrules'],
  ['a lock file of Yarn', { 'yarn.lock': '' }, 'yarn groundrules'],
  ['a lock file of Bun', { 'bun.lock': '{}' }, 'bunx groundrules'],
  [
    'a manifest that names pnpm, with a byte order mark',
    { 'package.json': `\uFEFF${JSON.stringify({ ...manifest, packageManager: 'pnpm@10.1.0' })}` },
    'pnpm exec groundrules',
  ],
  [
    'a manifest that names Yarn beside a lock file of npm',
    { 'package.json': { ...manifest, packageManager: 'yarn@4.0.0' }, 'package-lock.json': '{}' },
    'yarn groundrules',
  ],
])('with %s', (_, files, command) => {
  const repository = createTemporaryRepository({
    'package.json': manifest,
    'packages/a/package.json': { name: 'a' },
    ...files,
  });
  onTestFinished(repository.dispose);
  expect(localCommand('groundrules', repository.path)).toBe(command);
  expect(localCommand('groundrules', path.join(repository.path, 'packages/a'))).toBe(command);
});

it.each<readonly [what: string, files: RepositoryFiles, command: string]>([
  ['a lock file above it', { 'pnpm-lock.yaml': '' }, 'pnpm exec groundrules'],
  ['a field above it', { 'package.json': { packageManager: 'yarn@4.0.0' } }, 'yarn groundrules'],
  ['a lock file of its own', { 'yarn.lock': '', 'p/a/bun.lock': '' }, 'bunx groundrules'],
  [
    'a field above it and a lock file of its own',
    { 'package.json': { packageManager: 'yarn@4.0.0' }, 'p/a/pnpm-lock.yaml': '' },
    'pnpm exec groundrules',
  ],
  ['nothing', {}, 'npx groundrules'],
])('in a folder with settings of its own, with %s', async (_, files, command) => {
  const { path: root } = await createGitRepository({
    'package.json': {},
    'p/a/package.json': { name: 'a' },
    'p/a/groundrules.json': {},
    ...files,
  });
  const folder = path.join(root, 'p/a');
  expect(localCommand('groundrules', folder)).toBe(command);
  expect(packageManagerOf(folder)).toBe(
    command
      .split(' ')[0]
      ?.replace(/^npx$/u, 'npm')
      .replace(/^bunx$/u, 'bun'),
  );
});

it('is none of what lies above the repository', () => {
  const outer = createTemporaryRepository({
    'yarn.lock': '',
    'inner/package.json': { name: 'inner' },
    'inner/.git/HEAD': 'ref: refs/heads/main\n',
    'loose/package.json': { name: 'loose' },
  });
  onTestFinished(outer.dispose);
  expect(packageManagerOf(path.join(outer.path, 'inner'))).toBe('npm');
  // Outside Git nothing tells where it ends.
  expect(packageManagerOf(path.join(outer.path, 'loose'))).toBe('npm');
});

/** Where a command is spoken of, and not told to be run. */
const spokenOf = [
  'runs groundrules check',
  'Let CI run groundrules check',
  'as groundrules drift reports',
  'Gate of groundrules check',
  'no report of groundrules check',
  'read what groundrules check --format json wrote',
];

it('is how every command of ours stands in advice', () => {
  const folder = fileURLToPath(new URL('../../src', import.meta.url));
  const nothing = (): Promise<void> => Promise.resolve();
  const commands = createProgram(
    new Proxy({} as Parameters<typeof createProgram>[0], { get: () => nothing }),
  ).commands.map((command) => command.name());
  const bare = new RegExp(String.raw`\bgroundrules (?:${commands.join('|')})\b`, 'u');
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\*|\/\/|\/\*\*)/u.test(line))
        .filter((line) => bare.test(line) && !spokenOf.some((words) => line.includes(words)))
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(commands).toContain('check');
  expect(found).toEqual([]);
});
