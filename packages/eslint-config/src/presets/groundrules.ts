import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { Linter } from 'eslint';
import { declarationFiles, sourceFiles } from '../globs.js';
import { checkLevel } from './preset.js';
import type { PresetOptions } from '../options.js';

/**
 * The rules that no other plugin ships, but for those of `presets.docs`, `presets.security` and
 * `presets.performance`.
 *
 * @param options - The level to lint at.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.groundrules({ level: 'recommended' });
 * ```
 */
export function groundrules({ level = 'strict' }: PresetOptions = {}): Linter.Config[] {
  checkLevel(level);
  const { [level]: ofLevel, docs, performance, security } = groundrulesPlugin.configs;
  const elsewhere = { ...docs.rules, ...security.rules, ...performance.rules };
  const rules = Object.entries(ofLevel.rules ?? {}).filter(([id]) => !(id in elsewhere));
  return [
    {
      name: 'groundrules/groundrules',
      files: sourceFiles,
      ignores: declarationFiles,
      plugins: { groundrules: groundrulesPlugin },
      rules: Object.fromEntries(rules),
    },
  ];
}
