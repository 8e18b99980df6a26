import { distance } from 'fastest-levenshtein';

/**
 * Finds what was probably meant.
 *
 * @param written - What stands there.
 * @param known - What could stand there.
 * @returns The name that differs in the fewest letters, whatever their case; `undefined` where none is near.
 * @example
 * ```ts
 * import { nearestName } from '@groundrules/docstrings';
 *
 * nearestName('treshold', ['exclude', 'threshold']); // 'threshold'
 * ```
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const [first] = known
    .map((name) => ({ name, far: distance(written.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  // Where half of a word is wrong it is another word.
  return first !== undefined && first.far * 2 < first.name.length ? first.name : undefined;
}
