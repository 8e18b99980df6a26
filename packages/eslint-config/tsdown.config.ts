import { defineConfig, type UserConfig } from 'tsdown';
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
    deps: { onlyBundle: ['@typescript-eslint/eslint-plugin', 'eslint-plugin-unused-imports'] },
    // What is bundled is CommonJS, and runs part by part only as such.
    checks: { commonJsVariableInEsm: false, legacyCjs: false },
    plugins: [unusedImportsBaseRule(), thirdPartyNotices('THIRD-PARTY-NOTICES.txt')],
  },
]);
