import { defineConfig } from 'tsdown';

import { buildConstants } from './build-constants.js';

export default defineConfig({
  entry: ['src/index.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { sourcemap: false },
  sourcemap: false,
  fixedExtension: false,
  define: buildConstants,
});
