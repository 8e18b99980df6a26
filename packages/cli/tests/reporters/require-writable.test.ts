import { chmodSync, readdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import {
  createTemporaryRepository,
  runCommand,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { afterEach, describe, expect, it } from 'vitest';

import { check } from '../../src/commands/check.js';
import { requireWritable } from '../../src/reporters/require-writable.js';
import { ioOf } from '../support/io-of.js';

const repositories: { dispose: () => void }[] = [];
afterEach(() => {
  for (const repository of repositories.splice(0)) repository.dispose();
});

function folderOf(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  repositories.push(repository);
  return repository.path;
}

const files = { 'package.json': { name: 'sample' }, 'reports/old.txt': '' };

describe('a file for a report', () => {
  it.each(['new.txt', 'reports/old.txt', 'reports/new.txt', 'far/away/new.txt'])(
    'may be %s',
    async (name) => {
      await expect(requireWritable(path.join(folderOf(files), name))).resolves.toBeUndefined();
    },
  );

  it.skipIf(process.platform === 'win32').each(['/dev/null', '/dev/stdout', '/dev/stderr'])(
    'may be the device %s',
    async (device) => {
      await expect(requireWritable(device)).resolves.toBeUndefined();
    },
  );

  it.skipIf(process.platform === 'win32')('may be a pipe', async () => {
    const folder = folderOf(files);
    await runCommand('mkfifo', ['pipe'], { cwd: folder });
    await expect(requireWritable(path.join(folder, 'pipe'))).resolves.toBeUndefined();
  });

  it.each(['link.txt', 'links/new.txt', 'links/far/new.txt'])('may be %s', async (name) => {
    const folder = folderOf(files);
    symlinkSync(path.join('reports', 'not-yet.txt'), path.join(folder, 'link.txt'));
    symlinkSync('reports', path.join(folder, 'links'));
    await expect(requireWritable(path.join(folder, name))).resolves.toBeUndefined();
  });

  it('is looked for without a trace', async () => {
    const folder = folderOf(files);
    await requireWritable(path.join(folder, 'reports/far/away/new.txt'));
    expect(new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))).toEqual(
      new Set(['package.json', 'reports', path.join('reports', 'old.txt')]),
    );
  });

  it.each<readonly [string, string]>([
    ['reports', 'it is a folder. Name a file in it.'],
    ['.', 'it is a folder. Name a file in it.'],
    ['package.json/new.txt', 'package.json is no folder.'],
    ['package.json/far/away/new.txt', 'package.json is no folder.'],
  ])('may not be %s', async (name, why) => {
    const file = path.join(folderOf(files), name);
    await expect(requireWritable(file)).rejects.toThrow(why);
  });
});

const long = 'n'.repeat(300);

describe.skipIf(process.platform === 'win32')('a path that leads nowhere', () => {
  it.each<readonly [string, string]>([
    ['dangling/new.txt', 'dangling is a symbolic link that leads nowhere.'],
    ['dangling/far/new.txt', 'dangling is a symbolic link that leads nowhere.'],
    ['to-dangling.txt', 'dangling is a symbolic link that leads nowhere.'],
    ['circle', 'its symbolic links lead round in a circle.'],
    ['circle/new.txt', 'its symbolic links lead round in a circle.'],
    [long, 'a name in it is longer than the system allows.'],
    [`far/${long}/new.txt`, 'a name in it is longer than the system allows.'],
    [`far/away/${long}`, 'a name in it is longer than the system allows.'],
    ['a\0b', 'a name cannot hold a NUL character.'],
    ['to-file/new.txt', 'to-file is no folder.'],
    ['to-folder', 'it is a folder. Name a file in it.'],
  ])('is refused: %s', async (name, why) => {
    const folder = folderOf(files);
    symlinkSync('nowhere', path.join(folder, 'dangling'));
    symlinkSync(path.join('dangling', 'new.txt'), path.join(folder, 'to-dangling.txt'));
    symlinkSync('round', path.join(folder, 'circle'));
    symlinkSync('circle', path.join(folder, 'round'));
    symlinkSync('package.json', path.join(folder, 'to-file'));
    symlinkSync('reports', path.join(folder, 'to-folder'));
    await expect(requireWritable(path.join(folder, name))).rejects.toThrow(why);
  });

  it('is refused where it is a socket', async () => {
    const folder = folderOf(files);
    const server = createServer();
    const socket = path.join(folder, 'socket');
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    await expect(requireWritable(socket)).rejects.toThrow('it is a socket');
    await new Promise((resolve) => server.close(resolve));
  });

  // Only Linux has it.
  it.skipIf(process.platform !== 'linux').each(['/proc/x', '/proc/x/y', '/proc/x/y/z.json'])(
    'is refused where the system takes none: %s',
    async (file) => {
      await expect(requireWritable(file)).rejects.toThrow(
        `--output ${file} cannot be written: nothing can be written into /proc, as there is no such file or folder.`,
      );
    },
  );

  // Root may write everywhere.
  it.skipIf(process.getuid?.() === 0)('is refused where one may not write', async () => {
    const folder = folderOf({ 'read-only.txt': '', 'closed/old.txt': '' });
    chmodSync(path.join(folder, 'read-only.txt'), 0o444);
    chmodSync(path.join(folder, 'closed'), 0o555);
    for (const name of ['read-only.txt', 'closed/new.txt', 'closed/far/new.txt']) {
      await expect(requireWritable(path.join(folder, name))).rejects.toThrow('no right');
    }
    // What is there can be written in its place.
    await expect(requireWritable(path.join(folder, 'closed/old.txt'))).resolves.toBeUndefined();
    chmodSync(path.join(folder, 'closed'), 0o755);
  });
});

it('is refused before a gate has run', async () => {
  const { io, printed } = ioOf(folderOf(files));
  await expect(
    check({ format: 'text', output: 'reports', gates: ['secrets'], fix: false }, io),
  ).rejects.toThrow('it is a folder');
  expect(printed()).toBe('');
});
