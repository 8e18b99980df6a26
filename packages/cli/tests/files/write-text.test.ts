import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { writeText } from '../../src/files/write-text.js';
import { UserError } from '../../src/user-error.js';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = createTemporaryRepository(files);
  onTestFinished(folder.dispose);
  return folder.path;
}

it.each([
  ['keeps a byte order mark', '\uFEFFold', 'new', '\uFEFFnew'],
  ['adds none', 'old', 'new', 'new'],
  ['adds no second one', '\uFEFFold', '\uFEFFnew', '\uFEFFnew'],
])('%s', async (_, before, text, after) => {
  const file = path.join(folderOf({ a: before }), 'a');
  await writeText(file, text);
  expect(readFileSync(file, 'utf8')).toBe(after);
});

it('writes what is not there yet', async () => {
  const file = path.join(folderOf({}), 'a');
  await writeText(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
});

it.each([
  ['a folder', 'a', 'it is a folder'],
  ['a path through a file', 'file/a', 'it leads through something that is no folder'],
])('is a mistake of whoever calls for %s, and names it', async (_, name, why) => {
  const folder = folderOf({ file: '' });
  mkdirSync(path.join(folder, 'a'));
  const file = path.join(folder, name);
  await expect(writeText(file, 'new')).rejects.toThrow(
    new UserError(`${file} cannot be written: ${why}.`),
  );
});
