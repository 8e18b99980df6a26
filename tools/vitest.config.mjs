import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest({ include: ['tests/**/*.test.mjs'] }),
  // Most cases start a program, in a copy of the repository.
  defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } }),
);
