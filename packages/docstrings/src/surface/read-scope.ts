import type ts from 'typescript';
import { findDocComment } from './find-doc-comment.js';
import { getEntityPath } from './get-entity-path.js';
import { createScope, type ImportTarget, type LocalSymbol, type Scope } from './module-record.js';
import {
  addCallable,
  declareSymbol,
  lendDocs,
  makeDeclaration,
  makeExport,
  rangeOf,
  type ModuleReader,
} from './module-reader.js';
import type { DocComment, SymbolKind, TextRange } from './public-symbol.js';
import { readExpandos } from './read-expandos.js';
import { readAlias, readClass, readEnum, readInterface } from './read-members.js';
import { readValue } from './read-value.js';

/** A block of statements that may declare and export. */
export interface Block {
  readonly node: ts.Node;
  readonly statements: readonly ts.Statement[];
  /** The namespace that it belongs to; `undefined` for a file. */
  readonly owner: LocalSymbol | undefined;
  readonly scope: Scope;
  /** Whether it only says what is elsewhere, as a declaration file does. */
  readonly isAmbient: boolean;
}

/** The docs of exports, for what they export if that has none. */
type LentDocs = { readonly local: string; readonly exported: string; readonly docs: DocComment }[];

/**
 * Reads what the statements of a file or namespace import, export and declare.
 *
 * @param reader - What is known of the file.
 * @param block - The statements, and the scope that is filled.
 */
export function readScope(reader: ModuleReader, block: Block): void {
  const { typescript } = reader;
  const lent: LentDocs = [];
  // In a declaration everything is exported, unless something in it says what is.
  const isOpen =
    block.isAmbient &&
    !block.statements.some(
      (statement) =>
        typescript.isExportDeclaration(statement) || typescript.isExportAssignment(statement),
    );
  const exportedInPlace = isOpen ? new Set<string>() : findExportedInPlace(reader, block);
  for (const statement of block.statements) {
    readModuleStatement(reader, block, statement, lent);
    const isExported = hasModifier(reader, statement, typescript.SyntaxKind.ExportKeyword);
    // Of a type and a value that have one name, one may be published without the other.
    const isOther =
      !isExported && typesAndValues(reader, statement).some((name) => exportedInPlace.has(name));
    if (isOther) continue;
    for (const name of readDeclaration(reader, block, statement)) {
      if (!isExported && !isOpen) continue;
      const isDefault = hasModifier(reader, statement, typescript.SyntaxKind.DefaultKeyword);
      block.scope.exports.set(isDefault ? 'default' : name, makeExport({ local: name }));
    }
  }
  readExpandos(reader, block);
  for (const { local, exported, docs } of lent) {
    // What stands on another name for it, such as why that one is deprecated, is not about it.
    const isAbout = exported === local || exported === 'default' || exported === 'export=';
    if (isAbout || countExports(block.scope, local) === 1) {
      lendDocs(block.scope.locals.get(local), docs);
    }
  }
}

/** Under how many names something of a scope is exported. */
function countExports({ exports }: Scope, local: string): number {
  return [...exports.values()].filter(({ target }) => 'local' in target && target.local === local)
    .length;
}

/** The names of types and values that are exported where they are declared. */
function findExportedInPlace(reader: ModuleReader, { statements }: Block): Set<string> {
  const { typescript } = reader;
  return new Set(
    statements
      .filter((statement) => hasModifier(reader, statement, typescript.SyntaxKind.ExportKeyword))
      .flatMap((statement) =>
        typescript.isFunctionDeclaration(statement) && statement.name
          ? [statement.name.text]
          : typesAndValues(reader, statement),
      ),
  );
}

/** The names of a declaration that is a type or a value and nothing else, or a namespace of such. */
function typesAndValues({ typescript }: ModuleReader, statement: ts.Statement): string[] {
  if (
    typescript.isInterfaceDeclaration(statement) ||
    typescript.isTypeAliasDeclaration(statement)
  ) {
    return [statement.name.text];
  }
  if (typescript.isModuleDeclaration(statement)) {
    return typescript.isIdentifier(statement.name) ? [statement.name.text] : [];
  }
  if (!typescript.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    typescript.isIdentifier(name) ? [name.text] : [],
  );
}

/** Reads imports and exports. */
function readModuleStatement(
  reader: ModuleReader,
  block: Block,
  statement: ts.Statement,
  lent: LentDocs,
): void {
  const { typescript } = reader;
  const { scope } = block;
  if (typescript.isImportDeclaration(statement)) {
    readImport(reader, scope, statement);
  } else if (typescript.isExportDeclaration(statement)) {
    readExport(reader, scope, statement, lent);
  } else if (typescript.isExportAssignment(statement)) {
    const exported = statement.isExportEquals ? 'export=' : 'default';
    const docs = findDocComment(typescript, reader.file, statement);
    readAssignment(reader, block, {
      exported,
      docs,
      node: statement,
      nameRange: findKeyword(reader, statement, exported === 'default' ? 'default' : '='),
      value: statement.expression,
    });
    if (docs && typescript.isIdentifier(statement.expression)) {
      lent.push({ local: statement.expression.text, exported, docs });
    }
  }
}

/** What is exported under a name without having one of its own. */
export interface ExportedValue {
  readonly exported: string;
  readonly docs: DocComment | undefined;
  readonly node: ts.Node;
  readonly nameRange: TextRange;
  readonly value: ts.Expression;
}

/**
 * Reads `export default value`, `export = value` and what is like them.
 *
 * @param reader - What is known of the file.
 * @param block - Where it stands.
 * @param exported - The value, and as what it is exported.
 */
export function readAssignment(reader: ModuleReader, block: Block, exported: ExportedValue): void {
  const { typescript } = reader;
  const { scope, owner } = block;
  const { value, nameRange, docs, node } = exported;
  const key = exported.exported;
  const path = getEntityPath(typescript, value);
  if (path?.length === 1) {
    scope.exports.set(key, makeExport({ local: path[0] }, docs));
    return;
  }
  if (path) scope.imports.set(key, { entity: path });
  const isNamed = typescript.isFunctionExpression(value) || typescript.isClassExpression(value);
  const own = isNamed ? value.name?.text : undefined;
  const standIn = key === 'export=' ? 'default' : key;
  const name = own ?? standIn;
  scope.locals.set(
    key,
    readValue(reader, scope, owner, { name, key, nameRange, node, docs, value }),
  );
  scope.exports.set(key, makeExport({ local: key }, docs));
}

function readImport({ typescript }: ModuleReader, scope: Scope, node: ts.ImportDeclaration): void {
  if (!typescript.isStringLiteral(node.moduleSpecifier)) return;
  const specifier = node.moduleSpecifier.text;
  const { name, namedBindings } = node.importClause ?? {};
  if (name) scope.imports.set(name.text, { specifier, name: 'default' });
  if (!namedBindings) return;
  if (typescript.isNamespaceImport(namedBindings)) {
    scope.imports.set(namedBindings.name.text, { specifier, name: '*' });
    return;
  }
  for (const element of namedBindings.elements) {
    const imported = (element.propertyName ?? element.name).text;
    scope.imports.set(element.name.text, { specifier, name: imported });
  }
}

function readExport(
  { typescript, file }: ModuleReader,
  scope: Scope,
  node: ts.ExportDeclaration,
  lent: LentDocs,
): void {
  const { moduleSpecifier, exportClause } = node;
  const specifier =
    moduleSpecifier && typescript.isStringLiteral(moduleSpecifier)
      ? moduleSpecifier.text
      : undefined;
  if (!exportClause) {
    if (specifier !== undefined) scope.stars.push(specifier);
  } else if (typescript.isNamespaceExport(exportClause)) {
    const docs = findDocComment(typescript, file, node);
    const target = { specifier: specifier ?? '', name: '*' };
    scope.exports.set(exportClause.name.text, makeExport(target, docs));
  } else {
    const { elements } = exportClause;
    // What stands before a list of names is a heading and not about each.
    const shared = elements.length === 1 ? findDocComment(typescript, file, node) : undefined;
    for (const element of elements) {
      const docs = findDocComment(typescript, file, element) ?? shared;
      const name = (element.propertyName ?? element.name).text;
      const target = specifier === undefined ? { local: name } : { specifier, name };
      scope.exports.set(element.name.text, makeExport(target, docs));
      if (docs && specifier === undefined) {
        lent.push({ local: name, exported: element.name.text, docs });
      }
    }
  }
}

/** Reads a declaration, and gives the names that it declares. */
function readDeclaration(reader: ModuleReader, block: Block, statement: ts.Statement): string[] {
  const { typescript } = reader;
  const { scope, owner } = block;
  if (typescript.isVariableStatement(statement)) return readVariables(reader, block, statement);
  if (typescript.isImportEqualsDeclaration(statement)) {
    const target = readImportEquals(reader, statement);
    if (target) scope.imports.set(statement.name.text, target);
    return [statement.name.text];
  }
  if (typescript.isModuleDeclaration(statement)) return readNamespace(reader, block, statement);
  const kind = kindOf(reader, statement);
  if (!kind) return [];
  const written = statement as ts.DeclarationStatement;
  const name = written.name && typescript.isIdentifier(written.name) ? written.name : undefined;
  const key = name?.text ?? 'default';
  const symbol = declareSymbol(reader, scope, owner, key, kind);
  scope.locals.set(key, symbol);
  const nameRange = name
    ? rangeOf(reader, name)
    : findKeyword(reader, statement, 'default', 'function', 'class');
  if (typescript.isFunctionDeclaration(statement)) {
    addCallable(reader, symbol, block.node, statement, nameRange);
    return [key];
  }
  const docs = findDocComment(typescript, reader.file, statement);
  const declaration = makeDeclaration(reader, { node: statement, name: nameRange, docs });
  symbol.declarations.push(
    typescript.isClassDeclaration(statement)
      ? { ...declaration, constructors: readClass(reader, symbol, statement) }
      : declaration,
  );
  if (typescript.isInterfaceDeclaration(statement)) readInterface(reader, symbol, statement);
  if (typescript.isTypeAliasDeclaration(statement)) readAlias(reader, symbol, statement.type);
  if (typescript.isEnumDeclaration(statement)) readEnum(reader, symbol, statement);
  for (const { tag, name: property, text } of docs?.tags ?? []) {
    const member = property === undefined ? undefined : symbol.members.get(property);
    if (member && text !== '' && /^prop(?:erty)?$/.test(tag)) member.isDocumentedOutside = true;
  }
  return [key];
}

function kindOf({ typescript }: ModuleReader, statement: ts.Statement): SymbolKind | undefined {
  if (typescript.isFunctionDeclaration(statement)) return 'function';
  if (typescript.isClassDeclaration(statement)) return 'class';
  if (typescript.isInterfaceDeclaration(statement)) return 'interface';
  if (typescript.isTypeAliasDeclaration(statement)) return 'type';
  return typescript.isEnumDeclaration(statement) ? 'enum' : undefined;
}

function readImportEquals(
  { typescript }: ModuleReader,
  { moduleReference }: ts.ImportEqualsDeclaration,
): ImportTarget | undefined {
  if (typescript.isExternalModuleReference(moduleReference)) {
    const { expression } = moduleReference;
    return typescript.isStringLiteralLike(expression)
      ? { specifier: expression.text, name: 'export=' }
      : undefined;
  }
  const entity = getEntityPath(typescript, moduleReference);
  return entity && { entity };
}

function readVariables(reader: ModuleReader, block: Block, node: ts.VariableStatement): string[] {
  const { typescript, file } = reader;
  const shared = findDocComment(typescript, file, node);
  return node.declarationList.declarations.flatMap((declaration, index) => {
    const isFirst = index === 0;
    const own = findDocComment(typescript, file, declaration);
    const docs = own ?? (isFirst ? shared : undefined);
    const required = getRequired(reader, declaration.initializer);
    if (required) readRequire(reader, block.scope, declaration.name, required);
    if (!typescript.isIdentifier(declaration.name)) {
      return readPattern(reader, block, declaration.name, own ?? shared);
    }
    if (required) return [];
    const name = declaration.name.text;
    const symbol = readValue(reader, block.scope, block.owner, {
      name,
      nameRange: rangeOf(reader, declaration.name),
      node: isFirst ? node : declaration,
      docs,
      value: declaration.initializer,
      type: declaration.type,
    });
    block.scope.locals.set(name, symbol);
    return [name];
  });
}

/** Each name that a pattern takes out of a value is a variable. */
function readPattern(
  reader: ModuleReader,
  block: Block,
  pattern: ts.BindingPattern,
  shared: DocComment | undefined,
): string[] {
  const { typescript, file } = reader;
  return pattern.elements.flatMap((element) => {
    if (typescript.isOmittedExpression(element)) return [];
    const docs = findDocComment(typescript, file, element) ?? shared;
    if (!typescript.isIdentifier(element.name)) {
      return readPattern(reader, block, element.name, docs);
    }
    const name = element.name.text;
    if (block.scope.imports.has(name)) return [];
    const symbol = readValue(reader, block.scope, block.owner, {
      name,
      nameRange: rangeOf(reader, element.name),
      node: element,
      docs,
    });
    block.scope.locals.set(name, symbol);
    return [name];
  });
}

/** What `require('./module')` gives, or a member of that. */
interface Required {
  readonly specifier: string;
  readonly member: string | undefined;
}

/**
 * Gets what `require()` is called with, in JavaScript.
 *
 * @param reader - What is known of the file.
 * @param node - `require('./module')` or `require('./module').member`.
 * @returns The module and the member; `undefined` where it is no such call.
 */
export function getRequired(
  { typescript, path }: ModuleReader,
  node: ts.Expression | undefined,
): Required | undefined {
  if (!node || !/\.c?jsx?$/.test(path)) return undefined;
  const isMember = typescript.isPropertyAccessExpression(node);
  const call = isMember ? node.expression : node;
  if (!typescript.isCallExpression(call) || !typescript.isIdentifier(call.expression)) {
    return undefined;
  }
  const [argument] = call.arguments;
  return call.expression.text === 'require' && argument && typescript.isStringLiteralLike(argument)
    ? { specifier: argument.text, member: isMember ? node.name.text : undefined }
    : undefined;
}

function readRequire(
  { typescript }: ModuleReader,
  scope: Scope,
  name: ts.BindingName,
  { specifier, member }: Required,
): void {
  if (typescript.isIdentifier(name)) {
    scope.imports.set(name.text, { specifier, name: member ?? 'export=' });
  } else if (typescript.isObjectBindingPattern(name) && member === undefined) {
    for (const { name: local, propertyName } of name.elements) {
      if (!typescript.isIdentifier(local)) continue;
      const imported =
        propertyName && typescript.isIdentifier(propertyName) ? propertyName.text : local.text;
      scope.imports.set(local.text, { specifier, name: imported });
    }
  }
}

function readNamespace(reader: ModuleReader, block: Block, node: ts.ModuleDeclaration): string[] {
  const { typescript } = reader;
  const { scope, owner } = block;
  const isAmbient =
    block.isAmbient || hasModifier(reader, node, typescript.SyntaxKind.DeclareKeyword);
  if (!typescript.isIdentifier(node.name)) {
    const inner = reader.ambientModules.get(node.name.text) ?? createScope(scope);
    reader.ambientModules.set(node.name.text, inner);
    // Its names are apart from those of the file, as if it were a namespace of this odd name.
    const module = declareSymbol(
      reader,
      scope,
      owner,
      node.name.text,
      'namespace',
      `"${node.name.text}"`,
    );
    readBody(reader, { node, owner: module, scope: inner, isAmbient: true }, node.body);
    return [];
  }
  if (node.name.text === 'global' && node.flags & typescript.NodeFlags.GlobalAugmentation)
    return [];
  const name = node.name.text;
  const symbol = declareSymbol(reader, scope, owner, name, 'namespace');
  scope.locals.set(name, symbol);
  symbol.declarations.push(
    makeDeclaration(reader, {
      node,
      name: rangeOf(reader, node.name),
      docs: findDocComment(typescript, reader.file, node),
    }),
  );
  symbol.inner ??= createScope(scope);
  readBody(reader, { node, owner: symbol, scope: symbol.inner, isAmbient }, node.body);
  return [name];
}

function readBody(
  reader: ModuleReader,
  block: Omit<Block, 'statements'>,
  body: ts.ModuleDeclaration['body'],
): void {
  const { typescript } = reader;
  if (!body) return;
  if (typescript.isModuleBlock(body)) {
    readScope(reader, { ...block, node: body, statements: body.statements });
  } else if (typescript.isModuleDeclaration(body)) {
    // `namespace A.B {}` publishes B in A.
    for (const name of readNamespace(reader, { ...block, statements: [] }, body)) {
      block.scope.exports.set(name, makeExport({ local: name }));
    }
  }
}

/** Where the first of some keywords stands in a statement; its beginning where none does. */
function findKeyword(
  { file, typescript }: ModuleReader,
  node: ts.Node,
  ...keywords: readonly string[]
): TextRange {
  const start = node.getStart(file);
  const scanner = typescript.createScanner(typescript.ScriptTarget.Latest, true);
  scanner.setText(file.text, start, node.end - start);
  for (let tokens = 0; tokens < 20; tokens++) {
    if (scanner.scan() === typescript.SyntaxKind.EndOfFileToken) break;
    if (keywords.includes(scanner.getTokenText())) {
      return { start: scanner.getTokenStart(), end: scanner.getTokenEnd() };
    }
  }
  return { start, end: Math.min(start + 'export'.length, node.end) };
}

function hasModifier({ typescript }: ModuleReader, node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    typescript.canHaveModifiers(node) &&
    (typescript.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false)
  );
}
