import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest(),
  // Many cases start real package managers.
  defineConfig({
    test: { globalSetup: 'tests/support/global-setup.ts', testTimeout: 120_000, maxConcurrency: 4 },
  }),
);
