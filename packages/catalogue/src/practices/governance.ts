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
  {
    id: 'expired-waiver',
    area: 'governance',
    title: 'Exception past its date',
    why: 'Somebody accepted the risk up to a day; since then nobody does.',
    enforcers: { eslint: ['groundrules/expired-suppression'] },
    fixable: false,
    docs: 'docs/practices/governance.md#expired-waiver',
  },
] as const satisfies readonly Practice[];
