import type { Gate } from '@groundrules/catalogue';

/** The names of the gates, in the order of every table. */
export const gateNames = [
  'format',
  'lint',
  'types',
  'dead-code',
  'docs',
  'audit',
  'secrets',
  'bench',
] as const satisfies readonly Gate[];
