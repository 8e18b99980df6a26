/** Code points from the first to the last of each pair, in order and apart. */
export type CharRanges = readonly (readonly [first: number, last: number])[];

const highest = 0x10_ff_ff;

/** Every character. */
export const everyChar: CharRanges = [[0, highest]];

/**
 * Joins ranges.
 *
 * @param ranges - The ranges, in any order.
 * @returns What at least one of them holds.
 */
export function joinRanges(ranges: CharRanges): CharRanges {
  const joined: [number, number][] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const previous = joined.at(-1);
    if (previous !== undefined && first <= previous[1] + 1)
      previous[1] = Math.max(previous[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

/**
 * Turns ranges around.
 *
 * @param ranges - The ranges.
 * @returns Every other character.
 */
export function negateRanges(ranges: CharRanges): CharRanges {
  const others: [number, number][] = [];
  let next = 0;
  for (const [first, last] of joinRanges(ranges)) {
    if (first > next) others.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= highest) others.push([next, highest]);
  return others;
}

/**
 * Takes characters out of ranges.
 *
 * @param ranges - The ranges.
 * @param taken - What is taken out.
 * @returns The rest.
 */
export function subtractRanges(ranges: CharRanges, taken: CharRanges): CharRanges {
  return negateRanges([...negateRanges(ranges), ...taken]);
}

/**
 * Tells whether ranges share a character.
 *
 * @param one - Ranges.
 * @param other - Others.
 * @returns Whether they do.
 */
export function overlaps(one: CharRanges, other: CharRanges): boolean {
  return one.some(([first, last]) => other.some(([start, end]) => first <= end && start <= last));
}
