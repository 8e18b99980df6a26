import type { TypeScript } from '@groundrules/docstrings';
import type ts from 'typescript';

/** A declaration with a name. */
export interface Enclosing {
  readonly node: ts.Node;
  readonly name: string;
  /** Whether it holds code or members, as functions and types do: those are the scopes that people name. */
  readonly container: boolean;
}

/**
 * Lists the named declarations around a node, itself included.
 *
 * @param api - TypeScript.
 * @param source - The file.
 * @param node - The node.
 * @returns The declarations, from the outside in.
 */
export function getScope(api: TypeScript, source: ts.SourceFile, node: ts.Node): Enclosing[] {
  const found: Enclosing[] = [];
  let current: ts.Node = node;
  while (!api.isSourceFile(current)) {
    const enclosing = asEnclosing(api, source, current);
    if (enclosing !== undefined) found.push(enclosing);
    current = current.parent;
  }
  return found.reverse();
}

/**
 * Lists every scope that a file declares.
 *
 * @param api - TypeScript.
 * @param source - The file.
 * @returns Scopes as {@link scopeName} writes them.
 */
export function listScopes(api: TypeScript, source: ts.SourceFile): Set<string> {
  const scopes = new Set<string>();
  const visit = (node: ts.Node, outer: readonly Enclosing[]): void => {
    const own = asEnclosing(api, source, node);
    const chain = own === undefined ? outer : [...outer, own];
    if (own?.container === true) scopes.add(scopeName(chain));
    api.forEachChild(node, (child) => {
      visit(child, chain);
    });
  };
  visit(source, []);
  return scopes;
}

/**
 * Writes a scope as people read it.
 *
 * @param chain - The declarations, from the outside in.
 * @returns For example `Store.save`.
 */
export function scopeName(chain: readonly Enclosing[]): string {
  return chain
    .filter(({ container }) => container)
    .map(({ name }) => name)
    .join('.');
}

function asEnclosing(api: TypeScript, source: ts.SourceFile, node: ts.Node): Enclosing | undefined {
  const name = nameOf(api, source, node);
  return name === undefined ? undefined : { node, name, container: isContainer(api, node) };
}

function nameOf(api: TypeScript, source: ts.SourceFile, node: ts.Node): string | undefined {
  if (api.isConstructorDeclaration(node)) return 'constructor';
  if (api.isExportAssignment(node)) return 'default';
  if (api.isBinaryExpression(node)) {
    // `module.exports.save = function () {}`
    const assigns = node.operatorToken.kind === api.SyntaxKind.EqualsToken;
    return assigns && isCode(api, node.right) ? node.left.getText(source) : undefined;
  }
  if (isNameless(api, node)) return undefined;
  if (isCode(api, node) && !hasOwnPlace(api, node)) {
    // A function in a variable or a property has that one's name already.
    return isNamedByParent(api, node) ? undefined : node.name?.getText(source);
  }
  if (!isDeclaration(api, node)) return undefined;
  if (node.name === undefined) {
    return api.isFunctionDeclaration(node) || api.isClassDeclaration(node) ? 'default' : undefined;
  }
  if (api.isStringLiteral(node.name)) return node.name.text;
  return api.isIdentifier(node.name) ||
    api.isPrivateIdentifier(node.name) ||
    api.isNumericLiteral(node.name) ||
    api.isComputedPropertyName(node.name)
    ? node.name.getText(source)
    : undefined;
}

type Code = ts.FunctionExpression | ts.ArrowFunction | ts.ClassExpression;

/** Functions and classes that are values. */
function isCode(api: TypeScript, node: ts.Node): node is Code {
  return api.isFunctionExpression(node) || api.isArrowFunction(node) || api.isClassExpression(node);
}

function hasOwnPlace(api: TypeScript, node: ts.Node): boolean {
  return api.isFunctionDeclaration(node) || api.isClassDeclaration(node);
}

function isNamedByParent(api: TypeScript, node: ts.Node): boolean {
  const { parent } = node;
  return (
    api.isVariableDeclaration(parent) ||
    api.isPropertyDeclaration(parent) ||
    api.isPropertyAssignment(parent)
  );
}

/** Parameters and the like are part of their function's text. */
function isNameless(api: TypeScript, node: ts.Node): boolean {
  return (
    api.isParameter(node) || api.isBindingElement(node) || api.isTypeParameterDeclaration(node)
  );
}

type Declaration = ts.Node & { readonly name?: ts.DeclarationName | ts.BindingName };

function isDeclaration(api: TypeScript, node: ts.Node): node is Declaration {
  return (
    api.isVariableDeclaration(node) ||
    api.isPropertyDeclaration(node) ||
    api.isPropertyAssignment(node) ||
    api.isPropertySignature(node) ||
    api.isMethodDeclaration(node) ||
    api.isMethodSignature(node) ||
    api.isGetAccessorDeclaration(node) ||
    api.isSetAccessorDeclaration(node) ||
    api.isFunctionDeclaration(node) ||
    api.isClassDeclaration(node) ||
    api.isInterfaceDeclaration(node) ||
    api.isTypeAliasDeclaration(node) ||
    api.isEnumDeclaration(node) ||
    api.isEnumMember(node) ||
    api.isModuleDeclaration(node)
  );
}

function isContainer(api: TypeScript, node: ts.Node): boolean {
  if (
    api.isVariableDeclaration(node) ||
    api.isPropertyDeclaration(node) ||
    api.isPropertyAssignment(node)
  ) {
    return node.initializer !== undefined && isCode(api, unwrap(api, node.initializer));
  }
  return !(api.isPropertySignature(node) || api.isEnumMember(node) || api.isMethodSignature(node));
}

/** Looks through parentheses, `as` and `satisfies`. */
function unwrap(api: TypeScript, node: ts.Expression): ts.Expression {
  return api.isParenthesizedExpression(node) ||
    api.isAsExpression(node) ||
    api.isSatisfiesExpression(node)
    ? unwrap(api, node.expression)
    : node;
}
