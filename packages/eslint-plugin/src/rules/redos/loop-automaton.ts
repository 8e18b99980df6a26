import type { AST } from '@eslint-community/regexpp';

import { type CharRanges, overlaps, subtractRanges } from './char-ranges.js';
import { getChars } from './get-chars.js';

/** The places in a loop's body where a character is matched, and which may follow which, round and round. */
export interface LoopAutomaton {
  readonly chars: readonly CharRanges[];
  readonly following: readonly ReadonlySet<number>[];
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly isNullable: boolean;
}

/** More places than a body has that a person wrote; their pairs are looked at. */
const mostPlaces = 80;
const mostSteps = 50_000;

const empty: Fragment = { first: [], last: [], isNullable: true };

class TooComplex extends Error {}

function build(
  body: AST.QuantifiableElement,
  flags: AST.Flags,
): { chars: CharRanges[]; following: Set<number>[] } {
  const chars: CharRanges[] = [];
  const following: Set<number>[] = [];

  function link(from: readonly number[], to: readonly number[]): void {
    for (const place of from) for (const next of to) following[place]?.add(next);
  }

  function concat(one: Fragment, other: Fragment): Fragment {
    link(one.last, other.first);
    return {
      first: one.isNullable ? [...one.first, ...other.first] : one.first,
      last: other.isNullable ? [...one.last, ...other.last] : other.last,
      isNullable: one.isNullable && other.isNullable,
    };
  }

  function ofAlternatives(alternatives: readonly AST.Alternative[]): Fragment {
    const fragments = alternatives.map(({ elements }) =>
      elements.map((it) => ofElement(it)).reduce(concat, empty),
    );
    return {
      first: fragments.flatMap(({ first }) => first),
      last: fragments.flatMap(({ last }) => last),
      isNullable: fragments.some(({ isNullable }) => isNullable),
    };
  }

  function ofElement(node: AST.Element): Fragment {
    switch (node.type) {
      case 'Group':
      case 'CapturingGroup':
        return ofAlternatives(node.alternatives);
      case 'Quantifier': {
        if (node.max > mostPlaces) throw new TooComplex();
        // `a{1,3}` is `a(?:a(?:a)?)?`, so that there is one way to match it twice.
        let repeated = empty;
        for (let count = node.max; count > 0; count--) {
          repeated = concat(ofElement(node.element), repeated);
          if (count > node.min) repeated = { ...repeated, isNullable: true };
        }
        return repeated;
      }
      default: {
        const own = getChars(node, flags);
        if (own === undefined || chars.length >= mostPlaces) throw new TooComplex();
        const place = chars.push(own) - 1;
        following.push(new Set());
        return { first: [place], last: [place], isNullable: false };
      }
    }
  }

  const { first, last } = ofElement(body);
  link(last, first);
  return { chars, following };
}

/**
 * Builds the automaton of a loop.
 *
 * @param body - What is repeated.
 * @param flags - The flags of the expression.
 * @returns The automaton; `undefined` where the body holds a loop of its own, an assertion or a reference, or is large.
 */
export function buildLoop(
  body: AST.QuantifiableElement,
  flags: AST.Flags,
): LoopAutomaton | undefined {
  try {
    return build(body, flags);
  } catch (error) {
    if (error instanceof TooComplex) return undefined;
    throw error;
  }
}

/**
 * Tells whether a loop can match one text in two ways from a place back to the same place: then each further round
 * doubles the ways.
 *
 * @param loop - The loop.
 * @param missing - Characters that the text must not hold.
 * @returns Whether it can; `false` also where that takes too long to find out.
 */
export function isAmbiguous(loop: LoopAutomaton, missing: CharRanges): boolean {
  const chars = loop.chars.map((it) => (missing.length === 0 ? it : subtractRanges(it, missing)));
  const size = chars.length;
  let steps = 0;
  /** The pairs of places that two readings of one text can come to, from a pair. */
  const next = (pair: number): number[] => {
    const found: number[] = [];
    for (const one of loop.following[Math.floor(pair / size)] ?? []) {
      for (const other of loop.following[pair % size] ?? []) {
        steps++;
        if (overlaps(chars[one] ?? [], chars[other] ?? [])) found.push(one * size + other);
      }
    }
    return found;
  };
  for (let start = 0; start < size; start++) {
    if ((chars[start] ?? []).length === 0) continue;
    // Pairs reached from the start with and without the readings having been apart.
    const home = start * size + start;
    const together = new Set<number>([home]);
    const apart = new Set<number>();
    const stack: [pair: number, wereApart: boolean][] = [[home, false]];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      const [pair, wereApart] = item;
      for (const reached of next(pair)) {
        const areApart = wereApart || Math.floor(reached / size) !== reached % size;
        if (areApart && reached === home) return true;
        const known = areApart ? apart : together;
        if (known.has(reached)) continue;
        known.add(reached);
        stack.push([reached, areApart]);
      }
      if (steps > mostSteps) return false;
    }
  }
  return false;
}
