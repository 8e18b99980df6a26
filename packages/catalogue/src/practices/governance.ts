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
  {
    id: 'weakened-rule',
    area: 'governance',
    title: 'Setting weaker than the standard',
    why: 'A rule that is off finds nothing, and a check that passes says nothing of what it was told to leave out.',
    enforcers: { command: 'drift' },
    fixable: false,
    docs: 'docs/practices/governance.md#weakened-rule',
  },
] as const satisfies readonly Practice[];
