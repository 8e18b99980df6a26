/**
 * Counts the line of a place in a text.
 *
 * @param text - The text.
 * @param offset - The place, from its beginning.
 * @returns The line, from 1.
 */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
