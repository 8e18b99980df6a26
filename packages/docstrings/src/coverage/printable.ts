/**
 * Makes a name safe to print: a member may be called by any string, and a file as well.
 *
 * @param name - The name.
 * @returns It, with what would move the cursor, break the line or hide itself written as an escape.
 */
export function printable(name: string): string {
  return name.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
