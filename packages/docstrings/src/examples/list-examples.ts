import { readFileSync } from 'node:fs';
import path from 'node:path';
import type ts from 'typescript';
import { describeUnknownOption } from '../entries/describe-unknown-option.js';
import { EntryOptionsError } from '../entries/entry-options-error.js';
import type { PublicSymbol, TextRange } from '../surface/public-symbol.js';
import { loadTypeScript } from '../typescript/load-typescript.js';
import { readInfo, type CodeKind } from './code-block.js';
import { createExample } from './create-example.js';
import type { Example, ExampleLanguage } from './example.js';
import { readExampleTags } from './read-example-tags.js';

/** How {@link listExamples} reads examples that don't say it themselves. */
export interface ListOptions {
  /** In which language code is that names none. Defaults to that of the file; where the file has JSX, so has the code. */
  readonly language?: 'ts' | 'js' | undefined;
}

/**
 * Lists the code of the `@example` tags of public symbols. A docstring that several symbols share counts once.
 *
 * @param symbols - The symbols, as a surface has them.
 * @param options - How they are read.
 * @returns The examples, in the order of the symbols.
 * @throws Error where a file of theirs can't be read.
 * @throws {EntryOptionsError} Where an option is not known.
 * @example
 * ```ts
 * import { createSurfaceFinder, listExamples } from '@groundrules/docstrings';
 *
 * const surface = createSurfaceFinder().surfaceOf('packages/queue');
 * const examples = surface.files.flatMap((file) => listExamples(surface.symbolsOf(file)));
 * ```
 */
export function listExamples(symbols: readonly PublicSymbol[], options?: ListOptions): Example[];
/**
 * Lists the code of the `@example` tags of all docstrings of a file.
 *
 * @param file - The file's path; its extension says in which language it is.
 * @param text - What it holds, where that is newer than what is on disk.
 * @returns The examples, in the order of the text.
 * @throws Error where the file can't be read.
 * @example
 * ```ts
 * import { listExamples } from '@groundrules/docstrings';
 *
 * const [example] = listExamples('add.ts', '/** @example add(1, 2) *\/\nexport const add = 1;\n');
 * example?.code; // add(1, 2)
 * ```
 */
export function listExamples(file: string, text?: string): Example[];
export function listExamples(
  source: readonly PublicSymbol[] | string,
  more?: string | ListOptions,
): Example[] {
  const unknown = typeof more === 'object' ? describeUnknownOption(more, ['language']) : undefined;
  if (unknown !== undefined) throw new EntryOptionsError(unknown);
  if (typeof source !== 'string') return ofSymbols(source, typeof more === 'object' ? more : {});
  return ofFile(
    path.resolve(source),
    typeof more === 'string' ? more : readFileSync(source, 'utf8'),
  );
}

function ofSymbols(symbols: readonly PublicSymbol[], { language }: ListOptions): Example[] {
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  return symbols.flatMap(({ declarations, name }) =>
    declarations.flatMap(({ docs, file }) => {
      if (docs === undefined || seen.has(`${file}:${String(docs.start)}`)) return [];
      seen.add(`${file}:${String(docs.start)}`);
      const text = texts.get(file) ?? readFileSync(file, 'utf8');
      texts.set(file, text);
      return ofDocstring({ file, text, symbol: name, docs, language });
    }),
  );
}

function ofFile(file: string, text: string): Example[] {
  // The compiler is not loaded for the many files without one.
  if (!text.includes('@example')) return [];
  return docstringsOf(file, text).flatMap((docs) =>
    ofDocstring({ file, text, symbol: undefined, docs, language: undefined }),
  );
}

interface Docstring {
  readonly file: string;
  readonly text: string;
  readonly symbol: string | undefined;
  readonly docs: TextRange;
  readonly language: ListOptions['language'];
}

function ofDocstring({ docs, file, language, symbol, text }: Docstring): Example[] {
  return readExampleTags(text, docs).flatMap(({ info, lines: ranges }) => {
    // A fence without a language is code here: what is output says so.
    const kind: CodeKind | undefined =
      info === undefined || info === ''
        ? { language: languageOf(file, language), isChecked: true }
        : readInfo(info);
    if (kind === undefined) return [];
    const example = createExample({ ...kind, file, symbol, text, ranges });
    return example === undefined ? [] : [example];
  });
}

function languageOf(file: string, asked: ListOptions['language']): ExampleLanguage {
  const [, kind = 't', x = ''] = /\.[cm]?([jt])s(x?)$/u.exec(file) ?? [];
  const language = asked ?? (kind === 'j' ? 'js' : 'ts');
  return x === 'x' ? `${language}x` : language;
}

/** The docstrings of a file. Strings, templates and regular expressions that look like one are none. */
function docstringsOf(file: string, text: string): TextRange[] {
  const typescript = loadTypeScript(path.dirname(file));
  const found = new Map<number, TextRange>();
  const visit = (node: ts.Node): void => {
    for (const { end, pos } of (node as { jsDoc?: readonly ts.JSDoc[] }).jsDoc ?? []) {
      found.set(pos, { start: pos, end });
    }
    typescript.forEachChild(node, visit);
  };
  visit(typescript.createSourceFile(file, text, typescript.ScriptTarget.Latest));
  return [...found.values()].sort((a, b) => a.start - b.start);
}
