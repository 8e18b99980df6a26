/**
 * Finds the key of `exports` that answers for a specifier, as Node does: the key itself, else the pattern
 * with the longest part before its `*`.
 *
 * @param specifier - A specifier: `./locales/de`.
 * @param keys - The keys of `exports`.
 * @returns The key, or `undefined` where none answers.
 */
export function ownerOfSpecifier(specifier: string, keys: readonly string[]): string | undefined {
  if (keys.includes(specifier)) return specifier;
  const patterns = keys.filter((key) => {
    const star = key.indexOf('*');
    return (
      star !== -1 &&
      // At least one character stands for the star.
      specifier.length >= key.length &&
      specifier.startsWith(key.slice(0, star)) &&
      specifier.endsWith(key.slice(star + 1))
    );
  });
  return patterns.sort(
    (one, other) => other.indexOf('*') - one.indexOf('*') || other.length - one.length,
  )[0];
}
