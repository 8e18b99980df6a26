import type { ESLint } from 'eslint';
import type { TypescriptEslint } from './typescript-eslint.js';

/*
 * What is bundled instead of depended on, see docs/decisions. Each runs when it is first asked for, so that the
 * bridge comes first and nobody waits for what is off.
 */
export = {
  typescriptEslint: (): TypescriptEslint =>
    require('@typescript-eslint/eslint-plugin/use-at-your-own-risk/raw-plugin') as TypescriptEslint,
  unusedImports: (): ESLint.Plugin => require('eslint-plugin-unused-imports') as ESLint.Plugin,
};
