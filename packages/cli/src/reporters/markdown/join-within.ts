/** A part of a text that is left out where there is no room for it. */
export interface Block {
  readonly text: string;
  /** How many findings it tells of. */
  readonly count: number;
}

/**
 * Joins parts with blank lines between them, as far as they fit.
 *
 * @param limit - How many characters there may be.
 * @param head - What stands first; only its last parts are left out, where not even they fit.
 * @param blocks - What follows, the most important first. One that does not fit makes room for a smaller one.
 * @param restOf - Says how many findings were left out.
 * @returns The text, with a newline at its end.
 */
export function joinWithin(
  limit: number,
  head: readonly string[],
  blocks: readonly Block[],
  restOf: (count: number) => string,
): string {
  const total = blocks.reduce((sum, { count }) => sum + count, 0);
  const separator = '\n\n';
  let room = limit - restOf(total).length - separator.length;
  const parts: string[] = [];
  const add = (text: string): boolean => {
    if (text.length + separator.length > room) return false;
    room -= text.length + separator.length;
    parts.push(text);
    return true;
  };
  for (const text of head) add(text);
  let left = 0;
  for (const { count, text } of blocks) {
    if (!add(text)) left += count;
  }
  if (left > 0) parts.push(restOf(left));
  return `${parts.join(separator)}\n`;
}
