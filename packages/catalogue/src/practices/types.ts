import type { Practice } from '../practice.js';

export const types = [
  {
    id: 'untyped-public-function',
    area: 'types',
    title: 'Exported function without types',
    why: 'Callers get no help and no check, and an inferred type changes without anyone deciding it.',
    python: 'no-untyped-def',
    enforcers: {
      eslint: ['@typescript-eslint/explicit-module-boundary-types'],
      typescript: ['TS7006', 'TS7010', 'TS7019', 'TS7031'],
    },
    fixable: false,
    docs: 'docs/practices/types.md#untyped-public-function',
  },
  {
    id: 'unsafe-any',
    area: 'types',
    title: 'Value of type any',
    why: 'any switches the compiler off for everything the value touches.',
    python: 'no-any-expr',
    enforcers: {
      eslint: [
        '@typescript-eslint/no-explicit-any',
        '@typescript-eslint/no-unsafe-argument',
        '@typescript-eslint/no-unsafe-assignment',
        '@typescript-eslint/no-unsafe-call',
        '@typescript-eslint/no-unsafe-member-access',
        '@typescript-eslint/no-unsafe-return',
      ],
    },
    fixable: false,
    docs: 'docs/practices/types.md#unsafe-any',
  },
  {
    id: 'unchecked-nullable',
    area: 'types',
    title: 'Value used without checking that it is there',
    why: 'null and undefined reach code that does not expect them and fail far from their source.',
    python: 'union-attr',
    enforcers: {
      eslint: [
        '@typescript-eslint/no-non-null-assertion',
        '@typescript-eslint/no-non-null-asserted-optional-chain',
        '@typescript-eslint/no-non-null-asserted-nullish-coalescing',
      ],
      typescript: [
        'TS2322',
        'TS2345',
        'TS2531',
        'TS2532',
        'TS2533',
        'TS18047',
        'TS18048',
        'TS18049',
      ],
    },
    fixable: false,
    docs: 'docs/practices/types.md#unchecked-nullable',
  },
  {
    id: 'sentinel-for-missing',
    area: 'types',
    title: 'Made-up value in place of a missing id',
    why: 'A row id of -1 is a valid number to every later query; absence must stay visible.',
    enforcers: { eslint: ['groundrules/no-sentinel-fallback'] },
    fixable: false,
    docs: 'docs/practices/types.md#sentinel-for-missing',
  },
] as const satisfies readonly Practice[];
