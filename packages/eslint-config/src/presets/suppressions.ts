import type { Linter } from 'eslint';
import { sourceFiles } from '../globs.js';
import { eslintComments } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { Level, PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    '@eslint-community/eslint-comments/disable-enable-pair': ['error', { allowWholeFile: true }],
    '@eslint-community/eslint-comments/no-aggregating-enable': 'error',
    '@eslint-community/eslint-comments/no-duplicate-disable': 'error',
    '@eslint-community/eslint-comments/no-unlimited-disable': 'error',
    '@eslint-community/eslint-comments/no-unused-enable': 'error',
  },
  strict: {
    '@eslint-community/eslint-comments/require-description': [
      'error',
      {
        ignore: ['eslint-enable', 'eslint-env', 'exported', 'global', 'globals'],
      },
    ],
  },
};

/**
 * Picks the rules for comments that silence ESLint, for files of any language.
 *
 * @param level - The level to lint at.
 * @returns The rules.
 * @example
 * ```ts
 * suppressionRules('recommended');
 * ```
 */
export function suppressionRules(level: Level): Linter.RulesRecord {
  return rulesAt(rules, level);
}

/**
 * Comments that silence ESLint: narrow, and with a reason.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.suppressions();
 * ```
 */
export function suppressions({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  return [
    {
      name: 'groundrules/suppressions',
      files: sourceFiles,
      plugins: { '@eslint-community/eslint-comments': eslintComments(root) },
      rules: suppressionRules(level),
    },
  ];
}
