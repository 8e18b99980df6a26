import { diffArrays } from 'diff';

/** A binary or logical operator at the start of a line; not `?`, `:`, `.`, unions or a sign. */
const leadingOperator =
  /^\s*(?:&&|\|\||\?\?|[!=]==?|[<>]=?|<<|>>>?|\*\*?|[-+/%^&]|instanceof|in)\s/u;

/** Texts that differ in more lines are one difference: to match them up would take minutes. */
const mostEdits = 20_000;

/** One thing that Prettier would change. */
export interface Difference {
  readonly practice: 'line-too-long' | 'operator-linebreak' | 'unformatted';
  /** Line in the unformatted text, counted from 1. */
  readonly line: number;
}

/**
 * Says what Prettier would change, and why, line by line.
 *
 * Lines that change together are one cause: a break before an operator or an over-long line explains the
 * lines around it, and what nothing explains is reported once, at its first line.
 *
 * @param before - The text as it stands.
 * @param after - The text as Prettier prints it.
 * @param printWidth - Columns that a line may have.
 * @returns The differences in the order of lines.
 */
export function differences(before: string, after: string, printWidth: number): Difference[] {
  if (before === after) return [];
  const lines = before.split('\n');
  const changes = diffArrays(lines, after.split('\n'), { maxEditLength: mostEdits });
  if (changes === undefined) {
    return [{ practice: 'unformatted', line: 1 }];
  }
  const found: Difference[] = [];
  let line = 1;
  let lastRemoved = 0;
  for (const { added, removed, value } of changes) {
    if (added) {
      // Lines that only appear in the printed text belong to the removal before them, if there is one.
      if (lastRemoved !== line)
        found.push({ practice: 'unformatted', line: Math.min(line, lines.length) });
      continue;
    }
    if (removed) {
      const explained = value.flatMap((text, index): Difference[] => {
        if (leadingOperator.test(text))
          return [{ practice: 'operator-linebreak', line: line + index }];
        if (text.length > printWidth) return [{ practice: 'line-too-long', line: line + index }];
        return [];
      });
      found.push(
        ...(explained.length > 0 ? explained : [{ practice: 'unformatted' as const, line }]),
      );
      lastRemoved = line + value.length;
    }
    line += value.length;
  }
  return found;
}
