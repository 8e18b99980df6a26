import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

import { type CharRanges, everyChar, negateRanges } from './char-ranges.js';
import { getChars } from './get-chars.js';
import { buildLoop, isAmbiguous, type LoopAutomaton } from './loop-automaton.js';

/** Only a group that is repeated can be read in several ways. */
const repeatedGroup = /\)(?:[*+]|\{\d+,\})/u;

/** The characters that an element can match, all of them and those it can begin with. */
interface Extent {
  readonly all: CharRanges;
  readonly first: CharRanges;
  readonly isNullable: boolean;
}

interface Following {
  readonly element: AST.Element;
  readonly extent: Extent;
}

const nothing: Extent = { all: [], first: [], isNullable: true };

function ofAlternative({ elements }: AST.Alternative, flags: AST.Flags): Extent {
  return elements
    .map((it) => getExtent(it, flags))
    .reduce(
      (before, after) => ({
        all: [...before.all, ...after.all],
        first: before.isNullable ? [...before.first, ...after.first] : before.first,
        isNullable: before.isNullable && after.isNullable,
      }),
      nothing,
    );
}

function getExtent(node: AST.Element, flags: AST.Flags): Extent {
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

/** The steps from a node outwards: each with the node that it is a part of. */
function getSteps(start: AST.Node): { node: AST.Node; parent: AST.Node }[] {
  const steps: { node: AST.Node; parent: AST.Node }[] = [];
  let node = start;
  for (let parent = node.parent; parent !== null; { parent } = node) {
    steps.push({ node, parent });
    node = parent;
  }
  return steps;
}

/** What follows a loop, from the inside out. */
function getFollowing(loop: AST.Quantifier, flags: AST.Flags): Following[] {
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

/** Whether some text is read in every way there is, as what follows the loop never matches. */
function canFail(loop: AST.Quantifier, automaton: LoopAutomaton, flags: AST.Flags): boolean {
  const passed: (readonly [number, number])[] = [...automaton.chars.flat()];
  for (const { element, extent } of getFollowing(loop, flags)) {
    if (element.type === 'Assertion') {
      if (element.kind !== 'end') return false;
      // A character that nothing on the way to the end matches.
      return negateRanges(passed).length > 0 && isAmbiguous(automaton, []);
    }
    const { all, first, isNullable } = extent;
    // A text without any character that has to come next.
    if (!isNullable && isAmbiguous(automaton, first)) return true;
    passed.push(...all);
  }
  return false;
}

/**
 * Finds a loop of a regular expression that takes exponential time: what it repeats can divide one text in several
 * ways, and what follows can fail. Loops within loops are left to `regexp/no-super-linear-backtracking`, and loops at the
 * beginning to `regexp/no-super-linear-move`.
 *
 * @param source - The pattern.
 * @param flagText - The flags.
 * @returns The loop as written; `undefined` where there is none, and where it cannot be told.
 */
export function findExponentialLoop(source: string, flagText: string): string | undefined {
  if (!repeatedGroup.test(source)) return undefined;
  const parser = new RegExpParser();
  let pattern: AST.Pattern;
  let flags: AST.Flags;
  try {
    flags = parser.parseFlags(flagText);
    pattern = parser.parsePattern(source, 0, source.length, {
      unicode: flags.unicode,
      unicodeSets: flags.unicodeSets,
    });
  } catch {
    // What is no regular expression is the compiler's to report.
    return undefined;
  }
  const loops: string[] = [];
  const lookarounds: AST.Assertion[] = [];
  visitRegExpAST(pattern, {
    // A look ahead may keep the text short.
    onAssertionEnter(node) {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') lookarounds.push(node);
    },
    onQuantifierEnter(node) {
      if (loops.length > 0 || node.max !== Infinity || isAtStart(node)) return;
      const { element } = node;
      if (element.type !== 'Group' && element.type !== 'CapturingGroup') return;
      const automaton = buildLoop(element, flags);
      if (automaton !== undefined && canFail(node, automaton, flags)) loops.push(node.raw);
    },
  });
  return lookarounds.length > 0 ? undefined : loops[0];
}

/** Whether nothing stands before a loop, not even `^`. */
function isAtStart(loop: AST.Quantifier): boolean {
  return getSteps(loop).every(
    ({ node, parent }) => parent.type !== 'Alternative' || parent.elements[0] === node,
  );
}
