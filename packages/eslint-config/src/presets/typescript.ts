import type { Linter } from 'eslint';
import { declarationFiles, matching, typescriptFiles } from '../globs.js';
import { typescriptEslint } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

const untyped: LeveledRules = {
  recommended: {
    '@typescript-eslint/no-array-constructor': 'error',
    '@typescript-eslint/no-duplicate-enum-values': 'error',
    '@typescript-eslint/no-extra-non-null-assertion': 'error',
    '@typescript-eslint/no-misused-new': 'error',
    '@typescript-eslint/no-non-null-asserted-nullish-coalescing': 'error',
    '@typescript-eslint/no-non-null-asserted-optional-chain': 'error',
    '@typescript-eslint/no-this-alias': 'error',
    '@typescript-eslint/no-unsafe-declaration-merging': 'error',
    '@typescript-eslint/no-unsafe-function-type': 'error',
    '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }],
    '@typescript-eslint/no-wrapper-object-types': 'error',
    '@typescript-eslint/prefer-as-const': 'error',
    '@typescript-eslint/triple-slash-reference': 'error',
    // The rules above know TypeScript's syntax; their namesakes of ESLint do not.
    'no-unused-expressions': 'off',
  },
  strict: {
    '@typescript-eslint/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    '@typescript-eslint/explicit-module-boundary-types': 'error',
    '@typescript-eslint/no-empty-object-type': [
      'error',
      { allowInterfaces: 'with-single-extends' },
    ],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
    '@typescript-eslint/no-namespace': 'error',
    '@typescript-eslint/no-non-null-assertion': 'error',
    '@typescript-eslint/no-require-imports': ['error', { allowAsImport: true }],
    '@typescript-eslint/no-useless-constructor': 'error',
    'no-useless-constructor': 'off',
  },
};

const typed: LeveledRules = {
  recommended: {
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/no-array-delete': 'error',
    '@typescript-eslint/no-base-to-string': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-for-in-array': 'error',
    // A promise returned where void is expected is harmless in JSX attributes and object methods.
    '@typescript-eslint/no-misused-promises': [
      'error',
      {
        checksVoidReturn: {
          attributes: false,
          inheritedMethods: false,
          properties: false,
        },
      },
    ],
    '@typescript-eslint/no-unsafe-enum-comparison': 'error',
    '@typescript-eslint/no-unsafe-unary-minus': 'error',
    '@typescript-eslint/only-throw-error': 'error',
    '@typescript-eslint/prefer-promise-reject-errors': 'error',
    '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
    '@typescript-eslint/restrict-plus-operands': 'error',
    '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
    '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
  },
  strict: {
    // Only with types does it see that a decorator needs the class at run time.
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-duplicate-type-constituents': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    // A class of data alone may be spread, which it cannot tell from one with methods.
    '@typescript-eslint/no-misused-spread': 'error',
    '@typescript-eslint/no-redundant-type-constituents': 'error',
    '@typescript-eslint/no-unnecessary-condition': [
      'error',
      { allowConstantLoopConditions: 'only-allowed-literals' },
    ],
    '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    '@typescript-eslint/no-unsafe-argument': 'error',
    '@typescript-eslint/no-unsafe-assignment': 'error',
    '@typescript-eslint/no-unsafe-call': 'error',
    '@typescript-eslint/no-unsafe-member-access': 'error',
    '@typescript-eslint/no-unsafe-return': 'error',
    '@typescript-eslint/prefer-nullish-coalescing': 'error',
    '@typescript-eslint/require-await': 'error',
    // A number in a message reads the same whatever its type; objects and nullish values do not.
    '@typescript-eslint/restrict-template-expressions': [
      'error',
      {
        allowAny: false,
        allowBoolean: true,
        allowNever: true,
        allowNullish: false,
        allowNumber: true,
        allowRegExp: true,
      },
    ],
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
  },
};

/** Options of the TypeScript preset. */
export interface TypescriptPresetOptions extends PresetOptions {
  /**
   * Tells whether a file is part of a TypeScript project and can be linted with type information.
   * Defaults to every TypeScript file.
   */
  readonly isTyped?: (file: string) => boolean;
  /**
   * Tells whether the compiler checks a file for `null` and `undefined`. Rules that rest on it are off elsewhere.
   * Defaults to every TypeScript file.
   */
  readonly checksNull?: (file: string) => boolean;
}

/** What says nonsense where the types leave `null` and `undefined` out. */
const needsNullChecks: Linter.RulesRecord = {
  '@typescript-eslint/no-unnecessary-condition': 'off',
  '@typescript-eslint/no-unnecessary-type-assertion': 'off',
  '@typescript-eslint/prefer-nullish-coalescing': 'off',
};

/**
 * Mistakes that TypeScript's syntax and types reveal.
 *
 * @param options - The level, where the projects are, and which files have type information.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.typescript({ root: import.meta.dirname });
 * ```
 */
export function typescript({
  level = 'strict',
  root = process.cwd(),
  isTyped = () => true,
  checksNull = () => true,
}: TypescriptPresetOptions = {}): Linter.Config[] {
  const { parser, plugin } = typescriptEslint(root);
  const untypedFile = matching((file) => !isTyped(file));
  return [
    {
      name: 'groundrules/typescript/language',
      files: typescriptFiles,
      languageOptions: { parser, sourceType: 'module' },
      plugins: { '@typescript-eslint': plugin },
    },
    {
      name: 'groundrules/typescript/rules',
      files: typescriptFiles,
      rules: rulesAt(untyped, level),
    },
    {
      name: 'groundrules/typescript/typed-language',
      files: typescriptFiles,
      ignores: [untypedFile],
      languageOptions: {
        parserOptions: { projectService: true, tsconfigRootDir: root },
      },
    },
    {
      name: 'groundrules/typescript/typed-rules',
      files: typescriptFiles,
      ignores: [untypedFile, ...declarationFiles],
      rules: rulesAt(typed, level),
    },
    {
      name: 'groundrules/typescript/without-null-checks',
      files: [[...typescriptFiles, matching((file) => isTyped(file) && !checksNull(file))]],
      rules: needsNullChecks,
    },
    {
      name: 'groundrules/typescript/commonjs',
      files: ['**/*.cts'],
      rules: { '@typescript-eslint/no-require-imports': 'off' },
    },
  ];
}
