const longest = 60;

/**
 * Shortens code to what fits into a message.
 *
 * @param code - The code.
 * @returns It in one line, cut where it is longer than a message can take.
 */
export function shorten(code: string): string {
  const line = code.replaceAll(/\s+/gu, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
