import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { deriveSuppressions } from '../../src/baseline/derive-suppressions.js';
import { writeSuppressions } from '../../src/baseline/write-suppressions.js';

const errors = [
  ['src/b.ts', 'no-var'],
  ['src/a.ts', 'no-var'],
  ['src/a.ts', 'eqeqeq'],
  ['src/a.ts', 'no-var'],
  ['src/a.ts', 'parse-error'],
  ['src/a.ts', 'unused-disable-directive'],
  ['packages/a/c.ts', 'no-var'],
  ['packages/ab/d.ts', 'no-var'],
].map(([file = '', rule = '']) => ({ file, rule }));

it.each([
  [
    '.',
    {
      'packages/ab/d.ts': { 'no-var': { count: 1 } },
      'src/a.ts': { eqeqeq: { count: 1 }, 'no-var': { count: 2 } },
      'src/b.ts': { 'no-var': { count: 1 } },
    },
  ],
  ['packages/a', { 'c.ts': { 'no-var': { count: 1 } } }],
])('counts for ESLint in %s what rules report, each file once', (folder, expected) => {
  expect(JSON.stringify(deriveSuppressions(errors, folder, ['.', 'packages/a']))).toBe(
    JSON.stringify(expected),
  );
});

it('leaves the file alone that says the same, with or without an end of its last line', async () => {
  const repository = createTemporaryRepository({});
  onTestFinished(repository.dispose);
  const file = path.join(repository.path, 'eslint-suppressions.json');
  const suppressions = { 'a.ts': { 'no-var': { count: 1 } } };
  expect(await writeSuppressions(repository.path, suppressions)).toBe(true);
  expect(await writeSuppressions(repository.path, suppressions)).toBe(false);
  writeFileSync(file, readFileSync(file, 'utf8').trimEnd());
  expect(await writeSuppressions(repository.path, suppressions)).toBe(false);
  expect(await writeSuppressions(repository.path, {})).toBe(true);
  expect(existsSync(file)).toBe(false);
  expect(await writeSuppressions(repository.path, {})).toBe(false);
});
