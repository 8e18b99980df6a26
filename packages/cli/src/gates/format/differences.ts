import { diffArrays } from 'diff';

/** A binary or logical operator at the start of a line; not `?`, `:`, `.`, unions or a sign. */
const leadingOperator =
  /^\s*(?<operator>&&|\|\||\?\?|[!=]==?|[<>]=?|<<|>>>?|\*\*?|[-+/%^&]|instanceof|in)\s/u;

/** The time that it takes to match lines up grows with the square of these: with more it would be minutes. */
const mostEdits = 1000;

/** One thing that Prettier would change. */
export interface Difference {
  readonly practice: 'line-too-long' | 'operator-linebreak' | 'unformatted';
  /** Line in the unformatted text, counted from 1. */
  readonly line: number;
}

/** How a text is judged. */
export interface DifferenceOptions {
  /** Columns that a line may have. */
  readonly printWidth: number;
  /** Whether it is JavaScript or TypeScript. A list in Markdown or YAML begins its lines with what would be operators. */
  readonly isCode: boolean;
}

/**
 * Says what Prettier would change, and why, line by line.
 *
 * Lines that change together are one cause: a break before an operator or an over-long line explains the
 * lines around it, and what nothing explains is reported once, at its first line.
 *
 * @param before - The text as it stands.
 * @param after - The text as Prettier prints it.
 * @param options - How it is judged.
 * @returns The differences in the order of lines.
 */
export function differences(
  before: string,
  after: string,
  options: DifferenceOptions,
): Difference[] {
  if (before === after) return [];
  const lines = before.split('\n');
  const printed = after.split('\n');
  const changes = diffArrays(lines, printed, { maxEditLength: mostEdits });
  if (changes === undefined) return compareRoughly(lines, printed, options);
  const found: Difference[] = [];
  let line = 1;
  let lastRemoved = 0;
  for (const [index, { added, removed, value }] of changes.entries()) {
    if (added) {
      // Lines that only appear in the printed text belong to the removal before them, if there is one.
      if (lastRemoved !== line)
        found.push({ practice: 'unformatted', line: Math.min(line, lines.length) });
      continue;
    }
    if (removed) {
      const next = changes[index + 1];
      found.push(...explain(value, next?.added === true ? next.value : [], line, options));
      lastRemoved = line + value.length;
    }
    line += value.length;
  }
  return found;
}

/** Lines that Prettier prints nowhere are those that it changes. */
function compareRoughly(
  lines: readonly string[],
  printed: readonly string[],
  options: DifferenceOptions,
): Difference[] {
  const kept = new Set(printed);
  const known = new Set(lines);
  const fresh = printed.filter((text) => !known.has(text));
  const found: Difference[] = [];
  let run: string[] = [];
  for (const [index, text] of [...lines, undefined].entries()) {
    if (text !== undefined && !kept.has(text)) {
      run.push(text);
    } else if (run.length > 0) {
      found.push(...explain(run, fresh, index - run.length + 1, options));
      run = [];
    }
  }
  return found.length > 0 ? found : [{ practice: 'unformatted', line: 1 }];
}

/** Why lines that stand together change into others. */
function explain(
  texts: readonly string[],
  printed: readonly string[],
  line: number,
  { isCode, printWidth }: DifferenceOptions,
): Difference[] {
  const stillLeading = new Set(printed.map(operatorAt));
  const isLong = (text: string): boolean => text.replace(/\r$/u, '').length > printWidth;
  // Prettier leaves what it can't break as long as it is, and changes something else in it.
  const isWrapped = texts.filter(isLong).length > printed.filter(isLong).length;
  const explained = texts.flatMap((text, index): Difference[] => {
    const operator = isCode ? operatorAt(text) : undefined;
    if (operator !== undefined && !stillLeading.has(operator)) {
      return [{ practice: 'operator-linebreak', line: line + index }];
    }
    return isWrapped && isLong(text) ? [{ practice: 'line-too-long', line: line + index }] : [];
  });
  return explained.length > 0 ? explained : [{ practice: 'unformatted', line }];
}

function operatorAt(text: string): string | undefined {
  return leadingOperator.exec(text)?.groups?.['operator'];
}
