import type { Linter } from 'eslint';
import { sourceFiles } from '../globs.js';
import { prettierRules } from '../plugins.js';

/**
 * Switches off what the formatter decides. Put it after the presets, before your own config.
 *
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default [...presets.javascript(), ...presets.formatting()];
 * ```
 */
export function formatting(): Linter.Config[] {
  return [
    {
      name: 'groundrules/formatting',
      files: sourceFiles,
      rules: { ...prettierRules() },
    },
  ];
}
