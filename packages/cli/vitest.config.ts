import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest(),
  // Most cases start real tools in a repository of their own.
  defineConfig({ test: { testTimeout: 120_000 } }),
);
