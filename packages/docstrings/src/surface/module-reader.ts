import type ts from 'typescript';
import type { TypeScript } from '../typescript/load-typescript.js';
import { findDocComment } from './find-doc-comment.js';
import { isHidden } from './is-hidden.js';
import type { ExportTarget, LocalSymbol, Scope } from './module-record.js';
import type { DocComment, PublicDeclaration, SymbolKind, TextRange } from './public-symbol.js';
import { readSignature, type FunctionLike } from './read-signature.js';
import { saysSomething } from './says-something.js';

/** What is known while a file is read. */
export interface ModuleReader {
  readonly typescript: TypeScript;
  readonly file: ts.SourceFile;
  /** Absolute path, as the caller writes it. */
  readonly path: string;
  readonly symbols: Map<string, LocalSymbol>;
  readonly ambientModules: Map<string, Scope>;
  /** Functions that were declared without a body, by symbol, and the block or class where that was. */
  readonly overloaded: Map<LocalSymbol, ts.Node>;
}

/** What a declaration is made of. */
export interface DeclarationParts {
  /** What is declared, with its modifiers. */
  readonly node: ts.Node;
  readonly name: TextRange;
  readonly docs: DocComment | undefined;
  /** What takes parameters, where something does. */
  readonly callable?: FunctionLike | undefined;
  readonly docsPosition?: number;
}

/** Between the names of a path; no name has it. */
const separator = '\0';

/** Of several kinds that one name has, the first counts. */
const kindsByWeight: readonly SymbolKind[] = [
  'class',
  'enum',
  'function',
  'interface',
  'variable',
  'type',
  'namespace',
  'method',
  'accessor',
  'property',
  'enum-member',
];

/**
 * Gets the symbol of a name, which is new or has other declarations already.
 *
 * @param reader - What is known of the file.
 * @param scope - Where the name is declared.
 * @param owner - What has it as a member or holds it; `undefined` for the file.
 * @param name - The name.
 * @param kind - What it is declared as.
 * @param key - What tells it from others there.
 * @returns The symbol.
 */
export function declareSymbol(
  reader: ModuleReader,
  scope: Scope,
  owner: LocalSymbol | undefined,
  name: string,
  kind: SymbolKind,
  key = name,
): LocalSymbol {
  const path = owner ? owner.path + separator + key : key;
  const known = reader.symbols.get(path);
  if (known) {
    if (kindsByWeight.indexOf(kind) < kindsByWeight.indexOf(known.kind)) known.kind = kind;
    return known;
  }
  const symbol: LocalSymbol = {
    name,
    path,
    kind,
    declarations: [],
    members: new Map(),
    heritage: [],
    bases: [],
    scope,
    inner: undefined,
    isOverride: false,
    isDocumentedOutside: false,
  };
  reader.symbols.set(path, symbol);
  return symbol;
}

/**
 * Makes a declaration that is no overload.
 *
 * @param reader - What is known of the file.
 * @param parts - What it is made of.
 * @returns The declaration.
 */
export function makeDeclaration(reader: ModuleReader, parts: DeclarationParts): PublicDeclaration {
  const { typescript, file, path } = reader;
  const start = parts.node.getStart(file);
  return {
    file: path,
    start,
    end: parts.node.end,
    nameRange: parts.name,
    docsPosition: parts.docsPosition ?? start,
    docs: parts.docs,
    signature: parts.callable && readSignature(typescript, file, parts.callable),
    constructors: [],
    isImplementation: false,
  };
}

/**
 * Adds a function or method to its symbol, and tells whether it is the body behind overloads.
 *
 * @param reader - What is known of the file.
 * @param symbol - Its symbol.
 * @param container - The block or class that holds it.
 * @param node - The function or method.
 * @param name - Where its name stands.
 */
export function addCallable(
  reader: ModuleReader,
  symbol: LocalSymbol,
  container: ts.Node,
  node: FunctionLike,
  name: TextRange,
): void {
  const hasBody = 'body' in node && node.body !== undefined;
  const declaration = makeDeclaration(reader, {
    node,
    name,
    docs: findDocComment(reader.typescript, reader.file, node),
    callable: node,
  });
  symbol.declarations.push({
    ...declaration,
    isImplementation: hasBody && reader.overloaded.get(symbol) === container,
  });
  if (!hasBody) reader.overloaded.set(symbol, container);
}

/**
 * Makes an exported name.
 *
 * @param target - What it stands for.
 * @param docs - The docs of the export itself.
 * @returns The export.
 */
export function makeExport(target: ExportTarget['target'], docs?: DocComment): ExportTarget {
  return { target, isDocumented: saysSomething(docs), isHidden: isHidden(docs) };
}

/**
 * Gives the docs of an export to what it exports, where that stands in the same file and has none.
 *
 * @param symbol - What is exported.
 * @param docs - The docs of the export.
 */
export function lendDocs(symbol: LocalSymbol | undefined, docs: DocComment | undefined): void {
  const [first] = symbol?.declarations ?? [];
  // What hides one name hides no other.
  if (!symbol || !first || !docs || isHidden(docs)) return;
  if (symbol.declarations.every((declaration) => declaration.docs === undefined)) {
    symbol.declarations[0] = { ...first, docs };
  }
}

/**
 * Says where a node stands.
 *
 * @param reader - What is known of the file.
 * @param node - The node.
 * @returns Its range without what stands before it.
 */
export function rangeOf(reader: ModuleReader, node: ts.Node): TextRange {
  return { start: node.getStart(reader.file), end: node.end };
}
