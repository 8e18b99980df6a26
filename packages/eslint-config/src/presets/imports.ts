import type { Linter } from 'eslint';
import { javascriptFiles, sourceFiles } from '../globs.js';
import { jsxReferences } from '../jsx-references.js';
import { importLite, unusedImports } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    'unused-imports/no-unused-imports': 'error',
  },
  strict: {
    'import-lite/first': 'error',
    'import-lite/no-duplicates': 'error',
    'import-lite/no-mutable-exports': 'error',
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
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.imports();
 * ```
 */
export function imports({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  return [
    {
      name: 'groundrules/imports',
      files: sourceFiles,
      plugins: { 'import-lite': importLite(root), 'unused-imports': unusedImports(root) },
      rules: rulesAt(rules, level),
    },
    {
      name: 'groundrules/imports/jsx',
      // TypeScript's parser sees to it by itself.
      files: javascriptFiles,
      plugins: { 'groundrules-jsx': jsxReferences },
      rules: { 'groundrules-jsx/references': 'error' },
    },
  ];
}
