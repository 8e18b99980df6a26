import type { AST } from 'yaml-eslint-parser';

/** What stands in YAML where a value may stand. */
export type Content = AST.YAMLContent | AST.YAMLWithMeta | null;

/** A key of a mapping, with its value behind tags, anchors and aliases. */
export interface Entry {
  readonly pair: AST.YAMLPair;
  readonly value: Exclude<AST.YAMLContent, AST.YAMLAlias> | null;
}

/** Aliases may go round in circles. */
const maximumDepth = 20;

function getDocument(node: AST.YAMLNode): AST.YAMLDocument | undefined {
  let it: AST.YAMLNode | null = node;
  while (it !== null && it.type !== 'YAMLDocument') it = it.parent;
  return it ?? undefined;
}

/**
 * Goes to a value through tags, anchors and aliases.
 *
 * @param node - What stands there.
 * @param depth - How many steps may be gone.
 * @returns The value, or `null` where there is none.
 */
export function resolve(
  node: Content | undefined,
  depth = maximumDepth,
): Exclude<AST.YAMLContent, AST.YAMLAlias> | null {
  if (node === null || node === undefined || depth === 0) return null;
  if (node.type === 'YAMLWithMeta') return resolve(node.value, depth - 1);
  if (node.type !== 'YAMLAlias') return node;
  const anchors = getDocument(node)?.anchors;
  const named =
    anchors !== undefined && Object.hasOwn(anchors, node.name) ? anchors[node.name] : undefined;
  const anchor = named?.findLast(({ range }) => range[0] < node.range[0]);
  return resolve(anchor?.parent.value, depth - 1);
}

/**
 * Reads a value as text.
 *
 * @param node - What stands there.
 * @returns The text, or `undefined` where the value is not a scalar.
 */
export function getText(node: Content | undefined): string | undefined {
  const value = resolve(node);
  if (value?.type !== 'YAMLScalar') return undefined;
  return value.value === null ? '' : String(value.value);
}

/**
 * Reads a mapping.
 *
 * @param node - What stands there.
 * @param depth - How many merge keys may be followed.
 * @returns Its entries by key, those that merge keys bring included; empty where the value is no mapping.
 */
export function getEntries(
  node: Content | undefined,
  depth = maximumDepth,
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const mapping = resolve(node);
  if (mapping?.type !== 'YAMLMapping') return entries;
  for (const pair of mapping.pairs) {
    const key = getText(pair.key);
    if (key === undefined) continue;
    const value = resolve(pair.value);
    if (key !== '<<' || depth === 0) {
      entries.set(key, { pair, value });
      continue;
    }
    for (const source of value?.type === 'YAMLSequence' ? value.entries : [value]) {
      for (const [name, entry] of getEntries(source, depth - 1)) {
        if (!entries.has(name)) entries.set(name, entry);
      }
    }
  }
  return entries;
}

/**
 * Reads a sequence.
 *
 * @param node - What stands there.
 * @returns Its items; a single value counts as a sequence of one, as it does for `needs` and `on`.
 */
export function getItems(node: Content | undefined): Content[] {
  const value = resolve(node);
  if (value === null) return [];
  return value.type === 'YAMLSequence' ? value.entries : [value];
}
