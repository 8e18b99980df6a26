import { distance } from 'fastest-levenshtein';

/**
 * Finds what was probably meant, the likest first.
 *
 * @param written - What stands there.
 * @param allowed - What could stand there.
 * @returns The names that are near; none where it is another word.
 */
export function nearestNames(written: string, allowed: readonly string[]): string[] {
  return (
    allowed
      .map((name) => ({ name, far: distance(simplify(written), simplify(name)) }))
      .toSorted((a, b) => a.far - b.far)
      // Half of the word may be wrong, or it is another word.
      .filter(({ far, name }) => far <= Math.max(1, Math.floor(name.length / 2)))
      .map(({ name }) => name)
  );
}

function simplify(word: string): string {
  return word.toLowerCase().replaceAll(/[-_\s]/gu, '');
}
