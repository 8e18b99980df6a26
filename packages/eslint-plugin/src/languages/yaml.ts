import { createRequire } from 'node:module';

import type * as YamlParser from 'yaml-eslint-parser';

import { createLanguage, SyntaxProblem, type Language } from './create-language.js';
import type { ForeignRoot } from './foreign-ast.js';

const require = createRequire(import.meta.url);

/** The type of the root, as long as no rule asks for YAML. */
const rootType = 'YAMLProgram';

/** Loads the parser when the first file comes: most runs of ESLint see none. */
function load(): typeof YamlParser {
  return require('yaml-eslint-parser') as typeof YamlParser;
}

function parse(text: string): ForeignRoot {
  const { ParseError, parseYAML } = load();
  try {
    const root = parseYAML(text) as unknown as ForeignRoot;
    // Rules for JavaScript look at comments and layout when they meet a `Program`.
    return Object.assign(root, { type: rootType });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new SyntaxProblem(error.message, error.lineNumber, error.column + 1);
  }
}

/**
 * Makes what YAML's own rules ask a parser for. Those of eslint-plugin-yml do, and then expect the root that the
 * parser makes.
 *
 * @param ast - The root.
 * @returns The services.
 */
function createServices(ast: ForeignRoot): object {
  return {
    get isYAML() {
      Object.assign(ast, { type: 'Program' });
      return true;
    },
  };
}

/**
 * YAML, for rules on workflows. The tree is yaml-eslint-parser's, so that rules of eslint-plugin-yml work on it.
 *
 * A language, not a parser for JavaScript's: presets of others set a parser in config objects without `files`.
 */
export const yaml: Language = createLanguage({
  parse,
  visitorKeys: {
    Program: ['body'],
    [rootType]: ['body'],
    YAMLDocument: ['directives', 'content'],
    YAMLDirective: [],
    YAMLMapping: ['pairs'],
    YAMLPair: ['key', 'value'],
    YAMLSequence: ['entries'],
    YAMLWithMeta: ['anchor', 'tag', 'value'],
    YAMLAnchor: [],
    YAMLTag: [],
    YAMLScalar: [],
    YAMLAlias: [],
  },
  createServices,
});
