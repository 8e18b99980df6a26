import type { ESLint, Linter } from 'eslint';

/**
 * Registers the plugins of all presets for files that are no JavaScript as well. A config object without `files` turns
 * its rules on for them too, and ESLint stops at a rule whose plugin is not registered for a file.
 *
 * @param foreign - The config objects for files that are no JavaScript.
 * @param configs - Those of all other presets.
 * @returns The former, with the plugins of the latter.
 * @example
 * ```ts
 * configs.push(...withPlugins(containers(), configs));
 * ```
 */
export function withPlugins(
  foreign: readonly Linter.Config[],
  configs: readonly Linter.Config[],
): Linter.Config[] {
  const plugins: Record<string, ESLint.Plugin> = {};
  for (const config of configs) Object.assign(plugins, config.plugins);
  return foreign.map((config) => ({ ...config, plugins: { ...plugins, ...config.plugins } }));
}
