/**
 * Splits a name into its words.
 *
 * @param name - A name in any case: `userId`, `USER_ID`, `user-id`, `HTTPHandle`.
 * @returns The words in lower case.
 */
export function splitName(name: string): string[] {
  return name
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
