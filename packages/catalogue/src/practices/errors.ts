import type { Practice } from '../practice.js';

export const errors = [
  {
    id: 'swallowed-error',
    area: 'errors',
    title: 'Error caught and dropped',
    why: 'A failure that nobody sees turns into wrong data later, far from its cause.',
    python: 'E722',
    enforcers: {
      eslint: ['groundrules/no-swallowed-error', 'preserve-caught-error'],
    },
    fixable: false,
    docs: 'docs/practices/errors.md#swallowed-error',
  },
  {
    id: 'undefined-name',
    area: 'errors',
    title: 'Name that is not defined',
    why: 'It throws a ReferenceError the first time the line runs, which is often in production.',
    python: 'F821',
    enforcers: {
      eslint: ['no-undef'],
      typescript: ['TS2304', 'TS2552', 'TS2503', 'TS18004'],
    },
    fixable: false,
    docs: 'docs/practices/errors.md#undefined-name',
  },
] as const satisfies readonly Practice[];
