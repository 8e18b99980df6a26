import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { Linter } from 'eslint';
import { declarationFiles, sourceFiles } from '../globs.js';
import type { PresetOptions } from '../options.js';

/**
 * The rules that no other plugin ships.
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
  return [
    {
      name: 'groundrules/groundrules',
      files: sourceFiles,
      ignores: declarationFiles,
      plugins: { groundrules: groundrulesPlugin },
      rules: { ...groundrulesPlugin.configs[level].rules },
    },
  ];
}
