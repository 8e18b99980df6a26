import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import { describeShape } from './describe-shape.js';
import { createScope, type Mistake, type ModuleRecord } from './module-record.js';
import type { ModuleReader } from './module-reader.js';
import { readCommonJs } from './read-common-js.js';
import { readScope, type Block } from './read-scope.js';

/**
 * Reads what a file imports, exports and declares, from its text alone.
 *
 * @param typescript - The compiler's API.
 * @param path - Absolute path of the file; its extension says which language it is in.
 * @param text - What it holds. Of text with mistakes in it, what the compiler could make of it counts.
 * @returns The names of the file.
 */
export function readModule(typescript: TypeScript, path: string, text: string): ModuleRecord {
  const file = typescript.createSourceFile(path, text, {
    languageVersion: typescript.ScriptTarget.Latest,
    jsDocParsingMode: typescript.JSDocParsingMode.ParseNone,
  });
  const reader: ModuleReader = {
    typescript,
    file,
    path,
    symbols: new Map(),
    ambientModules: new Map(),
    overloaded: new Map(),
  };
  const block: Block = {
    node: file,
    statements: file.statements,
    owner: undefined,
    scope: createScope(),
    isAmbient: file.isDeclarationFile,
  };
  readScope(reader, block);
  if (/\.c?jsx?$/.test(path) && !typescript.isExternalModule(file)) readCommonJs(reader, block);
  const { ambientModules, symbols } = reader;
  const { scope } = block;
  const shape = describeShape(scope, ambientModules);
  const mistake = findMistake(typescript, file);
  return { file: path, text, scope, ambientModules, symbols, mistake, shape };
}

/** The compiler keeps mistakes with the file, but only a whole program gives them out by a public name. */
function findMistake(
  typescript: TypeScript,
  file: ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] },
): Mistake | undefined {
  const [first] = file.parseDiagnostics ?? [];
  return (
    first && {
      start: first.start,
      message: typescript.flattenDiagnosticMessageText(first.messageText, ' '),
    }
  );
}
