import path from 'node:path';
import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
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

  it.skipIf(process.platform === 'win32')('may be a device', async () => {
    await expect(requireWritable('/dev/null')).resolves.toBeUndefined();
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

it('is refused before a gate has run', async () => {
  const { io, printed } = ioOf(folderOf(files));
  await expect(
    check({ format: 'text', output: 'reports', gates: ['secrets'], fix: false }, io),
  ).rejects.toThrow('it is a folder');
  expect(printed()).toBe('');
});
