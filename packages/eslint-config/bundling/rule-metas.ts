import type { ESLint } from 'eslint';
import type { Rolldown } from 'tsdown';

/**
 * Writes down what the rules of a plugin say of themselves, so that a config can be checked before the plugin is loaded.
 *
 * @param plugin - The plugin.
 * @param fileName - The file beside the bundle.
 * @returns A plugin for the bundler.
 */
export function ruleMetas(plugin: ESLint.Plugin, fileName: string): Rolldown.Plugin {
  return {
    name: 'rule-metas',
    generateBundle() {
      const metas = Object.entries(plugin.rules ?? {}).map(([id, { meta }]) => [id, meta]);
      const source = JSON.stringify(Object.fromEntries(metas));
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
