import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { ESLint, Linter } from 'eslint';
import { createExampleLanguage } from '../example-language.js';
import { sourceFiles, testFiles, typescriptFiles } from '../globs.js';
import { lazyTypescriptParser, unusedImports } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

/** What the processor calls them. */
const exampleFiles = ['**/*.example-{ts,tsx,js,jsx}'];

/**
 * Mistakes that a reader would copy. Not style, nor what an example may leave open: variables that nothing reads,
 * expressions that only show a value.
 */
const rules: LeveledRules = {
  recommended: {
    'for-direction': 'error',
    'no-async-promise-executor': 'error',
    'no-class-assign': 'error',
    'no-compare-neg-zero': 'error',
    'no-cond-assign': 'error',
    'no-const-assign': 'error',
    'no-debugger': 'error',
    'no-dupe-args': 'error',
    'no-dupe-class-members': 'error',
    'no-dupe-else-if': 'error',
    'no-dupe-keys': 'error',
    'no-duplicate-case': 'error',
    'no-func-assign': 'error',
    'no-import-assign': 'error',
    'no-self-assign': 'error',
    'no-sparse-arrays': 'error',
    'no-unreachable': 'error',
    'no-unsafe-finally': 'error',
    'no-unsafe-negation': 'error',
    'no-unsafe-optional-chaining': 'error',
    'use-isnan': 'error',
    'valid-typeof': ['error', { requireStringLiterals: true }],
  },
  strict: {
    // `== null` asks for both null and undefined.
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': ['error', { destructuring: 'all' }],
    'unused-imports/no-unused-imports': 'error',
  },
};

/** ESLint refuses two objects under one name, so that it is made once however often a config is. */
let languages: ESLint.Plugin | undefined;

/**
 * The code of `@example` tags: mistakes that a reader would copy. Whether it compiles is not asked here; that is
 * answered by `checkExamples` of `@groundrules/docstrings`.
 *
 * @param options - The level to lint at, and where the repository is.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.examples();
 * ```
 */
export function examples({
  level = 'strict',
  root = process.cwd(),
}: PresetOptions = {}): Linter.Config[] {
  const atLevel = rulesAt(rules, level);
  languages ??= {
    meta: { name: 'groundrules-examples' },
    languages: { example: createExampleLanguage(root) },
  };
  return [
    {
      // By itself the preset has to read TypeScript too. Examples are read by their own language.
      name: 'groundrules/examples/parser',
      files: typescriptFiles,
      languageOptions: { parser: lazyTypescriptParser(root) },
    },
    {
      name: 'groundrules/examples/files',
      files: sourceFiles,
      ignores: testFiles,
      processor: reportingOnly(atLevel),
    },
    {
      name: 'groundrules/examples/rules',
      files: exampleFiles,
      plugins: { 'groundrules-examples': languages, 'unused-imports': unusedImports(root) },
      language: 'groundrules-examples/example',
      // A directive in an example may be what it shows.
      linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
      rules: atLevel,
    },
  ];
}

/**
 * A config object without `files` turns its rules on for examples too, as ESLint has it. They are made for whole
 * files: to them an example is full of unknown names and unused variables.
 */
function reportingOnly(wanted: Linter.RulesRecord): Linter.Processor {
  const { examples: processor } = groundrulesPlugin.processors;
  return {
    ...processor,
    postprocess: ([ofFile = [], ...ofExamples], filename) =>
      processor.postprocess?.(
        [
          ofFile,
          ...ofExamples.map((messages) =>
            messages.filter(({ ruleId }) => ruleId === null || Object.hasOwn(wanted, ruleId)),
          ),
        ],
        filename,
      ) ?? [],
  };
}
