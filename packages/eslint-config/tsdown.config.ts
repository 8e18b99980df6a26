import jsdoc from 'eslint-plugin-jsdoc';
import { defineConfig, type UserConfig } from 'tsdown';
import { ruleMetas } from './bundling/rule-metas.js';
import { thirdPartyNotices } from './bundling/third-party-notices.js';
import { unusedImportsBaseRule } from './bundling/unused-imports-base-rule.js';

const shared: UserConfig = {
  platform: 'node',
  target: 'node20.19',
  sourcemap: false,
};

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    format: 'esm',
    dts: { sourcemap: false },
    fixedExtension: false,
    deps: { onlyBundle: [] },
  },
  {
    ...shared,
    entry: ['src/vendor.cts'],
    format: 'cjs',
    dts: false,
    deps: {
      onlyBundle: [
        '@typescript-eslint/eslint-plugin',
        'eslint-plugin-import-lite',
        'eslint-plugin-n',
        'eslint-plugin-regexp',
        'eslint-plugin-unused-imports',
      ],
    },
    // Only so do the parts run one by one, and out of Yarn's archives on every version of Node.
    checks: { commonJsVariableInEsm: false, legacyCjs: false },
    plugins: [
      unusedImportsBaseRule(),
      thirdPartyNotices('THIRD-PARTY-NOTICES.txt'),
      ruleMetas(jsdoc, 'jsdoc-rules.json'),
    ],
  },
]);
