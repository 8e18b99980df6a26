import { createRequire } from 'node:module';
import type { ESLint, Linter, Rule } from 'eslint';
import { lazyPlugin } from './lazy-plugin.js';
import { repositoryPlugin } from './repository-plugin.js';
import { repositoryTypescriptEslint } from './repository-typescript-eslint.js';
import { bridgeTypeScript } from './typescript-bridge.js';
import type { TypescriptEslint } from './typescript-eslint.js';
import type vendor from './vendor.cjs';

// Loaded on demand and through require: the bridge must be in place before typescript-eslint asks
// for TypeScript, and a repository without tests or TypeScript should not wait for their plugins.
const require = createRequire(import.meta.url);

/** What is bundled. The path is the same from the sources, which the tests run, as from the build. */
function vendored(): typeof vendor {
  return require('../dist/vendor.cjs') as typeof vendor;
}

/**
 * Loads typescript-eslint on the TypeScript that serves the repository.
 *
 * @param root - Folder of the repository.
 * @returns Its parser and plugin: the repository's own where it has them, since ESLint refuses a second plugin under
 * one name, otherwise ours.
 */
export function typescriptEslint(root: string): TypescriptEslint {
  bridgeTypeScript({ cwd: root });
  return repositoryTypescriptEslint(root) ?? vendored().typescriptEslint();
}

/**
 * Makes a parser that loads TypeScript's when the first file comes, not before.
 *
 * @param root - Folder of the repository, whose own copy is preferred: its rules may ask for types.
 * @returns The parser.
 */
export function lazyTypescriptParser(root: string): Linter.Parser {
  return {
    meta: { name: 'groundrules/lazy-typescript-parser' },
    parseForESLint: (code, options) => {
      bridgeTypeScript({ cwd: root });
      const parser =
        repositoryTypescriptEslint(root)?.parser ??
        (require('@typescript-eslint/parser') as Linter.Parser);
      if (!('parseForESLint' in parser))
        throw new TypeError('@typescript-eslint/parser has changed');
      return parser.parseForESLint(code, options);
    },
  };
}

/**
 * Loads the plugin for unused imports and variables.
 *
 * @param root - Folder of the repository, whose own copy is preferred.
 * @returns The plugin.
 */
export function unusedImports(root: string): ESLint.Plugin {
  // It takes its rule from typescript-eslint, so the bridge has to come first here too.
  bridgeTypeScript({ cwd: root });
  return repositoryPlugin('eslint-plugin-unused-imports', root) ?? vendored().unusedImports();
}

/**
 * Loads the plugin for the order of imports.
 *
 * @param root - Folder of the repository, whose own copy is preferred.
 * @returns The plugin.
 */
export function importLite(root: string): ESLint.Plugin {
  return repositoryPlugin('eslint-plugin-import-lite', root) ?? vendored().importLite();
}

/** ESLint refuses two objects under one name, so that it is made once however often a config is. */
let jsdocPlugin: ESLint.Plugin | undefined;

/**
 * Loads the plugin for docstrings. Ours takes a quarter of the time that a config takes, and is loaded when the first file
 * is linted.
 *
 * @param root - Folder of the repository, whose own copy is preferred.
 * @returns The plugin.
 */
export function jsdoc(root: string): ESLint.Plugin {
  jsdocPlugin ??= lazyPlugin(
    require('../dist/jsdoc-rules.json') as Readonly<Record<string, Rule.RuleMetaData>>,
    () => require('eslint-plugin-jsdoc') as ESLint.Plugin,
  );
  return repositoryPlugin('eslint-plugin-jsdoc', root) ?? jsdocPlugin;
}

/** Made once, for the same reason. */
let nodePlugin: ESLint.Plugin | undefined;

/**
 * Loads rules for Node's modules.
 *
 * @returns A plugin that holds the rules. Its name is its own, so that it does not clash with a repository's `n`.
 */
export function node(): ESLint.Plugin {
  nodePlugin ??= { meta: { name: 'eslint-plugin-n' }, rules: vendored().nodeRules() };
  return nodePlugin;
}

/**
 * Loads the plugin for regular expressions.
 *
 * @param root - Folder of the repository, whose own copy is preferred.
 * @returns The plugin.
 */
export function regexp(root: string): ESLint.Plugin {
  return repositoryPlugin('eslint-plugin-regexp', root) ?? vendored().regexp();
}

/**
 * Loads the plugin for comments that direct ESLint.
 *
 * @param root - Folder of the repository, whose own copy is preferred.
 * @returns The plugin.
 */
export function eslintComments(root: string): ESLint.Plugin {
  return (
    repositoryPlugin('@eslint-community/eslint-plugin-eslint-comments', root) ??
    (require('@eslint-community/eslint-plugin-eslint-comments') as ESLint.Plugin)
  );
}

/**
 * Loads the plugin for Vitest's tests.
 *
 * @param root - Folder of the repository, whose own copy is preferred.
 * @returns The plugin.
 */
export function vitest(root: string): ESLint.Plugin {
  return (
    repositoryPlugin('@vitest/eslint-plugin', root) ??
    (require('@vitest/eslint-plugin') as ESLint.Plugin)
  );
}

/**
 * Loads the list of rules that a formatter makes needless.
 *
 * @returns The rules, all off.
 */
export function prettierRules(): Linter.RulesRecord {
  return (require('eslint-config-prettier') as { rules: Linter.RulesRecord }).rules;
}
