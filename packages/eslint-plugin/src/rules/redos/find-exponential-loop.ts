import { type AST, visitRegExpAST } from '@eslint-community/regexpp';

import { negateRanges } from './char-ranges.js';
import { getFollowing, getSteps } from './get-following.js';
import { buildLoop, isAmbiguous, type LoopAutomaton } from './loop-automaton.js';
import { parsePattern } from './parse-pattern.js';

/** Only a group that is repeated can be read in several ways. */
const repeatedGroup = /\)(?:[*+]|\{\d+,\})/u;

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
 * beginning to what finds quadratic ones.
 *
 * @param source - The pattern.
 * @param flagText - The flags.
 * @returns The loop as written; `undefined` where there is none, and where it cannot be told.
 */
export function findExponentialLoop(source: string, flagText: string): string | undefined {
  if (!repeatedGroup.test(source)) return undefined;
  const parsed = parsePattern(source, flagText);
  if (parsed === undefined) return undefined;
  const loops: string[] = [];
  const lookarounds: AST.Assertion[] = [];
  visitRegExpAST(parsed.pattern, {
    // A look ahead may keep the text short.
    onAssertionEnter(node) {
      if (node.kind === 'lookahead' || node.kind === 'lookbehind') lookarounds.push(node);
    },
    onQuantifierEnter(node) {
      if (loops.length > 0 || node.max !== Infinity || isAtStart(node)) return;
      const { element } = node;
      if (element.type !== 'Group' && element.type !== 'CapturingGroup') return;
      const automaton = buildLoop(element, parsed.flags);
      if (automaton !== undefined && canFail(node, automaton, parsed.flags)) loops.push(node.raw);
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
