/**
 * Parses JSON, with or without a byte order mark before it.
 *
 * @param text - The content of a file.
 * @returns The value.
 * @throws {SyntaxError} Where it is no JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
}
