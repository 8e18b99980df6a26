import { expect, it } from 'vitest';

import { allowedPackages } from '../../src/supply-chain/allowed-packages.js';

it.each<[string, string[], string, string, boolean]>([
  ['nothing', [], 'ms', '2.0.0', false],
  ['a name', ['ms'], 'ms', '2.0.0', true],
  ['another name', ['ms'], 'msx', '2.0.0', false],
  ['a version', ['ms@2.0.0'], 'ms', '2.0.0', true],
  ['another version', ['ms@2.0.1'], 'ms', '2.0.0', false],
  ['a range', ['ms@^2.0.0'], 'ms', '2.4.0', true],
  ['another range', ['ms@^1.0.0'], 'ms', '2.4.0', false],
  ['a range, and a prerelease in it', ['ms@>=2'], 'ms', '3.0.0-beta.1', true],
  ['one of several versions', ['ms@1.0.0 || 2.0.0'], 'ms', '2.0.0', true],
  ['what is no range', ['ms@soon'], 'ms', '2.0.0', false],
  ['a name in a scope', ['@acme/ui'], '@acme/ui', '1.0.0', true],
  ['a version in a scope', ['@acme/ui@1'], '@acme/ui', '2.0.0', false],
  ['a scope', ['@acme/*'], '@acme/ui', '1.0.0', true],
  ['another scope', ['@acme/*'], '@acme-evil/ui', '1.0.0', false],
  ['a scope, and a name without one', ['@acme/*'], 'acme', '1.0.0', false],
  ['with spaces around', [' ms '], 'ms', '2.0.0', true],
])('%s', (_, allowed, name, version, expected) => {
  expect(allowedPackages(allowed)(name, version)).toBe(expected);
});
