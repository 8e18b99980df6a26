import type { ESLint, Rule } from 'eslint';

/**
 * Makes a plugin that is loaded when the first of its rules runs. What ESLint asks of a rule before, to check a config,
 * is known without.
 *
 * @param metas - What the rules say of themselves, by their ids.
 * @param load - Loads the plugin.
 * @returns A plugin with the same rules.
 */
export function lazyPlugin(
  metas: Readonly<Record<string, Rule.RuleMetaData>>,
  load: () => ESLint.Plugin,
): ESLint.Plugin {
  let loaded: ESLint.Plugin | undefined;
  const rules = Object.entries(metas).map(([id, meta]): [string, Rule.RuleModule] => [
    id,
    {
      meta,
      create: (context) => {
        loaded ??= load();
        const rule = loaded.rules?.[id];
        if (rule === undefined) throw new TypeError(`The rule ${id} is gone from its plugin`);
        return rule.create(context);
      },
    },
  ]);
  return { rules: Object.fromEntries(rules) };
}
