import { describe, expect, it } from 'vitest';

import { optionDirection, type Direction } from '../../src/drift/eslint/option-direction.js';

describe('optionDirection', () => {
  it.each<
    readonly [
      rule: string,
      standard: readonly unknown[],
      effective: readonly unknown[],
      direction: Direction,
    ]
  >([
    ['eqeqeq', ['always', { null: 'ignore' }], ['smart'], 'loosened'],
    ['eqeqeq', ['always', { null: 'ignore' }], ['always'], 'tightened'],
    ['no-constant-condition', [{ checkLoops: 'none' }], [{ checkLoops: true }], 'tightened'],
    ['no-constant-condition', [{ checkLoops: 'all' }], [{ checkLoops: false }], 'loosened'],
    ['no-empty', [{ allowEmptyCatch: false }], [{ allowEmptyCatch: true }], 'loosened'],
    ['no-empty', [{ allowEmptyCatch: true }], [], 'tightened'],
    ['prefer-const', [{ destructuring: 'all' }], [{ destructuring: 'any' }], 'tightened'],
    ['a', [{ checkStubs: true }], [{ checkStubs: false }], 'loosened'],
    ['a', [], [{ checkStubs: false }], 'loosened'],
    ['a', [], [{ checkStubs: true }], 'tightened'],
    ['a', [{ maxBodySize: 10 }], [{ maxBodySize: 11 }], 'loosened'],
    ['a', [{ minimumLength: 10 }], [{ minimumLength: 3 }], 'loosened'],
    ['a', [{ minimumLength: 10 }], [{ minimumLength: 30 }], 'tightened'],
    ['a', [{ ignore: ['x', 'y'] }], [{ ignore: ['y'] }], 'tightened'],
    ['a', [{ ignore: ['x'] }], [{ ignore: ['y', 'x'] }], 'loosened'],
    ['a', [{ ignore: ['x'] }], [{ ignore: ['y'] }], 'loosened'],
    ['a', [{ ignore: ['x', 'y'] }], [{ ignore: ['x', 'y'] }], 'same'],
    ['a', [{ bannedNames: ['x', 'y'] }], [{ bannedNames: ['y'] }], 'loosened'],
    ['a', [{ varsIgnorePattern: '^_' }], [{ varsIgnorePattern: '.*' }], 'changed'],
    ['a', [{}], [{ varsIgnorePattern: '.*' }], 'loosened'],
    ['a', [{ varsIgnorePattern: '^_' }], [{}], 'tightened'],
    ['a', [{ style: 'x' }], [{ style: 'y' }], 'changed'],
    ['a', ['x'], [], 'changed'],
    ['a', [{ style: 'x', allowAll: false }], [{ style: 'y', allowAll: true }], 'loosened'],
    ['a', [{ b: 1, a: { c: 2 } }], [{ a: { c: 2 }, b: 1 }], 'same'],
    ['a', [{ inner: { allowX: false } }], [{ inner: { allowX: true } }], 'loosened'],
    [
      '@typescript-eslint/ban-ts-comment',
      [{ 'ts-ignore': true }],
      [{ 'ts-ignore': 'allow-with-description' }],
      'loosened',
    ],
    [
      '@typescript-eslint/no-misused-promises',
      [{ checksVoidReturn: true }],
      [{ checksVoidReturn: { attributes: false } }],
      'loosened',
    ],
    [
      'groundrules/unpinned-action',
      [{ trustedOwners: [] }],
      [{ trustedOwners: ['x'] }],
      'loosened',
    ],
    [
      'groundrules/no-sentinel-fallback',
      [{ words: ['id', 'uid'] }],
      [{ words: ['id'] }],
      'loosened',
    ],
  ])('%s %j → %j is %4$s', (rule, standard, effective, direction) => {
    expect(optionDirection(rule, standard, effective)).toBe(direction);
  });
});
