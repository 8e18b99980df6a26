import { expect, it } from 'vitest';

import { createIgnore } from '../../src/config/create-ignore.js';

it.each<readonly [globs: readonly string[], file: string, isIgnored: boolean]>([
  [['src/**'], 'src/.hidden/a.ts', true],
  [['src'], 'src/.hidden/.a.ts', true],
  [['*.ts'], '.a.ts', true],
  [['src/'], 'src/a/b.ts', true],
  [['./src'], 'src/a.ts', true],
  [['/src'], 'src/a.ts', true],
  [['src'], 'srcs/a.ts', false],
  [['src'], 'lib/src/a.ts', false],
  [['*.ts'], 'src/a.ts', false],
  [[], 'a.ts', false],
  [[], 'groundrules.baseline.json', true],
  [[], 'packages/a/eslint-suppressions.json', true],
  [[], 'groundrules.waivers.json', false],
])('%j ignores %s: %s', (globs, file, isIgnored) => {
  expect(createIgnore(globs)(file)).toBe(isIgnored);
});
