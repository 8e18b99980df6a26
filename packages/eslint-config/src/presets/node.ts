import type { Linter } from 'eslint';
import { sourceFiles } from '../globs.js';
import { node as nodePlugin } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    'n/no-deprecated-api': 'error',
    'n/no-exports-assign': 'error',
    'n/no-new-require': 'error',
    'n/no-path-concat': 'error',
    'n/process-exit-as-throw': 'error',
  },
  strict: {
    'n/prefer-node-protocol': 'error',
  },
};

/**
 * Misuse of Node's own modules.
 *
 * @param options - The level to lint at.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.node();
 * ```
 */
export function node({ level = 'strict' }: PresetOptions = {}): Linter.Config[] {
  return [
    {
      name: 'groundrules/node',
      files: sourceFiles,
      plugins: { n: nodePlugin() },
      rules: rulesAt(rules, level),
    },
  ];
}
