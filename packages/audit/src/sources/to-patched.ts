import { Range, validRange } from 'semver';

/**
 * Tells from which versions on a weakness is mended, from the range of those that have it: where a range ends before a
 * version, that version is the first without it; where it ends with one, nobody knows of a better one.
 *
 * @param vulnerable - The range.
 * @returns The range of what is mended; `null` where none is known.
 */
export function toPatched(vulnerable: string): string | null {
  if (validRange(vulnerable, { loose: true }) === null) return null;
  const range = new Range(vulnerable, { loose: true });
  const firsts = range.set.flatMap((comparators) =>
    comparators
      .filter(({ operator }) => operator === '<')
      .map(({ semver: { version } }) => `>=${version.replace(/-0$/u, '')}`),
  );
  return firsts.length === 0 ? null : [...new Set(firsts)].join(' || ');
}
