import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest(),
  // Each case starts knip.
  defineConfig({ test: { testTimeout: 60_000 } }),
);
