import type { TypeScript } from '@groundrules/docstrings';
import type ts from 'typescript';

/** A piece of code as formatting can't change it. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is a name, a keyword or a literal, and not punctuation. */
  readonly word: boolean;
  /** Whether it is a name. */
  readonly name: boolean;
}

/** Told to leave out the inside of a node, or to shorten it. */
export type Shorten = (node: ts.Node) => number;

/**
 * Lists the tokens of a node as they are whatever the formatting: without semicolons, commas and
 * parentheses, which formatters add and remove, and with literals by their value.
 *
 * @param api - TypeScript.
 * @param source - The file.
 * @param node - The node.
 * @param shorten - How many tokens of a node inside it count at most; all of them unless it is given.
 * @returns The tokens, in order.
 */
export function listTokens(
  api: TypeScript,
  source: ts.SourceFile,
  node: ts.Node,
  shorten: Shorten = () => Infinity,
): Token[] {
  const tokens: Token[] = [];
  let before = '';
  const visit = (current: ts.Node): void => {
    if (isJsDoc(api, current) || isBlankJsx(api, current)) return;
    const children = current.getChildren(source);
    if (children.length === 0) {
      const raw = current.getText(source);
      const token = toToken(api, source, current, raw);
      if (token !== undefined && !isLeadingOperator(raw, before)) tokens.push(token);
      if (raw !== '') before = raw;
      return;
    }
    const most = current === node ? Infinity : shorten(current);
    const kept = tokens.length;
    for (const child of children) visit(child);
    if (tokens.length - kept > most) tokens.splice(kept + most);
  };
  visit(node);
  return tokens;
}

const dropped = new Set(['', ';', ',', '(', ')']);

function toToken(
  api: TypeScript,
  source: ts.SourceFile,
  node: ts.Node,
  raw: string,
): Token | undefined {
  const text = textOf(api, node, raw);
  if (dropped.has(text)) return undefined;
  const name = api.isIdentifier(node) || api.isPrivateIdentifier(node);
  return {
    text,
    start: node.getStart(source),
    end: node.end,
    word: /[\p{L}\p{N}_$"]/u.test(text),
    name,
  };
}

function textOf(api: TypeScript, node: ts.Node, raw: string): string {
  if (api.isStringLiteral(node)) {
    // Formatters quote keys as needed.
    return isKey(api, node) ? node.text : JSON.stringify(node.text);
  }
  if (api.isNumericLiteral(node)) return node.text;
  if (api.isJsxText(node)) return collapse(raw);
  if (node.kind === api.SyntaxKind.RegularExpressionLiteral) {
    const flags = raw.lastIndexOf('/') + 1;
    return raw.slice(0, flags) + raw.slice(flags).split('').toSorted().join('');
  }
  // Formatters indent what is embedded in templates.
  return api.isTemplateLiteralToken(node) ? collapse(raw) : raw;
}

function isKey(api: TypeScript, node: ts.StringLiteral): boolean {
  const { parent } = node;
  return (
    (api.isPropertyAssignment(parent) ||
      api.isPropertySignature(parent) ||
      api.isPropertyDeclaration(parent) ||
      api.isMethodDeclaration(parent) ||
      api.isEnumMember(parent)) &&
    parent.name === node
  );
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

const noOperands = new Set(['', '=', ':', '<', '(', '[', ',', '?', '|', '&', '=>', 'extends']);

/** A union that is broken over lines begins with an operator. */
function isLeadingOperator(raw: string, before: string): boolean {
  return (raw === '|' || raw === '&') && noOperands.has(before);
}

/**
 * Tells whether a node is a part of a documentation comment, which the compiler hangs on what it documents.
 *
 * @param api - TypeScript.
 * @param node - The node.
 * @returns Whether it is.
 */
export function isJsDoc(api: TypeScript, node: ts.Node): boolean {
  return node.kind >= api.SyntaxKind.FirstJSDocNode && node.kind <= api.SyntaxKind.LastJSDocNode;
}

/** `{' '}`, which formatters put where a line ends. */
function isBlankJsx(api: TypeScript, node: ts.Node): boolean {
  return (
    api.isJsxExpression(node) &&
    node.expression !== undefined &&
    api.isStringLiteral(node.expression) &&
    node.expression.text.trim() === ''
  );
}
