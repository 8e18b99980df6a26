import { access, readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { copyApart } from '../../verify/copy-apart.js';

const demo = path.dirname(path.dirname(import.meta.dirname));
const twin = path.join(demo, 'flawed');

it('leaves nothing in the repository, whatever becomes of who made the copy', async () => {
  const before = await readdir(demo);
  const { folder, remove } = await copyApart(twin);
  expect(await readdir(demo)).toEqual(before);
  expect(folder.startsWith(tmpdir())).toBe(true);
  await remove();
  await expect(access(path.dirname(folder))).rejects.toThrow('ENOENT');
  await access(path.resolve(demo, '../../node_modules/hono/package.json'));
  await access(path.join(demo, 'advisories'));
});

it('holds what the folder holds, and resolves its packages and advisories the same way', async () => {
  const { folder, remove } = await copyApart(twin);
  try {
    const [own, copied] = await Promise.all(
      [twin, folder].map(async (root) => await readFile(path.join(root, 'src/config.ts'), 'utf8')),
    );
    expect(copied).toBe(own);
    const resolve = (root: string): string =>
      createRequire(path.join(root, 'package.json')).resolve('hono');
    expect(resolve(folder)).toBe(resolve(twin));
    expect(await readdir(path.join(folder, '../advisories'))).toEqual(
      await readdir(path.join(demo, 'advisories')),
    );
  } finally {
    await remove();
  }
});
