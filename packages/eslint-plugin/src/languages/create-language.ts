import type { ESLint } from 'eslint';

import type { ForeignRoot } from './foreign-ast.js';
import { ForeignSourceCode } from './foreign-source-code.js';

/** A language, as a plugin offers it to ESLint. */
export type Language = NonNullable<ESLint.Plugin['languages']>[string];

/** Thrown by a parser at what it can't read. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';

  /** Line, from 1. */
  readonly line: number;
  /** Column, from 1. */
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** How a language is read. */
export interface LanguageDefinition {
  /** Makes the syntax tree; throws {@link SyntaxProblem} where there is none. */
  readonly parse: (text: string) => ForeignRoot;
  /** The properties that hold children, by type of node. */
  readonly visitorKeys: Readonly<Record<string, readonly string[]>>;
  /** Makes what rules get beside the tree. */
  readonly createServices?: (ast: ForeignRoot) => object;
}

/**
 * Makes a language for ESLint that gets along with a configuration made for JavaScript: language options of
 * JavaScript are accepted and ignored, and rules for JavaScript find nothing.
 *
 * @param definition - How the language is read.
 * @returns The language.
 */
export function createLanguage(definition: LanguageDefinition): Language {
  const { createServices, parse, visitorKeys } = definition;
  const language = {
    fileType: 'text',
    lineStart: 1,
    columnStart: 0,
    nodeTypeKey: 'type',
    visitorKeys,
    // Rules for JavaScript read these before they look at any node.
    defaultLanguageOptions: {
      ecmaVersion: 'latest',
      sourceType: 'module',
      globals: {},
      parserOptions: {},
    },
    validateLanguageOptions(): void {
      // Options of a config object without `files` are meant for JavaScript, and not ours to refuse.
    },
    // A config object may set one of them to nothing.
    normalizeLanguageOptions: (options: Readonly<Record<string, unknown>>) => ({
      ecmaVersion: 'latest',
      sourceType: 'module',
      globals: {},
      ...options,
      parserOptions: { ...(options['parserOptions'] as object | undefined) },
    }),
    /** Selectors such as `:function` are JavaScript's. */
    matchesSelectorClass: () => false,
    parse(file: { readonly body: string | Uint8Array }) {
      try {
        return { ok: true, ast: parse(String(file.body)) };
      } catch (error) {
        if (!(error instanceof SyntaxProblem)) throw error;
        const { column, line, message } = error;
        return { ok: false, errors: [{ message, line, column }] };
      }
    },
    createSourceCode: (
      file: { readonly body: string | Uint8Array; readonly bom: boolean },
      result: { readonly ast: ForeignRoot },
    ) =>
      new ForeignSourceCode({
        text: String(file.body),
        hasBOM: file.bom,
        ast: result.ast,
        visitorKeys,
        parserServices: createServices?.(result.ast) ?? {},
      }),
  };
  // ESLint's types want the options and nodes of one language in each method.
  return language as unknown as Language;
}
