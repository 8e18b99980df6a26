import type { Linter } from 'eslint';
import {
  configFiles,
  declarationFiles,
  javascriptFiles,
  sourceFiles,
  testFiles,
} from '../globs.js';
import { jsdoc } from '../plugins.js';
import { checkLevel } from './preset.js';
import type { PresetOptions } from '../options.js';

/** The exported functions and classes whose docstrings are held to the whole standard. */
const exportedFunctions = [
  'ExportNamedDeclaration > FunctionDeclaration',
  'ExportDefaultDeclaration > FunctionDeclaration',
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression',
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > FunctionExpression',
];

/** What a docstring says must be so, wherever it stands. */
const truthful: Linter.RulesRecord = {
  'jsdoc/check-param-names': [
    'error',
    { checkDestructured: false, disableMissingParamChecks: true },
  ],
  'jsdoc/require-param-name': 'error',
  'jsdoc/require-returns-check': 'error',
};

/** What others use must have a docstring that says all they need. */
const complete: Linter.RulesRecord = {
  'jsdoc/require-jsdoc': [
    'error',
    {
      publicOnly: true,
      enableFixer: false,
      require: {
        ArrowFunctionExpression: true,
        ClassDeclaration: true,
        FunctionDeclaration: true,
        FunctionExpression: true,
        MethodDefinition: true,
      },
      contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration'],
      checkConstructors: false,
      checkGetters: false,
      checkSetters: false,
    },
  ],
  'jsdoc/require-param': [
    'error',
    {
      checkDestructuredRoots: true,
      checkDestructured: false,
      enableFixer: false,
      contexts: exportedFunctions,
    },
  ],
  'jsdoc/require-param-description': ['error', { contexts: exportedFunctions }],
  'jsdoc/require-returns': ['error', { publicOnly: true, contexts: exportedFunctions }],
  'jsdoc/require-returns-description': ['error', { contexts: exportedFunctions }],
  'jsdoc/require-example': [
    'error',
    {
      contexts: exportedFunctions,
      enableFixer: false,
      exemptedBy: ['inheritdoc', 'internal', 'private', 'deprecated'],
    },
  ],
};

/** Options of the docs preset. */
export interface DocsPresetOptions extends PresetOptions {
  /** Globs of the files whose exports others use. Defaults to every file. */
  readonly publicApi?: readonly string[] | undefined;
}

/**
 * Docstrings: true wherever they stand, there and complete on what others use.
 *
 * @param options - The level to lint at, where the repository is, and which files others use; the rules are on at `strict` only.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.docs({ publicApi: ['src/index.ts'] });
 * ```
 */
export function docs({
  level = 'strict',
  root = process.cwd(),
  publicApi = sourceFiles,
}: DocsPresetOptions = {}): Linter.Config[] {
  checkLevel(level);
  if (level !== 'strict') return [];
  const undocumented = [...testFiles, ...configFiles, ...declarationFiles];
  return [
    {
      name: 'groundrules/docs/truthful',
      files: sourceFiles,
      ignores: undocumented,
      plugins: { jsdoc: jsdoc(root) },
      settings: { jsdoc: { mode: 'typescript' } },
      rules: truthful,
    },
    {
      name: 'groundrules/docs/complete',
      files: [...publicApi],
      ignores: undocumented,
      rules: complete,
    },
    {
      name: 'groundrules/docs/typescript',
      files: sourceFiles,
      ignores: [...javascriptFiles, ...undocumented],
      // The signature holds the types; a second copy in a tag goes stale.
      rules: { 'jsdoc/no-types': 'error' },
    },
  ];
}
