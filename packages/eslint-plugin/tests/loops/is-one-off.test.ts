import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { isOneOff } from '../../src/loops/is-one-off.js';

it.each([
  ['.', 'src/a.ts', false],
  ['.', 'scripts/a.ts', true],
  ['.', 'src/cli/a.ts', true],
  ['.', 'packages/cli/src/a.ts', false],
  ['packages/cli', 'packages/cli/src/a.ts', false],
  ['.', 'packages/cli/bin/a.ts', true],
  ['.', 'packages/cli/tests/a.ts', true],
  ['.', 'packages/cli/src/cli.ts', true],
  ['.', 'examples/basic/src/a.ts', true],
  ['.', 'tools/not-a-package/a.ts', true],
  ['packages', 'packages/tools/a.ts', true],
])('linted from %s: %s, %s', (from, file, expected) => {
  const repository = createTemporaryRepository({
    'package.json': { name: 'root' },
    'packages/cli/package.json': { name: 'cli' },
    'examples/basic/package.json': { name: 'basic' },
  });
  onTestFinished(repository.dispose);
  const context = {
    cwd: path.join(repository.path, from),
    filename: path.join(repository.path, file),
  } as Parameters<typeof isOneOff>[0];
  expect(isOneOff(context)).toBe(expected);
});
