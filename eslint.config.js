import { groundrules } from '@groundrules/eslint-config';

export default groundrules({
  root: import.meta.dirname,
  ignores: ['apps/demo/flawed/**', 'apps/demo/.fixed-*/**', '**/tests/fixtures/**'],
});
