import type { Linter } from 'eslint';
import { sourceFiles, typescriptFiles } from '../globs.js';
import { importLite, unusedImports } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    'unused-imports/no-unused-imports': 'error',
  },
  strict: {
    'import/first': 'error',
    'import/no-duplicates': 'error',
    'import/no-mutable-exports': 'error',
    // Parameters belong to groundrules/prefix-unused-parameter, caught errors to
    // groundrules/no-swallowed-error; a leading underscore says that a name is unused on purpose.
    'unused-imports/no-unused-vars': [
      'error',
      {
        args: 'none',
        caughtErrors: 'none',
        ignoreRestSiblings: true,
        varsIgnorePattern: '^_',
        destructuredArrayIgnorePattern: '^_',
      },
    ],
  },
};

/**
 * Imports that are used, come first and come once; variables that are read.
 *
 * @param options - The level to lint at.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.imports();
 * ```
 */
export function imports({ level = 'strict' }: PresetOptions = {}): Linter.Config[] {
  return [
    {
      name: 'groundrules/imports',
      files: sourceFiles,
      plugins: { import: importLite(), 'unused-imports': unusedImports() },
      rules: rulesAt(rules, level),
    },
    {
      name: 'groundrules/imports/typescript',
      files: typescriptFiles,
      // A value import and a type import of one module are two statements on purpose.
      rules:
        level === 'strict' ? { 'import/no-duplicates': ['error', { 'prefer-inline': false }] } : {},
    },
  ];
}
