import { devNull } from 'node:os';
import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';
import { practiceTexts } from './bundling/practice-texts.js';

export default mergeConfig(
  groundrulesVitest(),
  // Most cases start real tools in a repository of their own.
  defineConfig({
    plugins: [practiceTexts()],
    test: {
      testTimeout: 120_000,
      // Who works at this machine, and how Git is set up for them, is nothing to a test.
      env: { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
    },
  }),
);
