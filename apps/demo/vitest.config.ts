import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest({ include: ['tests/**/*.test.ts'] }),
  // Each file boots a database of its own, which is slow on a busy machine.
  defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } }),
);
