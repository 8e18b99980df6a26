import { distance } from 'fastest-levenshtein';

/**
 * Finds what was probably meant.
 *
 * @param written - What stands there.
 * @param allowed - What could stand there.
 * @returns The likest spelling; `undefined` where none is near.
 */
export function nearest(written: string, allowed: readonly string[]): string | undefined {
  const ranked = allowed
    .map((name) => ({ name, far: distance(simplify(written), simplify(name)) }))
    .toSorted((a, b) => a.far - b.far);
  const [first] = ranked;
  if (first === undefined) return undefined;
  // Half of the word may be wrong, or it is another word.
  return first.far <= Math.max(1, Math.floor(first.name.length / 2)) ? first.name : undefined;
}

function simplify(word: string): string {
  return word.toLowerCase().replaceAll(/[-_\s]/gu, '');
}
