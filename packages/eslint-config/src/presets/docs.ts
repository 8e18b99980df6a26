import groundrulesPlugin from '@groundrules/eslint-plugin';
import type { Linter } from 'eslint';
import {
  configFiles,
  declarationFiles,
  javascriptFiles,
  sourceFiles,
  testFiles,
  typescriptFiles,
} from '../globs.js';
import { jsdoc, lazyTypescriptParser } from '../plugins.js';
import { checkLevel } from './preset.js';
import type { PresetOptions } from '../options.js';

/** What a docstring says must be so, wherever it stands. */
const truthful: Linter.RulesRecord = {
  'jsdoc/check-param-names': [
    'error',
    { checkDestructured: false, disableMissingParamChecks: true },
  ],
  'jsdoc/require-param-name': 'error',
  'jsdoc/require-returns-check': 'error',
};

const stale = 'groundrules/stale-param-doc';

/** Options of the docs preset. */
export interface DocsPresetOptions extends PresetOptions {
  /**
   * Globs of entry points, relative to the root, for packages whose manifest does not tell them, such as applications.
   * A package that none matches is judged by its manifest.
   */
  readonly publicApi?: readonly string[] | undefined;
  /** Folders of built files and the folders of their sources, relative to each package: `{ dist: 'src' }`. */
  readonly sources?: Readonly<Record<string, string>> | undefined;
}

/**
 * Docstrings: true wherever they stand, there and complete on what packages publish.
 *
 * @param options - The level to lint at, where the repository is, and what it publishes, as far as its manifests do not
 *   tell; the rules are on at `strict` only.
 * @returns Config objects for `eslint.config.js`.
 * @throws {@link OptionsError} where there is no such level.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.docs({ publicApi: ['src/server.ts'] });
 * ```
 */
export function docs({
  level = 'strict',
  root = process.cwd(),
  publicApi,
  sources,
}: DocsPresetOptions = {}): Linter.Config[] {
  checkLevel(level);
  if (level !== 'strict') return [];
  const untold = [...testFiles, ...configFiles, ...declarationFiles];
  return [
    {
      // By itself the preset has to read TypeScript too. No rule here needs types.
      name: 'groundrules/docs/parser',
      files: typescriptFiles,
      languageOptions: { parser: lazyTypescriptParser(root) },
    },
    {
      name: 'groundrules/docs/truthful',
      files: sourceFiles,
      ignores: untold,
      plugins: { jsdoc: jsdoc(root) },
      settings: { jsdoc: { mode: 'typescript' } },
      rules: truthful,
    },
    {
      name: 'groundrules/docs/typescript',
      files: sourceFiles,
      ignores: [...javascriptFiles, ...untold],
      // The signature holds the types; a second copy in a tag goes stale.
      rules: { 'jsdoc/no-types': 'error' },
    },
    {
      // What is published is found by the rules, and may stand in any file: declarations written by hand are.
      name: 'groundrules/docs/complete',
      files: sourceFiles,
      plugins: { groundrules: groundrulesPlugin },
      settings: {
        groundrules: { root, ...(publicApi && { publicApi }), ...(sources && { sources }) },
      },
      rules: { ...groundrulesPlugin.configs.docs.rules, [stale]: ['error', { besideJsdoc: true }] },
    },
    {
      // Here it has to report what eslint-plugin-jsdoc would.
      name: 'groundrules/docs/complete/alone',
      files: untold,
      rules: { [stale]: ['error', { besideJsdoc: false }] },
    },
  ];
}
