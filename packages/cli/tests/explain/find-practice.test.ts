import { practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { enforcerNames } from '../../src/explain/enforcer-names.js';
import { searchPractice } from '../../src/explain/find-practice.js';

describe('searchPractice', () => {
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
    const found = searchPractice(name);
    expect({ id: found?.practice.id, rule: found?.enforcer?.rule }).toEqual({ id, rule });
  });

  it.each(practices)('finds $id by its id and by all that reports it', (practice) => {
    const { id } = practice;
    expect(searchPractice(id)?.practice.id).toBe(id);
    // Prettier reports several under one name.
    const names = enforcerNames(practice).filter(({ rule }) => rule !== 'prettier');
    expect(names.map(({ rule }) => searchPractice(rule)?.practice.id)).toEqual(names.map(() => id));
    const short = names.map(({ rule }) => rule.slice(rule.lastIndexOf('/') + 1));
    expect(short.map((name) => searchPractice(name)?.practice.id)).toEqual(names.map(() => id));
  });

  it('takes what Prettier reports for what says no more than that', () => {
    expect(searchPractice('prettier')?.practice.id).toBe('unformatted');
  });

  it('refuses a name of several', () => {
    expect(() => searchPractice('vulture')).toThrow(
      'Choose one: unused-export, unused-file, unused-member',
    );
  });

  it.each(['', 'sql-concatenaton', 'prefer-const'])('finds nothing for %j', (name) => {
    expect(searchPractice(name)).toBeUndefined();
  });
});
