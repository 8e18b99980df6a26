import path from 'node:path';

import type { TreeNode } from './profile-tree.js';

/** A function of one's own code that takes time. */
export interface HotFunction {
  /** Its name, as V8 tells it. */
  readonly name: string;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Which share of all the time was spent in the function itself. */
  readonly self: number;
  /** Which share was spent in it and in what it called. */
  readonly total: number;
}

/**
 * Names the functions of a repository's own code that take most of the time.
 *
 * @param tree - What a profile says, with places in the sources.
 * @param root - Absolute path of the repository.
 * @param isOwn - Whether a file is of the repository's own code.
 * @returns The functions, by the time in themselves, longest first.
 */
export function hottestFunctions(
  tree: readonly TreeNode[],
  root: string,
  isOwn: (file: string) => boolean,
): HotFunction[] {
  const all = tree.reduce((sum, { total }) => sum + total, 0);
  const found = new Map<string, Mutable>();
  const visit = (node: TreeNode, outer: ReadonlySet<string>): void => {
    const { columnNumber, functionName, lineNumber, url } = node.frame;
    let inner = outer;
    if (isOwn(url)) {
      const key = JSON.stringify([url, lineNumber, columnNumber, functionName]);
      const entry = found.get(key) ?? {
        name: functionName === '' ? '(anonymous)' : functionName,
        file: path.relative(root, url).split(path.sep).join('/'),
        line: lineNumber + 1,
        self: 0,
        total: 0,
      };
      entry.self += node.self;
      // One that calls itself is on the stack more than once.
      if (!outer.has(key)) entry.total += node.total;
      found.set(key, entry);
      inner = new Set([...outer, key]);
    }
    for (const child of node.children) visit(child, inner);
  };
  for (const node of tree) visit(node, new Set());
  return [...found.values()]
    .map((entry) => ({ ...entry, self: entry.self / all, total: entry.total / all }))
    .toSorted((a, b) => b.self - a.self || b.total - a.total);
}

type Mutable = { -readonly [Field in keyof HotFunction]: HotFunction[Field] };
