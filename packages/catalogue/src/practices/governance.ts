import type { Practice } from '../practice.js';

export const governance = [
  {
    id: 'unexplained-suppression',
    area: 'governance',
    title: 'Finding silenced without a reason',
    why: 'Nobody can tell later whether the exception still holds.',
    enforcers: {
      eslint: [
        '@eslint-community/eslint-comments/require-description',
        '@eslint-community/eslint-comments/no-unlimited-disable',
        '@typescript-eslint/ban-ts-comment',
      ],
    },
    fixable: false,
    docs: 'docs/practices/governance.md#unexplained-suppression',
  },
] as const satisfies readonly Practice[];
