/**
 * Parses JSON as npm does: a byte order mark before it is no part of it.
 *
 * @param text - The text of a file.
 * @returns What it says.
 * @throws {@link SyntaxError} where it is no JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/u, ''));
}
