import type ts from 'typescript';
import { findDocComment } from './find-doc-comment.js';
import { getHeritage } from './get-heritage.js';
import type { LocalSymbol } from './module-record.js';
import {
  addCallable,
  declareSymbol,
  makeDeclaration,
  rangeOf,
  type ModuleReader,
} from './module-reader.js';
import type { ConstructorDeclaration, SymbolKind } from './public-symbol.js';
import { readSignature, type FunctionLike } from './read-signature.js';
import { unwrapFunction } from './unwrap-function.js';

/**
 * Reads a class: its members into its symbol, and its constructors.
 *
 * @param reader - What is known of the file.
 * @param symbol - The symbol of the class.
 * @param node - The class.
 * @returns The constructors that callers may use.
 */
export function readClass(
  reader: ModuleReader,
  symbol: LocalSymbol,
  node: ts.ClassLikeDeclaration,
): ConstructorDeclaration[] {
  const { typescript } = reader;
  readHeritage(reader, symbol, node.heritageClauses);
  const constructors: ConstructorDeclaration[] = [];
  for (const member of node.members) {
    if (typescript.isConstructorDeclaration(member)) {
      addConstructor(reader, symbol, member, constructors);
    } else {
      readMember(reader, symbol, node, member);
    }
  }
  return constructors;
}

/**
 * Reads the members of an interface, and what it extends.
 *
 * @param reader - What is known of the file.
 * @param symbol - The symbol of the interface.
 * @param node - The interface.
 */
export function readInterface(
  reader: ModuleReader,
  symbol: LocalSymbol,
  node: ts.InterfaceDeclaration,
): void {
  readHeritage(reader, symbol, node.heritageClauses);
  for (const member of node.members) readMember(reader, symbol, node, member);
}

/**
 * Reads the members of an alias of an object type, or of an intersection of such types.
 *
 * @param reader - What is known of the file.
 * @param symbol - The symbol of the alias.
 * @param type - What the alias stands for.
 */
export function readAlias(reader: ModuleReader, symbol: LocalSymbol, type: ts.TypeNode): void {
  const { typescript } = reader;
  if (typescript.isParenthesizedTypeNode(type)) {
    readAlias(reader, symbol, type.type);
  } else if (typescript.isTypeLiteralNode(type)) {
    for (const member of type.members) readMember(reader, symbol, type, member);
  } else if (typescript.isIntersectionTypeNode(type)) {
    for (const part of type.types) {
      if (typescript.isTypeReferenceNode(part)) {
        const heritage = getHeritage(typescript, part);
        if (heritage) symbol.heritage.push(heritage);
      } else {
        readAlias(reader, symbol, part);
      }
    }
  }
}

/**
 * Reads the members of an enum.
 *
 * @param reader - What is known of the file.
 * @param symbol - The symbol of the enum.
 * @param node - The enum.
 */
export function readEnum(
  reader: ModuleReader,
  symbol: LocalSymbol,
  node: ts.EnumDeclaration,
): void {
  for (const member of node.members) addMember(reader, symbol, member, 'enum-member');
}

function readHeritage(
  { typescript }: ModuleReader,
  symbol: LocalSymbol,
  clauses: readonly ts.HeritageClause[] | undefined,
): void {
  for (const { token, types } of clauses ?? []) {
    for (const type of types) {
      const heritage = getHeritage(typescript, type);
      if (!heritage) continue;
      symbol.heritage.push(heritage);
      if (token === typescript.SyntaxKind.ExtendsKeyword) symbol.bases.push(heritage);
    }
  }
}

function readMember(
  reader: ModuleReader,
  owner: LocalSymbol,
  container: ts.Node,
  member: ts.ClassElement | ts.TypeElement,
): void {
  const { typescript } = reader;
  if (isPrivate(reader, member)) return;
  if (typescript.isMethodDeclaration(member) || typescript.isMethodSignature(member)) {
    const symbol = declareMember(reader, owner, member, 'method');
    if (symbol) addCallable(reader, symbol, container, member, rangeOf(reader, member.name));
  } else if (typescript.isAccessor(member)) {
    addMember(reader, owner, member, 'accessor', member);
  } else if (typescript.isPropertyDeclaration(member)) {
    const callable = member.initializer && unwrapFunction(typescript, member.initializer);
    const isAccessor = typescript.isAutoAccessorPropertyDeclaration(member);
    const kind = callable ? 'method' : 'property';
    addMember(reader, owner, member, isAccessor ? 'accessor' : kind, callable);
  } else if (typescript.isPropertySignature(member)) {
    addMember(reader, owner, member, 'property');
  }
}

function addMember(
  reader: ModuleReader,
  owner: LocalSymbol,
  node: ts.NamedDeclaration,
  kind: SymbolKind,
  callable?: FunctionLike,
): void {
  const symbol = declareMember(reader, owner, node, kind);
  if (!symbol || !node.name) return;
  symbol.declarations.push(
    makeDeclaration(reader, {
      node,
      name: rangeOf(reader, node.name),
      docs: findDocComment(reader.typescript, reader.file, node),
      callable,
    }),
  );
}

function declareMember(
  reader: ModuleReader,
  owner: LocalSymbol,
  node: ts.NamedDeclaration,
  kind: SymbolKind,
): LocalSymbol | undefined {
  const name = node.name && getMemberName(reader, node.name);
  // A leading underscore says that a member is not for users.
  if (name === undefined || name.startsWith('_')) return undefined;
  const { SyntaxKind } = reader.typescript;
  const key = hasModifier(reader, node, SyntaxKind.StaticKeyword) ? `static ${name}` : name;
  const symbol = declareSymbol(reader, owner.scope, owner, name, kind, key);
  if (hasModifier(reader, node, SyntaxKind.OverrideKeyword)) symbol.isOverride = true;
  owner.members.set(key, symbol);
  return symbol;
}

function getMemberName({ typescript, file }: ModuleReader, name: ts.Node): string | undefined {
  if (
    typescript.isIdentifier(name) ||
    typescript.isStringLiteralLike(name) ||
    typescript.isNumericLiteral(name)
  ) {
    return name.text;
  }
  if (!typescript.isComputedPropertyName(name)) return undefined;
  const { expression } = name;
  if (typescript.isStringLiteralLike(expression) || typescript.isNumericLiteral(expression)) {
    return expression.text;
  }
  const written = expression.getText(file);
  return /^Symbol\.\w+$/.test(written) ? `[${written}]` : undefined;
}

function addConstructor(
  reader: ModuleReader,
  owner: LocalSymbol,
  node: ts.ConstructorDeclaration,
  constructors: ConstructorDeclaration[],
): void {
  const { typescript, file } = reader;
  const docs = findDocComment(typescript, file, node);
  for (const parameter of node.parameters) {
    const isProperty = typescript.isParameterPropertyDeclaration(parameter, node);
    if (!isProperty || isPrivate(reader, parameter)) continue;
    addMember(reader, owner, parameter, 'property');
    const member = owner.members.get(parameter.name.getText(file));
    const isDocumented = docs?.tags.some(
      ({ tag, name, text }) => tag === 'param' && name === member?.name && text !== '',
    );
    if (member && isDocumented) member.isDocumentedOutside = true;
  }
  if (isPrivate(reader, node)) return;
  const start = node.getStart(file);
  constructors.push({
    start,
    end: node.end,
    docsPosition: start,
    docs,
    signature: readSignature(typescript, file, node),
    isImplementation: node.body !== undefined && constructors.length > 0,
  });
}

function isPrivate(reader: ModuleReader, node: ts.Node): boolean {
  return hasModifier(reader, node, reader.typescript.SyntaxKind.PrivateKeyword);
}

function hasModifier({ typescript }: ModuleReader, node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    typescript.canHaveModifiers(node) &&
    (typescript.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false)
  );
}
