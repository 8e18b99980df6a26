import type { Linter } from 'eslint';
import { sourceFiles } from '../globs.js';
import { node as nodePlugin } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    'node/no-deprecated-api': 'error',
    'node/no-exports-assign': 'error',
    'node/no-new-require': 'error',
    'node/no-path-concat': 'error',
    'node/process-exit-as-throw': 'error',
  },
  strict: {
    'node/prefer-node-protocol': 'error',
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
      plugins: { node: nodePlugin() },
      rules: rulesAt(rules, level),
    },
  ];
}
