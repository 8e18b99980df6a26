import { groundrulesVitest } from '@groundrules/vitest-config';
import { defineConfig, mergeConfig } from 'vitest/config';
import { practiceTexts } from './bundling/practice-texts.js';

export default mergeConfig(
  groundrulesVitest(),
  // Most cases start real tools in a repository of their own.
  defineConfig({ plugins: [practiceTexts()], test: { testTimeout: 120_000 } }),
);
