import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { bridgeTypeScript } from './typescript-bridge.js';

// Loaded on demand and through require: the bridge must be in place before typescript-eslint asks
// for TypeScript, and a repository without tests or TypeScript should not wait for their plugins.
const load = createRequire(import.meta.url);

/** What typescript-eslint brings to a config. */
export interface TypescriptEslint {
  readonly parser: Linter.Parser;
  readonly plugin: ESLint.Plugin;
}

/**
 * Loads typescript-eslint on the TypeScript that serves the repository.
 *
 * @param root - Folder of the repository.
 * @returns Its parser and plugin.
 */
export function typescriptEslint(root: string): TypescriptEslint {
  bridgeTypeScript({ cwd: root });
  return load('typescript-eslint') as TypescriptEslint;
}

/**
 * Loads the plugin for unused imports and variables.
 *
 * @returns The plugin.
 */
export function unusedImports(): ESLint.Plugin {
  // It takes its rule from typescript-eslint, so the bridge has to come first here too.
  bridgeTypeScript({ cwd: process.cwd() });
  return load('eslint-plugin-unused-imports') as ESLint.Plugin;
}

/**
 * Loads the plugin for the order of imports.
 *
 * @returns The plugin.
 */
export function importLite(): ESLint.Plugin {
  return (load('eslint-plugin-import-lite') as { default: ESLint.Plugin }).default;
}

/**
 * Loads the plugin for docstrings.
 *
 * @returns The plugin.
 */
export function jsdoc(): ESLint.Plugin {
  return load('eslint-plugin-jsdoc') as ESLint.Plugin;
}

/**
 * Loads the plugin for Node's modules.
 *
 * @returns The plugin.
 */
export function node(): ESLint.Plugin {
  return load('eslint-plugin-n') as ESLint.Plugin;
}

/**
 * Loads the plugin for regular expressions.
 *
 * @returns The plugin.
 */
export function regexp(): ESLint.Plugin {
  return (load('eslint-plugin-regexp') as { default: ESLint.Plugin }).default;
}

/**
 * Loads the plugin for comments that direct ESLint.
 *
 * @returns The plugin.
 */
export function eslintComments(): ESLint.Plugin {
  return load('@eslint-community/eslint-plugin-eslint-comments') as ESLint.Plugin;
}

/**
 * Loads the plugin for Vitest's tests.
 *
 * @returns The plugin.
 */
export function vitest(): ESLint.Plugin {
  return load('@vitest/eslint-plugin') as ESLint.Plugin;
}

/**
 * Loads the list of rules that a formatter makes needless.
 *
 * @returns The rules, all off.
 */
export function prettierRules(): Linter.RulesRecord {
  return (load('eslint-config-prettier') as { rules: Linter.RulesRecord }).rules;
}
