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
  // A package among others is what somebody uses, whatever it is called.
  ['.', 'packages/testing/src/a.ts', false],
  ['packages', 'packages/testing/src/a.ts', true],
  ['packages/testing', 'packages/testing/src/a.ts', false],
  ['.', 'packages/testing/tests/a.ts', true],
  ['.', 'packages/testing/src/a.test.ts', true],
  ['.', 'packages/test-utils/src/a.ts', true],
  ['.', 'packages/cli/examples/nested/src/a.ts', true],
  ['.', 'e2e/src/a.ts', true],
  ['.', 'tools/release/a.ts', true],
  ['.', 'packages/cli/src/a.clienttest.ts', true],
  ['.', 'packages/cli/src/latest.ts', false],
  // A repository of its own, wherever it is checked out.
  ['.', 'examples/repository/src/a.ts', false],
  ['.', 'examples/repository/examples/a.ts', true],
  ['.', 'examples/repository/packages/testing/src/a.ts', false],
  ['examples/repository', 'examples/repository/src/a.ts', false],
])('linted from %s: %s, %s', (from, file, expected) => {
  const repository = createTemporaryRepository({
    'package.json': { name: 'root' },
    'packages/cli/package.json': { name: 'cli' },
    'examples/basic/package.json': { name: 'basic' },
    'packages/testing/package.json': { name: 'testing' },
    'packages/cli/examples/nested/package.json': { name: 'nested' },
    'e2e/package.json': { name: 'e2e' },
    'tools/package.json': { name: 'tools' },
    'examples/repository/.git': 'gitdir: elsewhere',
    'examples/repository/package.json': { name: 'repository' },
    'examples/repository/packages/testing/package.json': { name: 'testing' },
  });
  onTestFinished(repository.dispose);
  const context = {
    cwd: path.join(repository.path, from),
    filename: path.join(repository.path, file),
  } as Parameters<typeof isOneOff>[0];
  expect(isOneOff(context)).toBe(expected);
});
