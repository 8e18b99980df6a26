import type { AST } from '@eslint-community/regexpp';

import { type CharRanges, everyChar, joinRanges, negateRanges } from './char-ranges.js';

const digits: CharRanges = [[0x30, 0x39]];
const words: CharRanges = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const spaces: CharRanges = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x16_80, 0x16_80],
  [0x20_00, 0x20_0a],
  [0x20_28, 0x20_29],
  [0x20_2f, 0x20_2f],
  [0x20_5f, 0x20_5f],
  [0x30_00, 0x30_00],
  [0xfe_ff, 0xfe_ff],
];
const lineEnds: CharRanges = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x20_28, 0x20_29],
];

function ofSet(set: AST.CharacterSet, { dotAll }: AST.Flags): CharRanges | undefined {
  switch (set.kind) {
    case 'any':
      return dotAll ? everyChar : negateRanges(lineEnds);
    case 'digit':
      return set.negate ? negateRanges(digits) : digits;
    case 'space':
      return set.negate ? negateRanges(spaces) : spaces;
    case 'word':
      return set.negate ? negateRanges(words) : words;
    case 'property':
      return undefined;
  }
}

/** Letters of ASCII in both cases, which is all that tells alternatives apart in practice. */
function foldCase(ranges: CharRanges): CharRanges {
  const folded = ranges.flatMap(([first, last]): CharRanges => {
    const upper: [number, number] = [Math.max(first, 0x41), Math.min(last, 0x5a)];
    const lower: [number, number] = [Math.max(first, 0x61), Math.min(last, 0x7a)];
    return [
      ...(upper[0] <= upper[1] ? [[upper[0] + 32, upper[1] + 32] as const] : []),
      ...(lower[0] <= lower[1] ? [[lower[0] - 32, lower[1] - 32] as const] : []),
    ];
  });
  return joinRanges([...ranges, ...folded]);
}

function ofClass(node: AST.CharacterClass, flags: AST.Flags): CharRanges | undefined {
  const ranges: (readonly [number, number])[] = [];
  for (const element of node.elements) {
    if (element.type === 'Character') ranges.push([element.value, element.value]);
    else if (element.type === 'CharacterClassRange')
      ranges.push([element.min.value, element.max.value]);
    else {
      const set = element.type === 'CharacterSet' ? ofSet(element, flags) : undefined;
      if (set === undefined) return undefined;
      ranges.push(...set);
    }
  }
  const folded = flags.ignoreCase ? foldCase(ranges) : joinRanges(ranges);
  return node.negate ? negateRanges(folded) : folded;
}

/**
 * Lists the characters that an element of a pattern can match.
 *
 * @param node - The element.
 * @param flags - The flags of the expression.
 * @returns The characters; `undefined` for what matches no single character, or takes tables of Unicode to tell.
 */
export function getChars(node: AST.Element, flags: AST.Flags): CharRanges | undefined {
  switch (node.type) {
    case 'Character': {
      const ranges: CharRanges = [[node.value, node.value]];
      return flags.ignoreCase ? foldCase(ranges) : ranges;
    }
    case 'CharacterSet':
      return ofSet(node, flags);
    case 'CharacterClass':
      return ofClass(node, flags);
    default:
      return undefined;
  }
}
