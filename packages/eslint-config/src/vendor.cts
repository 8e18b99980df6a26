import type { ESLint, Rule } from 'eslint';
import type { TypescriptEslint } from './typescript-eslint.js';

interface WithDefault<Exported> {
  readonly default: Exported;
}

/*
 * What is bundled instead of depended on, see docs/decisions. Each runs when it is first asked for, so that the
 * bridge comes first and nobody waits for what is off.
 */
export = {
  typescriptEslint: (): TypescriptEslint =>
    require('@typescript-eslint/eslint-plugin/use-at-your-own-risk/raw-plugin') as TypescriptEslint,
  unusedImports: (): ESLint.Plugin => require('eslint-plugin-unused-imports') as ESLint.Plugin,
  importLite: (): ESLint.Plugin =>
    (require('eslint-plugin-import-lite') as WithDefault<ESLint.Plugin>).default,
  regexp: (): ESLint.Plugin =>
    (require('eslint-plugin-regexp') as WithDefault<ESLint.Plugin>).default,
  /** The rules that the standard uses. The others load some 300 files of one more plugin. */
  nodeRules: (): Readonly<Record<string, Rule.RuleModule>> => ({
    'no-deprecated-api': (
      require('eslint-plugin-n/lib/rules/no-deprecated-api.js') as WithDefault<Rule.RuleModule>
    ).default,
    'no-exports-assign': (
      require('eslint-plugin-n/lib/rules/no-exports-assign.js') as WithDefault<Rule.RuleModule>
    ).default,
    'no-new-require': (
      require('eslint-plugin-n/lib/rules/no-new-require.js') as WithDefault<Rule.RuleModule>
    ).default,
    'no-path-concat': (
      require('eslint-plugin-n/lib/rules/no-path-concat.js') as WithDefault<Rule.RuleModule>
    ).default,
    'prefer-node-protocol': (
      require('eslint-plugin-n/lib/rules/prefer-node-protocol.js') as WithDefault<Rule.RuleModule>
    ).default,
    'process-exit-as-throw': (
      require('eslint-plugin-n/lib/rules/process-exit-as-throw.js') as WithDefault<Rule.RuleModule>
    ).default,
  }),
};
