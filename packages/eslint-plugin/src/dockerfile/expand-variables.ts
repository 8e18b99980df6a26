const variable =
  /\\(?<escaped>.)|\$(?:(?<plain>\w+)|\{(?<braced>\w+)(?:(?<operator>:?[-+?]|[#%/])(?<word>[^{}]*))?\})/gsu;

/** No word that people write gets as long; one whose values double at each step would fill the memory. */
const longest = 10_000;

/**
 * Puts the values of variables into a word of a Dockerfile.
 *
 * @param text - The word.
 * @param lookUp - Tells the value of a variable; `undefined` where it is not known before the build.
 * @returns The word, or `undefined` where it depends on what is not known.
 */
export function expandVariables(
  text: string,
  lookUp: (name: string) => string | undefined,
): string | undefined {
  const unknown: string[] = [];
  const expand = (name: string, value: string | undefined): string => {
    if (value === undefined) unknown.push(name);
    return value ?? '';
  };
  const expanded = text.replaceAll(variable, (...parts) => {
    const groups = parts.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups['escaped'] !== undefined) return groups['escaped'];
    const name = groups['plain'] ?? groups['braced'] ?? '';
    const value = lookUp(name);
    const word = groups['word'] ?? '';
    switch (groups['operator']) {
      case undefined:
      case '?':
      case ':?':
        break;
      case '-':
      case ':-':
        return expand(name, value ?? expandVariables(word, lookUp));
      case '+':
      case ':+':
        return value === undefined ? '' : word;
      default:
        unknown.push(name);
        return '';
    }
    return expand(name, value);
  });
  if (expanded.length > longest) return undefined;
  return unknown.length === 0 && !expanded.includes('$') ? expanded : undefined;
}
