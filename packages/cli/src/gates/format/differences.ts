import { diffArrays } from 'diff';

/** A binary or logical operator at the start of a line; not `?`, `:`, `.`, unions or a sign. */
const leadingOperator =
  /^\s*(?:&&|\|\||\?\?|[!=]==?|[<>]=?|<<|>>>?|\*\*?|[-+/%^&]|instanceof|in)\s/u;

/** The time that it takes to match lines up grows with the square of these: with more it would be minutes. */
const mostEdits = 1000;

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
  const printed = after.split('\n');
  const changes = diffArrays(lines, printed, { maxEditLength: mostEdits });
  if (changes === undefined) return compareRoughly(lines, new Set(printed), printWidth);
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
      found.push(...explain(value, line, printWidth));
      lastRemoved = line + value.length;
    }
    line += value.length;
  }
  return found;
}

/** Lines that Prettier prints nowhere are those that it changes. */
function compareRoughly(
  lines: readonly string[],
  printed: ReadonlySet<string>,
  printWidth: number,
): Difference[] {
  const found: Difference[] = [];
  let run: string[] = [];
  for (const [index, text] of [...lines, undefined].entries()) {
    if (text !== undefined && !printed.has(text)) {
      run.push(text);
    } else if (run.length > 0) {
      found.push(...explain(run, index - run.length + 1, printWidth));
      run = [];
    }
  }
  return found.length > 0 ? found : [{ practice: 'unformatted', line: 1 }];
}

/** Why lines that stand together change. */
function explain(texts: readonly string[], line: number, printWidth: number): Difference[] {
  const explained = texts.flatMap((text, index): Difference[] => {
    if (leadingOperator.test(text)) return [{ practice: 'operator-linebreak', line: line + index }];
    if (text.length > printWidth) return [{ practice: 'line-too-long', line: line + index }];
    return [];
  });
  return explained.length > 0 ? explained : [{ practice: 'unformatted', line }];
}
