import type { ESLint, Linter, Rule } from 'eslint';

import type { RuleDocs } from './create-rule.js';
import { rules } from './rules/index.js';

const namespace = 'groundrules';

/** The plugin as ESLint's own types describe it, with what is known beyond. */
interface Plugin extends ESLint.Plugin {
  readonly meta: { name: string; version: string; namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
}

const plugin: Plugin = {
  meta: { name: __PACKAGE_NAME__, version: __PACKAGE_VERSION__, namespace },
  // The rules are written in typescript-eslint's types, which describe the same objects.
  rules: rules as unknown as Plugin['rules'],
};

function createPreset(name: string, isChosen: (docs: RuleDocs) => boolean): Linter.Config {
  const chosen = Object.entries(rules)
    .filter(([, { meta }]) => meta.docs !== undefined && isChosen(meta.docs))
    .map(([id]) => [`${namespace}/${id}`, 'error'] as const);
  return {
    name: `${namespace}/plugin/${name}`,
    plugins: { [namespace]: plugin },
    rules: Object.fromEntries(chosen),
  };
}

/** The plugin with its presets, which in turn hold the plugin. */
interface PluginWithPresets extends Plugin {
  readonly configs: Record<'recommended' | 'strict' | 'security', Linter.Config>;
}

const pluginWithPresets: PluginWithPresets = Object.assign(plugin, {
  configs: {
    recommended: createPreset('recommended', ({ level }) => level === 'recommended'),
    strict: createPreset('strict', () => true),
    security: createPreset('security', ({ area }) => area === 'security'),
  },
});

/**
 * The ESLint plugin: its rules, and presets of them. `recommended` holds what is next to never
 * wrong, `strict` holds every rule, `security` holds the rules of that area.
 *
 * @example
 * ```js
 * // eslint.config.js
 * import groundrules from '@groundrules/eslint-plugin';
 *
 * export default [groundrules.configs.strict];
 * ```
 */
export default pluginWithPresets;
