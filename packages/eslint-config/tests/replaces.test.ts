import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { replaces } from '../src/replaces.js';

const load = createRequire(import.meta.url);
const name = '@typescript-eslint/eslint-plugin';
const { version } = load(`${name}/package.json`) as { version: string };
const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);

describe("a repository's version of a plugin", () => {
  it.each([
    version,
    [major, minor, patch + 1].join('.'),
    [major, minor + 1, 0].join('.'),
    [major, minor + 1000, 0].join('.'),
  ])('%s takes the place of ours', (theirs) => {
    expect(replaces(name, theirs)).toBe(true);
  });

  it.each([
    [major, minor - 1, 99].join('.'),
    [major - 1, 99, 99].join('.'),
    [major + 1, 0, 0].join('.'),
    `${version}-alpha.1`,
    'workspace:*',
    'undefined',
  ])('%s does not', (theirs) => {
    expect(replaces(name, theirs)).toBe(false);
  });

  it.each([
    ['0.6.0', true],
    ['0.6.99', true],
    ['0.5.9', false],
    ['0.7.0', false],
  ])('%s before 1.0.0 takes it: %s', (theirs, expected) => {
    expect(replaces('eslint-plugin-import-lite', theirs)).toBe(expected);
  });

  it('of a plugin that is not ours takes no place', () => {
    expect(replaces('eslint-plugin-unknown', '1.0.0')).toBe(false);
  });
});
