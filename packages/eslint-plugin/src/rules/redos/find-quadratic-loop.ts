import { type AST, visitRegExpAST } from '@eslint-community/regexpp';

import { type CharRanges, negateRanges, subtractRanges } from './char-ranges.js';
import { getChars } from './get-chars.js';
import { getFollowing, getSteps } from './get-following.js';
import { parsePattern } from './parse-pattern.js';

/** Longer texts before a loop are not put together. */
const longestPrefix = 60;

/** A text that can begin a match, as the characters of each place. */
interface Prefix {
  readonly chars: readonly CharRanges[];
  /** Whether a character that is no part of a word has to stand between two of them. */
  readonly needsGap: boolean;
}

const empty: Prefix = { chars: [], needsGap: false };

function join(one: Prefix, other: Prefix | undefined): Prefix | undefined {
  if (other === undefined || one.chars.length + other.chars.length > longestPrefix)
    return undefined;
  return { chars: [...one.chars, ...other.chars], needsGap: one.needsGap || other.needsGap };
}

function joinAll(
  elements: readonly AST.Element[],
  flags: AST.Flags,
  start = empty,
): Prefix | undefined {
  return elements.reduce<Prefix | undefined>(
    (before, it) => (before === undefined ? undefined : join(before, ofElement(it, flags))),
    start,
  );
}

/** The shortest text of an element; `undefined` where it holds a match to one place, and where it cannot be told. */
function ofElement(node: AST.Element, flags: AST.Flags): Prefix | undefined {
  switch (node.type) {
    case 'Assertion':
      return node.kind === 'word' ? { chars: [], needsGap: true } : undefined;
    case 'Quantifier': {
      const once = node.min === 0 ? empty : ofElement(node.element, flags);
      if (once === undefined || once.chars.length * node.min > longestPrefix) return undefined;
      return { ...once, chars: Array.from({ length: node.min }, () => once.chars).flat() };
    }
    case 'Group':
    case 'CapturingGroup': {
      const [first] = node.alternatives;
      return first === undefined ? empty : joinAll(first.elements, flags);
    }
    default: {
      const chars = getChars(node, flags);
      return chars === undefined ? undefined : { chars: [chars], needsGap: false };
    }
  }
}

/** What has to match before a loop is reached; `undefined` where that is at one place of a text only. */
function getPrefix(loop: AST.Quantifier, flags: AST.Flags): Prefix | undefined {
  let prefix: Prefix | undefined = empty;
  for (const { node, parent } of getSteps(loop)) {
    if (parent.type === 'Assertion' || (parent.type === 'Quantifier' && parent.max !== 1))
      return undefined;
    if (parent.type !== 'Alternative') continue;
    const before = parent.elements.slice(
      0,
      parent.elements.findIndex((it) => it === node),
    );
    const outer = joinAll(before, flags);
    prefix = outer === undefined ? undefined : join(outer, prefix);
    if (prefix === undefined) return undefined;
  }
  return prefix;
}

const wordChars: CharRanges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];

/** Whether what begins a match can be repeated within the loop, by texts that hold none of some characters. */
function canRepeat(
  { chars, needsGap }: Prefix,
  loopChars: CharRanges,
  avoided: CharRanges,
): boolean {
  const usable = subtractRanges(loopChars, avoided);
  const outside = negateRanges(usable);
  if (usable.length === 0) return false;
  if (needsGap && subtractRanges(usable, wordChars).length === 0) return false;
  return chars.every((it) => subtractRanges(it, outside).length > 0);
}

function isQuadratic(loop: AST.Quantifier, flags: AST.Flags): boolean {
  if (loop.max !== Infinity) return false;
  const loopChars = getChars(loop.element, flags);
  const prefix = loopChars && getPrefix(loop, flags);
  if (loopChars === undefined || prefix === undefined) return false;
  const passed: (readonly [number, number])[] = [...loopChars];
  for (const { element, extent } of getFollowing(loop, flags)) {
    if (element.type === 'Assertion') {
      if (element.kind === 'word') continue;
      // A character at the end of the text that nothing on the way there matches.
      return (
        element.kind === 'end' &&
        !flags.multiline &&
        negateRanges(passed).length > 0 &&
        canRepeat(prefix, loopChars, [])
      );
    }
    if (!extent.isNullable && canRepeat(prefix, loopChars, extent.all)) return true;
    passed.push(...extent.all);
  }
  return false;
}

/**
 * Finds a loop of a regular expression that takes quadratic time: a match can begin at any place of a text, runs on to its
 * end, and fails there for want of what has to follow. `\s+$` on a long row of blanks is one, `<a[^>]*>` on `<a<a<a…`
 * another.
 *
 * @param source - The pattern.
 * @param flagText - The flags.
 * @returns The loop as written; `undefined` where there is none, and where it cannot be told.
 */
export function findQuadraticLoop(source: string, flagText: string): string | undefined {
  const parsed = /[*+]|,\}/u.test(source) ? parsePattern(source, flagText) : undefined;
  if (parsed === undefined || parsed.flags.sticky) return undefined;
  const loops: string[] = [];
  const lookarounds: AST.Assertion[] = [];
  visitRegExpAST(parsed.pattern, {
    onAssertionEnter(node) {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') lookarounds.push(node);
    },
    onQuantifierEnter(node) {
      if (loops.length === 0 && isQuadratic(node, parsed.flags)) loops.push(node.raw);
    },
  });
  return lookarounds.length > 0 ? undefined : loops[0];
}
