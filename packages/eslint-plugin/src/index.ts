import type { FlatConfig, RuleModule } from '@typescript-eslint/utils/ts-eslint';

import type { RuleDocs } from './create-rule.js';
import { rules } from './rules/index.js';

const namespace = 'groundrules';
const meta: { readonly name: string; readonly version: string; readonly namespace: string } = {
  name: __PACKAGE_NAME__,
  version: __PACKAGE_VERSION__,
  namespace,
};
const plugin = { meta, rules };

function createPreset(
  name: RuleDocs['level'],
  levels: readonly RuleDocs['level'][],
): FlatConfig.Config {
  const chosen: Record<string, 'error'> = {};
  const all: Readonly<Record<string, RuleModule<string, unknown[], RuleDocs>>> = rules;
  for (const [id, rule] of Object.entries(all)) {
    const level = rule.meta.docs?.level;
    if (level !== undefined && levels.includes(level)) chosen[`${namespace}/${id}`] = 'error';
  }
  return { name: `${namespace}/plugin/${name}`, plugins: { [namespace]: plugin }, rules: chosen };
}

/**
 * The ESLint plugin: its rules, and two presets of them. `recommended` holds what is next to never
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
    recommended: createPreset('recommended', ['recommended']),
    strict: createPreset('strict', ['recommended', 'strict']),
  },
});
