import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository, runCommand } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished, vi } from 'vitest';

import { writeOutput } from '../../src/reporters/write-output.js';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = createTemporaryRepository(files);
  onTestFinished(folder.dispose);
  return folder.path;
}

it('makes the folders and leaves nothing beside the file', async () => {
  const folder = folderOf({});
  await writeOutput(path.join(folder, 'a/b/report.txt'), 'text');
  expect(readFileSync(path.join(folder, 'a/b/report.txt'), 'utf8')).toBe('text');
  expect(readdirSync(path.join(folder, 'a/b'))).toEqual(['report.txt']);
});

it('replaces what a link points to, not the link', async () => {
  const folder = folderOf({ 'real.txt': 'old' });
  symlinkSync(path.join(folder, 'real.txt'), path.join(folder, 'link.txt'));
  await writeOutput(path.join(folder, 'link.txt'), 'new');
  expect(readFileSync(path.join(folder, 'real.txt'), 'utf8')).toBe('new');
});

it('makes what a link leads to where it is not there yet', async () => {
  const folder = folderOf({ 'far/old.txt': '' });
  symlinkSync(path.join('far', 'real.txt'), path.join(folder, 'link.txt'));
  await writeOutput(path.join(folder, 'link.txt'), 'new');
  expect(readFileSync(path.join(folder, 'far/real.txt'), 'utf8')).toBe('new');
  expect(lstatSync(path.join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
});

it('writes a file whose name is as long as it may be', async () => {
  const file = path.join(folderOf({}), 'n'.repeat(255));
  await writeOutput(file, 'text');
  expect(readFileSync(file, 'utf8')).toBe('text');
});

it.skipIf(process.platform !== 'linux')(
  'gives up where the system takes no folder',
  { timeout: 5000 },
  async () => {
    await expect(writeOutput('/proc/x/y', 'text')).rejects.toThrow(
      '--output /proc/x/y cannot be written: there is no such file or folder.',
    );
  },
);

it.skipIf(process.platform === 'win32')('writes a device', async () => {
  await expect(writeOutput('/dev/null', 'text')).resolves.toBeUndefined();
});

it.skipIf(process.platform === 'win32').each(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])(
  'prints what is for %s, behind what was printed before',
  async (file) => {
    const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    onTestFinished(() => {
      print.mockRestore();
    });
    await writeOutput(file, 'text');
    expect(print.mock.calls).toEqual([['text']]);
  },
);

it('refuses a folder in the place of the file, naming it', async () => {
  const folder = folderOf({});
  mkdirSync(path.join(folder, 'report.txt'));
  await expect(writeOutput(path.join(folder, 'report.txt'), 'text')).rejects.toThrow(
    `--output ${path.join(folder, 'report.txt')} cannot be written`,
  );
});

it('refuses a path through a file', async () => {
  const folder = folderOf({ file: '' });
  await expect(writeOutput(path.join(folder, 'file/report.txt'), 'text')).rejects.toThrow(
    'cannot be written',
  );
});

it.skipIf(process.platform === 'win32')('writes into a pipe instead of replacing it', async () => {
  const folder = folderOf({});
  const pipe = path.join(folder, 'pipe');
  await runCommand('mkfifo', [pipe], { cwd: folder });
  const reader = new Promise<string>((resolve, reject) => {
    import('node:fs/promises')
      .then(async ({ readFile }) => resolve(await readFile(pipe, 'utf8')))
      .catch(reject);
  });
  await writeOutput(pipe, 'text');
  expect(await reader).toBe('text');
  expect(existsSync(pipe) && statSync(pipe).isFIFO()).toBe(true);
});
