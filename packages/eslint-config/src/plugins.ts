import { createRequire } from 'node:module';
import type { ESLint, Linter, Rule } from 'eslint';
import { bridgeTypeScript } from './typescript-bridge.js';

// Loaded on demand and through require: the bridge must be in place before typescript-eslint asks
// for TypeScript, and a repository without tests or TypeScript should not wait for their plugins.
const require = createRequire(import.meta.url);

const made = new Map<string, ESLint.Plugin>();

/** ESLint refuses two objects under one name, so that each plugin is made once however often a config is. */
function once(name: string, make: () => ESLint.Plugin): ESLint.Plugin {
  const plugin = made.get(name) ?? make();
  made.set(name, plugin);
  return plugin;
}

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
  // Where the package typescript-eslint has both from: the same objects, so a repository may use it as well. The
  // packages behind it are depended on directly because pnpm looks for the peers of other plugins there.
  return require('@typescript-eslint/eslint-plugin/use-at-your-own-risk/raw-plugin') as TypescriptEslint;
}

/**
 * Makes a parser that loads TypeScript's when the first file comes, not before.
 *
 * @param root - Folder of the repository.
 * @returns The parser.
 */
export function lazyTypescriptParser(root: string): Linter.Parser {
  return {
    meta: { name: 'groundrules/lazy-typescript-parser' },
    parseForESLint: (code, options) => {
      const { parser } = typescriptEslint(root);
      if (!('parseForESLint' in parser))
        throw new TypeError('@typescript-eslint/parser has changed');
      return parser.parseForESLint(code, options);
    },
  };
}

/**
 * Loads the plugin for unused imports and variables.
 *
 * @returns The plugin.
 */
export function unusedImports(): ESLint.Plugin {
  // It takes its rule from typescript-eslint, so the bridge has to come first here too.
  bridgeTypeScript({ cwd: process.cwd() });
  return require('eslint-plugin-unused-imports') as ESLint.Plugin;
}

/**
 * Loads the plugin for the order of imports.
 *
 * @returns The plugin.
 */
export function importLite(): ESLint.Plugin {
  return (require('eslint-plugin-import-lite') as { default: ESLint.Plugin }).default;
}

/**
 * Loads the plugin for docstrings.
 *
 * @returns The plugin.
 */
export function jsdoc(): ESLint.Plugin {
  return once('jsdoc', () => {
    const plugin = require('eslint-plugin-jsdoc') as ESLint.Plugin;
    const requireExample = plugin.rules?.['require-example'];
    if (requireExample === undefined) return plugin;
    return {
      ...plugin,
      rules: { ...plugin.rules, 'require-example': withoutFix(requireExample) },
    };
  });
}

/**
 * Takes the fix from a rule. `jsdoc/require-example` offers one even with its fixer off: it changes nothing, so
 * `eslint --fix` goes round in circles and warns of it.
 */
function withoutFix(rule: Rule.RuleModule): Rule.RuleModule {
  const { fixable: _fixable, ...meta } = rule.meta ?? {};
  return {
    meta,
    create: (context) =>
      rule.create(
        Object.create(context, {
          report: {
            value: ({ fix: _fix, ...descriptor }: Rule.ReportDescriptor) => {
              context.report(descriptor);
            },
          },
        }) as Rule.RuleContext,
      ),
  };
}

/** The rules of eslint-plugin-n that the standard uses. */
const nodeRules = [
  'no-deprecated-api',
  'no-exports-assign',
  'no-new-require',
  'no-path-concat',
  'prefer-node-protocol',
  'process-exit-as-throw',
] as const;

/**
 * Loads rules for Node's modules.
 *
 * The index of eslint-plugin-n loads some 300 files of another plugin for rules that are off here: three times
 * what the rest of it takes. A plugin of its own name does not clash with a repository's `n` either.
 *
 * @returns A plugin that holds the rules.
 */
export function node(): ESLint.Plugin {
  return once('node', () => {
    const rules = nodeRules.map((id) => {
      const module = require(`eslint-plugin-n/lib/rules/${id}.js`) as { default: Rule.RuleModule };
      return [id, module.default] as const;
    });
    return { meta: { name: 'eslint-plugin-n' }, rules: Object.fromEntries(rules) };
  });
}

/**
 * Loads the plugin for regular expressions.
 *
 * @returns The plugin.
 */
export function regexp(): ESLint.Plugin {
  return (require('eslint-plugin-regexp') as { default: ESLint.Plugin }).default;
}

/**
 * Loads the plugin for comments that direct ESLint.
 *
 * @returns The plugin.
 */
export function eslintComments(): ESLint.Plugin {
  return require('@eslint-community/eslint-plugin-eslint-comments') as ESLint.Plugin;
}

/**
 * Loads the plugin for Vitest's tests.
 *
 * @returns The plugin.
 */
export function vitest(): ESLint.Plugin {
  return require('@vitest/eslint-plugin') as ESLint.Plugin;
}

/**
 * Loads the list of rules that a formatter makes needless.
 *
 * @returns The rules, all off.
 */
export function prettierRules(): Linter.RulesRecord {
  return (require('eslint-config-prettier') as { rules: Linter.RulesRecord }).rules;
}
