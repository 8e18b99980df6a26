import { groundrules } from '@groundrules/eslint-config';

export default groundrules(
  {
    root: import.meta.dirname,
    publicApi: ['src/*.ts', 'src/{backup,models,routes,security}/*.ts'],
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-self-compare': 'off', // seeded: weakened-rule
    },
  },
);
