import { groundrules } from '@groundrules/eslint-config';

export default groundrules({
  root: import.meta.dirname,
  // LabLink is an application: its package.json names no entries. What is in database/ is nobody else's business.
  publicApi: ['apps/demo/src/*.ts', 'apps/demo/src/{backup,models,routes,security}/*.ts'],
  ignores: ['apps/demo/flawed/**', '**/tests/fixtures/**'],
});
