import { parse, parseFragment, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** An element as a browser understands it. */
export interface ParsedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All the text in it. */
  readonly text: string;
}

/** What a browser makes of a page. */
export interface ParsedHtml {
  readonly elements: readonly ParsedElement[];
  readonly text: string;
  readonly errors: readonly string[];
}

/**
 * Reads HTML as a browser does.
 *
 * @param html - A page, or a part of one.
 * @returns Its elements in their order, its text, and what a validator would complain about.
 */
export function parseHtml(html: string): ParsedHtml {
  const errors: string[] = [];
  const onParseError = ({ code, startLine }: { code: string; startLine: number }): number =>
    errors.push(`${code} in line ${String(startLine)}`);
  const isPage = html.startsWith('<!doctype html>');
  const tree = isPage ? parse(html, { onParseError }) : parseFragment(html, { onParseError });
  return { elements: elementsOf(tree), text: textOf(tree), errors };
}

function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function elementsOf(node: Node): ParsedElement[] {
  const inner = childrenOf(node).flatMap((child) => elementsOf(child));
  if (!('tagName' in node)) return inner;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ name: node.tagName, attributes, text: textOf(node) }, ...inner];
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return childrenOf(node)
    .map((child) => textOf(child))
    .join('');
}
