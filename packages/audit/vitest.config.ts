import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest(),
  // Many cases start real package managers.
  defineConfig({ test: { testTimeout: 60_000 } }),
);
