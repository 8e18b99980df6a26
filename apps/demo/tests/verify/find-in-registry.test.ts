import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findInRegistry } from '../../verify/find-in-registry.js';

const twin = path.resolve(import.meta.dirname, '../../flawed');

async function copyTwin(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'lablink-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(twin, copy, { recursive: true });
  return copy;
}

it('finds what only a registry can tell, once each', async () => {
  const findings = await findInRegistry(twin);
  const lock = (await readFile(path.join(twin, 'package-lock.json'), 'utf8')).split('\n');
  expect(
    findings
      .map(({ file, line, rule }) => [rule, file, lock[line - 1]?.trim()].join(' '))
      .toSorted(),
  ).toEqual([
    'lost-provenance package-lock.json "node_modules/mri": {',
    'young-version package-lock.json "node_modules/undici-types": {',
  ]);
}, 120_000);

it('finds nothing where neither is installed', async () => {
  const copy = await copyTwin();
  const file = path.join(copy, 'package-lock.json');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text
      .replace('"version": "6.21.0"', '"version": "6.20.0"')
      .replace(/("node_modules\/mri": \{\s*"version": )"1\.2\.0"/u, '$1"1.1.6"'),
  );
  expect(await findInRegistry(copy)).toEqual([]);
}, 120_000);
