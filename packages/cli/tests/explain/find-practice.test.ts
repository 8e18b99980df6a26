import { practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { enforcerNames } from '../../src/explain/enforcer-names.js';
import { findPractice } from '../../src/explain/find-practice.js';

describe('findPractice', () => {
  it.each([
    ['swallowed-error', 'swallowed-error', undefined],
    ['Swallowed-Error ', 'swallowed-error', undefined],
    ['groundrules/no-swallowed-error', 'swallowed-error', 'groundrules/no-swallowed-error'],
    ['no-swallowed-error', 'swallowed-error', 'groundrules/no-swallowed-error'],
    [
      '@eslint-community/eslint-comments/require-description',
      'unexplained-suppression',
      '@eslint-community/eslint-comments/require-description',
    ],
    [
      'require-description',
      'unexplained-suppression',
      '@eslint-community/eslint-comments/require-description',
    ],
    ['groundrules/sql-concatenation', 'sql-concatenation', 'groundrules/sql-concatenation'],
    ['sql-concatenation', 'sql-concatenation', undefined],
    ['TS2304', 'undefined-name', 'TS2304'],
    ['ts2304', 'undefined-name', 'TS2304'],
    ['2304', 'undefined-name', 'TS2304'],
    ['types', 'unused-export', 'types'],
    ['devdependencies', 'unused-dependency', 'devDependencies'],
    ['E722', 'swallowed-error', undefined],
    ['unguarded-scripts', 'install-script', 'unguarded-scripts'],
    ['Foreign-Host', 'untrusted-source', 'foreign-host'],
    ['unchecked-ages', 'young-version', 'unchecked-ages'],
    ['lost-provenance', 'lost-provenance', undefined],
  ])('takes %j for %s', (name, id, rule) => {
    const { enforcer, practice } = findPractice(name);
    expect({ id: practice.id, rule: enforcer?.rule }).toEqual({ id, rule });
  });

  it.each(practices)('finds $id by its id and by all that reports it', (practice) => {
    const { id } = practice;
    expect(findPractice(id).practice.id).toBe(id);
    // Prettier reports several under one name.
    const names = enforcerNames(practice).filter(({ rule }) => rule !== 'prettier');
    expect(names.map(({ rule }) => findPractice(rule).practice.id)).toEqual(names.map(() => id));
    const short = names.map(({ rule }) => rule.slice(rule.lastIndexOf('/') + 1));
    expect(short.map((name) => findPractice(name).practice.id)).toEqual(names.map(() => id));
  });

  it.each([
    ['sql-concatenaton', 'Did you mean sql-concatenation'],
    ['no-swalowed-error', 'Did you mean no-swallowed-error'],
    ['secret', 'Did you mean hardcoded-secret, container-secret'],
    ['prettier', 'Choose one: line-too-long, operator-linebreak, unformatted'],
    ['vulture', 'Choose one: unused-export, unused-file, unused-member'],
    ['', 'No practice and no rule of a practice is called "".'],
    ['\u001B[2J', String.raw`is called "\\u001b[2J".`],
  ])('refuses %j', (name, message) => {
    expect(() => findPractice(name)).toThrow(message);
  });

  it('suggests nothing where nothing is near', () => {
    expect(() => findPractice('zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz')).toThrow(
      '". npx groundrules explain lists them all.',
    );
  });
});
