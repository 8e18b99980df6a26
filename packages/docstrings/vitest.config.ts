import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest(),
  // The first case of a file loads the compiler.
  defineConfig({ test: { testTimeout: 60_000 } }),
);
