import { defineConfig } from 'vitest/config';

import { buildConstants } from './build-constants.js';

export default defineConfig({
  define: buildConstants,
  test: { include: ['tests/**/*.test.ts'] },
});
