import { groundrules } from '@groundrules/eslint-config';

export default groundrules({
  root: import.meta.dirname,
  publicApi: [
    'packages/*/src/index.ts',
    'packages/eslint-config/src/presets/*.ts',
    'apps/demo/src/**/*.ts',
  ],
  ignores: ['apps/demo/flawed/**', 'apps/demo/.fixed-*/**', '**/tests/fixtures/**'],
});
