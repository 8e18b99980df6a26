import type { TypeScript } from '@groundrules/docstrings';
import type ts from 'typescript';

import type { Description, Span } from './description.js';
import { normaliseText } from './describe-text.js';
import { digest } from './digest.js';
import { getScope, scopeName, type Enclosing } from './get-scope.js';
import { isJsDoc, listTokens, type Token } from './list-tokens.js';

/** So much of a block or a literal beside the place tells it from others, without tying it to all of it. */
const tokensOfNeighbour = 16;
/** With less code than this, two functions are alike by chance. */
const leastShape = 8;

/**
 * Describes a place in a file of JavaScript or TypeScript.
 *
 * @param api - TypeScript.
 * @param source - The file, parsed with parents.
 * @param span - The place.
 * @returns Its description.
 */
export function describeCode(api: TypeScript, source: ts.SourceFile, span: Span): Description {
  const { text } = source;
  const token = tokenAt(api, source, span.start);
  const begin = token.getStart(source);
  const lineEnd = source.getLineEndOfPosition(span.start);
  const trivia = text.slice(span.start, Math.min(begin, span.end ?? lineEnd));
  if (trivia.trim() !== '') {
    // A comment: it belongs to what follows it.
    return describe(api, source, token, span.start, normaliseText(trivia));
  }
  const start = Math.max(span.start, begin);
  const end = Math.max(span.end ?? token.end, start);
  if (start === end || token.kind === api.SyntaxKind.EndOfFileToken) {
    const line = source.getLineAndCharacterOfPosition(span.start).line;
    const from = source.getPositionOfLineAndCharacter(line, 0);
    const to = source.getLineStarts()[line + 1] ?? text.length;
    return describe(api, source, token, span.start, normaliseText(text.slice(from, to)));
  }
  const node = covering(token, source, withoutSemicolon(text, start, end));
  return describe(api, source, node, start, textOf(api, source, node, { start, end }));
}

function describe(
  api: TypeScript,
  source: ts.SourceFile,
  node: ts.Node,
  start: number,
  text: string,
): Description {
  const chain = getScope(api, source, node);
  const shape = shapeOf(api, source, chain, start);
  return {
    text,
    names: chain.map(({ name }) => name),
    scope: scopeName(chain),
    ...(shape !== undefined && { shape }),
  };
}

/** Finds the token that holds a place, or follows it. */
function tokenAt(api: TypeScript, source: ts.SourceFile, position: number): ts.Node {
  let current: ts.Node = source;
  for (;;) {
    // Comments stand before tokens, whatever they document.
    const children = current.getChildren(source).filter((child) => !isJsDoc(api, child));
    const next =
      children.find((child) => child.pos <= position && position < child.end) ??
      // Behind everything stands the end of the file.
      (current === source ? children.at(-1) : undefined);
    if (next === undefined) return current;
    current = next;
  }
}

/** A semicolon belongs to the whole statement: a place behind `export` or `declare` would cover that only where one is written. */
function withoutSemicolon(text: string, start: number, end: number): number {
  const code = text.slice(start, end).trimEnd();
  return code.length > 1 && code.endsWith(';') ? start + code.length - 1 : end;
}

/** Finds the smallest node that holds a token and all up to a place. */
function covering(token: ts.Node, source: ts.SourceFile, end: number): ts.Node {
  let node = token;
  while (node.end < end && node !== source) node = node.parent;
  return node;
}

function textOf(
  api: TypeScript,
  source: ts.SourceFile,
  node: ts.Node,
  { start, end }: Required<Span>,
): string {
  const named = asNamed(api, node);
  if (named !== undefined && isWhole(source, node, start, end)) {
    const name = named.name === undefined ? [] : listTokens(api, source, named.name);
    return `${String(named.kind)} ${print(name)}`;
  }
  const inside = listTokens(api, source, node, shortenCode(api)).filter(
    (token) => token.start >= start && token.end <= end,
  );
  const whole = isWhole(source, node, start, end);
  if (!whole && countWords(inside) > 1) return print(inside);
  // Alone it says too little: `any`, `console.log` and `==` are the same everywhere.
  return print(widen(api, source, node, whole));
}

function widen(api: TypeScript, source: ts.SourceFile, node: ts.Node, whole: boolean): Token[] {
  let current = node;
  const code = shortenCode(api);
  const neighbour = shortenNeighbour(api);
  let tokens = listTokens(api, source, current, code);
  let steps = whole ? 0 : 1;
  while (
    (steps === 0 || countWords(tokens) < 2) &&
    !api.isSourceFile(current) &&
    !isBoundary(api, current.parent)
  ) {
    const inner = current;
    current = current.parent;
    const wider = listTokens(api, source, current, (child) =>
      child.pos >= inner.pos && child.end <= inner.end ? code(child) : neighbour(child),
    );
    if (wider.length > tokens.length) steps += 1;
    tokens = wider;
  }
  return tokens;
}

/** A declaration with a name is known by it, whatever it holds. So is a name that is being declared. */
function asNamed(
  api: TypeScript,
  node: ts.Node,
): (ts.Node & { readonly name?: ts.Node }) | undefined {
  const { parent } = node as { readonly parent?: ts.Node & { readonly name?: ts.Node } };
  const isName =
    api.isIdentifier(node) || api.isPrivateIdentifier(node) || api.isStringLiteral(node);
  if (isName && parent?.name === node && !api.isPropertyAccessExpression(parent)) return parent;
  return (api.isFunctionDeclaration(node) ||
    api.isClassDeclaration(node) ||
    api.isMethodDeclaration(node) ||
    api.isAccessor(node) ||
    api.isConstructorDeclaration(node) ||
    api.isInterfaceDeclaration(node) ||
    api.isEnumDeclaration(node) ||
    api.isModuleDeclaration(node)) &&
    !api.isSourceFile(node)
    ? node
    : undefined;
}

function isWhole(source: ts.SourceFile, node: ts.Node, start: number, end: number): boolean {
  const after = source.text.slice(end, node.end).trim();
  return node.getStart(source) >= start && (after === '' || after === ';');
}

/** The code of a function is no part of what its report is about. */
function shortenCode(api: TypeScript) {
  return (node: ts.Node): number => {
    const { parent } = node as { readonly parent?: ts.Node };
    if (api.isBlock(node) && parent !== undefined && api.isFunctionLike(parent)) return 0;
    if (
      parent !== undefined &&
      api.isClassLike(parent) &&
      node.kind === api.SyntaxKind.SyntaxList
    ) {
      return 0;
    }
    return Infinity;
  };
}

function shortenNeighbour(api: TypeScript) {
  const shorten = shortenCode(api);
  return (node: ts.Node): number =>
    Math.min(
      shorten(node),
      api.isBlock(node) ||
        api.isCaseBlock(node) ||
        api.isObjectLiteralExpression(node) ||
        api.isArrayLiteralExpression(node) ||
        api.isTypeLiteralNode(node) ||
        api.isJsxElement(node)
        ? tokensOfNeighbour
        : Infinity,
    );
}

/** What holds a list of statements, members or the like: neighbours there have nothing to do with each other. */
function isBoundary(api: TypeScript, node: ts.Node): boolean {
  return (
    api.isSourceFile(node) ||
    api.isBlock(node) ||
    api.isModuleBlock(node) ||
    api.isCaseOrDefaultClause(node) ||
    api.isFunctionLike(node) ||
    api.isClassLike(node) ||
    api.isInterfaceDeclaration(node) ||
    api.isEnumDeclaration(node)
  );
}

function countWords(tokens: readonly Token[]): number {
  return tokens.filter(({ word }) => word).length;
}

function print(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join(' ');
}

function shapeOf(
  api: TypeScript,
  source: ts.SourceFile,
  chain: readonly Enclosing[],
  start: number,
): string | undefined {
  const innermost = chain.findLastIndex(({ container }) => container);
  const holder = chain[innermost];
  if (holder === undefined) return undefined;
  const names = new Set(chain.filter(({ container }) => container).map(({ name }) => name));
  const tokens = listTokens(api, source, holder.node);
  if (tokens.length < leastShape) return undefined;
  const written = tokens.map(({ name, text }) => (name && names.has(text) ? '_' : text));
  const offset = tokens.filter((token) => token.end <= start).length;
  // A variable or a property in it keeps its name: another name there is another thing.
  const inner = chain.slice(innermost + 1).map(({ name }) => name);
  return digest([offset, ...inner, '', ...written]).slice(0, 20);
}
