import type { FlatConfig, RuleModule } from '@typescript-eslint/utils/ts-eslint';

import type { RuleDocs } from './create-rule.js';
import { rules } from './rules/index.js';

const namespace = 'groundrules';
const plugin = { meta: { name: __PACKAGE_NAME__, version: __PACKAGE_VERSION__, namespace }, rules };

function preset(
  name: RuleDocs['level'],
  levels: readonly RuleDocs['level'][],
): FlatConfig.Config & { readonly name: string } {
  const chosen: Record<string, 'error'> = {};
  const all: Readonly<Record<string, RuleModule<string, unknown[], RuleDocs>>> = rules;
  for (const [id, { meta }] of Object.entries(all)) {
    if (meta.docs !== undefined && levels.includes(meta.docs.level)) {
      chosen[`${namespace}/${id}`] = 'error';
    }
  }
  return { name: `${namespace}/plugin/${name}`, plugins: { [namespace]: plugin }, rules: chosen };
}

/**
 * The ESLint plugin: the rules, and two presets of them. `recommended` holds what is next to never
 * wrong, `strict` holds every rule.
 *
 * @example
 * ```js
 * // eslint.config.js
 * import groundrules from '@groundrules/eslint-plugin';
 *
 * export default [groundrules.configs.strict];
 * ```
 */
export default Object.assign(plugin, {
  configs: {
    recommended: preset('recommended', ['recommended']),
    strict: preset('strict', ['recommended', 'strict']),
  },
});
