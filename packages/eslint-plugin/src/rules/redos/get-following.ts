import type { AST } from '@eslint-community/regexpp';

import { type Extent, getExtent } from './extent.js';

/** An element that comes after another. */
export interface Following {
  readonly element: AST.Element;
  readonly extent: Extent;
}

/** A node with the node that it is a part of. */
export interface Step {
  readonly node: AST.Node;
  readonly parent: AST.Node;
}

/**
 * Lists the steps from a node outwards.
 *
 * @param start - The node.
 * @returns Each node up to the pattern with its parent.
 */
export function getSteps(start: AST.Node): Step[] {
  const steps: Step[] = [];
  let node = start;
  for (let parent = node.parent; parent !== null; { parent } = node) {
    steps.push({ node, parent });
    node = parent;
  }
  return steps;
}

/**
 * Lists what follows a loop, from the inside out.
 *
 * @param loop - The loop.
 * @param flags - The flags of the expression.
 * @returns The elements in the order in which they match.
 */
export function getFollowing(loop: AST.Quantifier, flags: AST.Flags): Following[] {
  return getSteps(loop).flatMap(({ node, parent }): Following[] => {
    if (parent.type === 'Alternative') {
      const index = parent.elements.findIndex((it) => it === node);
      return parent.elements
        .slice(index + 1)
        .map((element) => ({ element, extent: getExtent(element, flags) }));
    }
    if (parent.type !== 'Quantifier' || parent.max === 1) return [];
    // Another round may come before what follows, or none.
    return [{ element: parent, extent: { ...getExtent(parent, flags), isNullable: true } }];
  });
}
