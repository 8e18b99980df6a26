import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { createProgram } from '../../src/program/create-program.js';
import { localCommand } from '../../src/workspaces/package-manager.js';

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
