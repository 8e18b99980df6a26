import type { AST } from 'yaml-eslint-parser';

/**
 * Finds what is said beside a piece of YAML: on its lines, and on the lines directly above it.
 *
 * @param comments - The comments of the file, in order.
 * @param loc - Where the piece stands.
 * @param lastLine - The last line that counts as the piece's own; by default, where it ends.
 * @returns The text of the comments, those above first.
 */
export function getCommentsBeside(
  comments: readonly AST.Comment[],
  { end, start }: AST.SourceLocation,
  lastLine = end.line,
): string {
  const texts: string[] = [];
  let line = start.line;
  for (const { loc, value } of comments.toReversed()) {
    if (loc.start.line >= start.line) {
      if (loc.start.line <= lastLine) texts.unshift(value);
    } else if (loc.start.line === line - 1) {
      texts.unshift(value);
      line--;
    }
  }
  return texts.join('\n');
}
