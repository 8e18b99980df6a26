import type { Linter } from 'eslint';
import { sourceFiles } from '../globs.js';
import { regexp as regexpPlugin } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    'regexp/no-contradiction-with-assertion': 'error',
    'regexp/no-dupe-disjunctions': 'error',
    'regexp/no-empty-alternative': 'error',
    'regexp/no-empty-character-class': 'error',
    'regexp/no-empty-group': 'error',
    'regexp/no-empty-lookarounds-assertion': 'error',
    'regexp/no-escape-backspace': 'error',
    'regexp/no-invisible-character': 'error',
    'regexp/no-lazy-ends': 'error',
    'regexp/no-misleading-capturing-group': 'error',
    'regexp/no-misleading-unicode-character': 'error',
    'regexp/no-missing-g-flag': 'error',
    'regexp/no-obscure-range': 'error',
    'regexp/no-optional-assertion': 'error',
    'regexp/no-potentially-useless-backreference': 'error',
    'regexp/no-super-linear-backtracking': 'error',
    'regexp/no-useless-assertions': 'error',
    'regexp/no-useless-backreference': 'error',
    'regexp/no-useless-dollar-replacements': 'error',
    'regexp/no-zero-quantifier': 'error',
    // The plugin's own rule replaces the core one.
    'no-empty-character-class': 'off',
    'no-useless-backreference': 'off',
  },
  strict: {
    'regexp/confusing-quantifier': 'error',
    'regexp/no-dupe-characters-character-class': 'error',
    'regexp/no-extra-lookaround-assertions': 'error',
    'regexp/no-legacy-features': 'error',
    'regexp/no-non-standard-flag': 'error',
    'regexp/no-trivially-nested-quantifier': 'error',
    'regexp/no-unused-capturing-group': 'error',
    'regexp/no-useless-flag': 'error',
    'regexp/no-useless-lazy': 'error',
    'regexp/no-useless-quantifier': 'error',
    'regexp/no-useless-range': 'error',
    'regexp/strict': 'error',
  },
};

/**
 * Regular expressions that are wrong, misleading or slow.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.regexp();
 * ```
 */
export function regexp({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  return [
    {
      name: 'groundrules/regexp',
      files: sourceFiles,
      plugins: { regexp: regexpPlugin(root) },
      rules: rulesAt(rules, level),
    },
  ];
}
