import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

/** Where manifests list what they need, the most telling first. */
const fields = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'devDependencies',
  'resolutions',
  'overrides',
];

/** A place in a file, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Finds where a manifest lists a dependency.
 *
 * @param text - The text of a package.json.
 * @param name - The name that it is listed by, or that stands behind an alias.
 * @returns Where its name stands; `undefined` where it is not listed.
 */
export function locateDependency(text: string, name: string): Place | undefined {
  const root = parseTree(text.replace(/^\uFEFF/u, ''));
  if (root === undefined) return undefined;
  const entries = fields.flatMap((field) => findNodeAtLocation(root, [field])?.children ?? []);
  const found =
    entries.find(({ children }) => children?.[0]?.value === name) ??
    entries.find(({ children }) => isAliasOf(children?.[1], name));
  const key = found?.children?.[0];
  return key === undefined ? undefined : placeOf(text, key);
}

/** `npm:name@range` */
function isAliasOf(value: Node | undefined, name: string): boolean {
  const range: unknown = value?.value;
  return range === `npm:${name}` || String(range).startsWith(`npm:${name}@`);
}

function placeOf(text: string, { length, offset }: Node): Place {
  const before = text.replace(/^\uFEFF/u, '').slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return { line, column, endLine: line, endColumn: column + length };
}
