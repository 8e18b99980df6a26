import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

import { buildConstants } from './build-constants.js';

export default mergeConfig(
  // The rule tester has assertions of its own.
  groundrulesVitest({ include: ['tests/**/*.test.ts'], requireAssertions: false }),
  defineConfig({
    define: buildConstants,
    // The first case with type information builds a program, which takes long on a busy machine.
    test: { testTimeout: 60_000 },
  }),
);
