import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';

export default mergeConfig(
  groundrulesVitest({ include: ['tests/*.test.ts'] }),
  // A case that loads every plugin takes long on a busy machine.
  defineConfig({ test: { testTimeout: 60_000 } }),
);
