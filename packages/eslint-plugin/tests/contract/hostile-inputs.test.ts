import { createLanguageOptions, fixtureProject, hostileInputs } from '@groundrules/testkit';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { publicFixtures } from '../support/public-fixtures.js';
import { allRules } from './all-rules.js';

const rules = Object.fromEntries(allRules.map(([id]) => [`groundrules/${id}`, 'error' as const]));

describe.each([
  ['without type information', false],
  ['with type information', true],
])('every rule survives odd code %s', (_title, typed) => {
  const linter = new Linter({ cwd: fixtureProject });
  const config: Linter.Config = {
    files: ['**/*.{ts,tsx}'],
    languageOptions: createLanguageOptions({ typed }),
    settings: publicFixtures,
    plugins: { groundrules: plugin },
    rules,
  };

  it.each(hostileInputs)('$name', ({ filename, code }) => {
    const messages = linter.verify(code, config, filename);
    // A rule that throws makes `verify` throw; code that cannot be read is fatal.
    expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
    // Whatever is reported lies within the code.
    const lines = code.split(/\r\n|[\r\n\u2028\u2029]/u).length;
    for (const { line, endLine } of messages) {
      expect(line).toBeGreaterThan(0);
      expect(endLine ?? line).toBeLessThanOrEqual(lines);
    }
  });
});

describe('every rule survives plain JavaScript, read by the default parser', () => {
  const sources = hostileInputs.filter(({ filename }) => filename === 'file.ts');
  const linter = new Linter();
  const config: Linter.Config = { plugins: { groundrules: plugin }, rules };

  it('reads a good part of the odd code', () => {
    const read = sources.filter(
      ({ code }) => !linter.verify(code, config, 'file.js').some(({ fatal }) => fatal === true),
    );
    expect(read.length).toBeGreaterThan(25);
  });
});
