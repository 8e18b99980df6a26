import type { AST } from '@eslint-community/regexpp';

import { type CharRanges, everyChar } from './char-ranges.js';
import { getChars } from './get-chars.js';

/** The characters that an element can match, all of them and those it can begin with. */
export interface Extent {
  readonly all: CharRanges;
  readonly first: CharRanges;
  readonly isNullable: boolean;
}

const nothing: Extent = { all: [], first: [], isNullable: true };

function ofAlternative({ elements }: AST.Alternative, flags: AST.Flags): Extent {
  const extents = elements.map((it) => getExtent(it, flags));
  const filled = extents.findIndex(({ isNullable }) => !isNullable);
  const isNullable = filled === -1;
  const begins = isNullable ? extents : extents.slice(0, filled + 1);
  return {
    all: extents.flatMap(({ all }) => all),
    first: begins.flatMap(({ first }) => first),
    isNullable,
  };
}

/**
 * Tells which characters an element can match.
 *
 * @param node - The element.
 * @param flags - The flags of the expression.
 * @returns The characters; of what cannot be told, every one.
 */
export function getExtent(node: AST.Element, flags: AST.Flags): Extent {
  switch (node.type) {
    case 'Assertion':
      return nothing;
    case 'Quantifier': {
      const extent = getExtent(node.element, flags);
      return { ...extent, isNullable: node.min === 0 || extent.isNullable };
    }
    case 'Group':
    case 'CapturingGroup': {
      const extents = node.alternatives.map((it) => ofAlternative(it, flags));
      return {
        all: extents.flatMap(({ all }) => all),
        first: extents.flatMap(({ first }) => first),
        isNullable: extents.some(({ isNullable }) => isNullable),
      };
    }
    default: {
      const chars = getChars(node, flags);
      // What is not known may match anything, and nothing.
      return chars === undefined
        ? { all: everyChar, first: everyChar, isNullable: true }
        : { all: chars, first: chars, isNullable: false };
    }
  }
}
