import globals from 'globals';
import type { Linter } from 'eslint';
import { javascriptFiles, matching, sourceFiles, testFiles, typescriptFiles } from '../globs.js';
import { createCommonjsTest } from '../module-type.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const rules: LeveledRules = {
  recommended: {
    'constructor-super': 'error',
    'for-direction': 'error',
    'getter-return': 'error',
    'no-async-promise-executor': 'error',
    'no-case-declarations': 'error',
    'no-class-assign': 'error',
    'no-compare-neg-zero': 'error',
    'no-cond-assign': 'error',
    'no-const-assign': 'error',
    'no-constant-binary-expression': 'error',
    // A loop that ends by break or return is no mistake.
    'no-constant-condition': ['error', { checkLoops: 'none' }],
    'no-debugger': 'error',
    'no-delete-var': 'error',
    'no-dupe-args': 'error',
    'no-dupe-class-members': 'error',
    'no-dupe-else-if': 'error',
    'no-dupe-keys': 'error',
    'no-duplicate-case': 'error',
    // groundrules/no-swallowed-error judges catch blocks, with fewer false alarms.
    'no-empty': ['error', { allowEmptyCatch: true }],
    'no-empty-character-class': 'error',
    'no-empty-pattern': 'error',
    'no-empty-static-block': 'error',
    'no-ex-assign': 'error',
    'no-extra-boolean-cast': 'error',
    'no-fallthrough': 'error',
    'no-func-assign': 'error',
    'no-global-assign': 'error',
    'no-import-assign': 'error',
    'no-invalid-regexp': 'error',
    'no-irregular-whitespace': 'error',
    'no-loss-of-precision': 'error',
    'no-misleading-character-class': 'error',
    'no-new-native-nonconstructor': 'error',
    'no-nonoctal-decimal-escape': 'error',
    'no-obj-calls': 'error',
    'no-octal': 'error',
    'no-prototype-builtins': 'error',
    'no-redeclare': 'error',
    'no-self-assign': 'error',
    'no-setter-return': 'error',
    'no-shadow-restricted-names': 'error',
    'no-sparse-arrays': 'error',
    'no-this-before-super': 'error',
    'no-undef': 'error',
    'no-unreachable': 'error',
    'no-unsafe-finally': 'error',
    'no-unsafe-negation': 'error',
    'no-unsafe-optional-chaining': 'error',
    'no-unused-labels': 'error',
    'no-unused-private-class-members': 'error',
    'no-useless-backreference': 'error',
    'no-useless-catch': 'error',
    'no-with': 'error',
    'preserve-caught-error': 'error',
    'require-yield': 'error',
    'use-isnan': 'error',
    'valid-typeof': 'error',
    // The next ones are outside ESLint's own recommended set and find real bugs.
    'no-constructor-return': 'error',
    'no-self-compare': 'error',
    'no-unmodified-loop-condition': 'error',
    'no-unassigned-vars': 'error',
    'no-var': 'error',
    'prefer-rest-params': 'error',
    'prefer-spread': 'error',
  },
  strict: {
    'array-callback-return': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-implicit-globals': 'error',
    'no-labels': ['error', { allowLoop: true }],
    'no-new-wrappers': 'error',
    'no-sequences': 'error',
    'no-unused-expressions': ['error', { allowTaggedTemplates: true }],
    'no-useless-constructor': 'error',
    // `catch { throw new Other() }` loses the cause as well.
    'preserve-caught-error': ['error', { requireCatchParameter: true }],
    'prefer-const': ['error', { destructuring: 'all' }],
  },
};

/** What the compiler reports itself, so that TypeScript files need not pay for it twice. */
const reportedByTheCompiler: Linter.RulesRecord = {
  'constructor-super': 'off',
  'getter-return': 'off',
  'no-class-assign': 'off',
  'no-const-assign': 'off',
  'no-dupe-args': 'off',
  'no-dupe-class-members': 'off',
  'no-dupe-keys': 'off',
  'no-func-assign': 'off',
  'no-import-assign': 'off',
  'no-new-native-nonconstructor': 'off',
  'no-obj-calls': 'off',
  'no-redeclare': 'off',
  'no-setter-return': 'off',
  'no-this-before-super': 'off',
  'no-undef': 'off',
  'no-unsafe-negation': 'off',
  'no-with': 'off',
};

/**
 * Mistakes in the language itself, found by ESLint's own rules.
 *
 * @param options - The level to lint at.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.javascript({ level: 'recommended' });
 * ```
 */
export function javascript({ level = 'strict' }: PresetOptions = {}): Linter.Config[] {
  return [
    {
      name: 'groundrules/javascript/language',
      files: javascriptFiles,
      languageOptions: {
        ecmaVersion: 'latest',
        globals: { ...globals.nodeBuiltin },
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
    },
    {
      name: 'groundrules/javascript/commonjs',
      files: ['**/*.cjs', ['**/*.{js,jsx}', matching(createCommonjsTest())]],
      languageOptions: { sourceType: 'commonjs', globals: { ...globals.node } },
    },
    {
      name: 'groundrules/javascript/jsx',
      files: ['**/*.jsx'],
      languageOptions: { globals: { ...globals.browser } },
    },
    {
      name: 'groundrules/javascript/tests',
      files: testFiles,
      languageOptions: { globals: { ...globals.vitest, ...globals.jest, ...globals.mocha } },
    },
    {
      name: 'groundrules/javascript/rules',
      files: sourceFiles,
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      rules: rulesAt(rules, level),
    },
    {
      name: 'groundrules/javascript/reported-by-the-compiler',
      files: typescriptFiles,
      rules: reportedByTheCompiler,
    },
  ];
}
