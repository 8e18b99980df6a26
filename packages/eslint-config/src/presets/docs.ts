import type { Linter } from 'eslint';
import {
  configFiles,
  declarationFiles,
  javascriptFiles,
  sourceFiles,
  testFiles,
} from '../globs.js';
import { jsdoc } from '../plugins.js';
import { rulesAt, type LeveledRules } from './preset.js';
import type { PresetOptions } from '../options.js';

/** The exported functions and classes whose docstrings are held to the whole standard. */
const exportedFunctions = [
  'ExportNamedDeclaration > FunctionDeclaration',
  'ExportDefaultDeclaration > FunctionDeclaration',
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > ArrowFunctionExpression',
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > FunctionExpression',
];

const rules: LeveledRules = {
  recommended: {},
  strict: {
    'jsdoc/check-param-names': [
      'error',
      { checkDestructured: false, disableMissingParamChecks: true },
    ],
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
    'jsdoc/require-param-name': 'error',
    'jsdoc/require-returns': ['error', { publicOnly: true, contexts: exportedFunctions }],
    'jsdoc/require-returns-check': 'error',
    'jsdoc/require-returns-description': ['error', { contexts: exportedFunctions }],
    'jsdoc/require-example': [
      'error',
      {
        contexts: exportedFunctions,
        exemptedBy: ['inheritdoc', 'internal', 'private', 'deprecated'],
      },
    ],
  },
};

/**
 * Docstrings on what a module exports: there, complete and true.
 *
 * @param options - The level to lint at; the rules are on at `strict` only.
 * @returns Config objects for `eslint.config.js`.
 * @example
 * ```js
 * import { presets } from '@groundrules/eslint-config';
 *
 * export default presets.docs();
 * ```
 */
export function docs({ level = 'strict' }: PresetOptions = {}): Linter.Config[] {
  if (level !== 'strict') return [];
  return [
    {
      name: 'groundrules/docs',
      files: sourceFiles,
      ignores: [...testFiles, ...configFiles, ...declarationFiles],
      plugins: { jsdoc: jsdoc() },
      settings: {
        jsdoc: {
          mode: 'typescript',
          tagNamePreference: { returns: 'returns' },
        },
      },
      rules: rulesAt(rules, level),
    },
    {
      name: 'groundrules/docs/typescript',
      files: sourceFiles,
      ignores: [...javascriptFiles, ...testFiles, ...configFiles, ...declarationFiles],
      // The signature holds the types; a second copy in a tag goes stale.
      rules: { 'jsdoc/no-types': 'error' },
    },
  ];
}
