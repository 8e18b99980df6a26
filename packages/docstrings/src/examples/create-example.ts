import type { TextRange } from '../surface/public-symbol.js';
import type { CodeKind } from './code-block.js';
import type { Example, ExampleLine } from './example.js';

/** What an example is made of. */
export interface ExampleParts extends CodeKind {
  readonly file: string;
  readonly symbol: string | undefined;
  /** The text of the file. */
  readonly text: string;
  /** Where its lines stand in that text. */
  readonly ranges: readonly TextRange[];
}

/**
 * Makes an example of lines of a file.
 *
 * @param parts - The lines, and what is known of them.
 * @returns The example; `undefined` without a line.
 */
export function createExample({ ranges, text, ...rest }: ExampleParts): Example | undefined {
  let line = 1;
  let lineStart = 0;
  const place = (position: number): ExampleLine => {
    for (;;) {
      const newline = text.indexOf('\n', lineStart);
      if (newline === -1 || newline >= position) break;
      line++;
      lineStart = newline + 1;
    }
    return { start: position, line, column: position - lineStart + 1 };
  };
  const [first, ...others] = ranges.map(({ start }) => place(start));
  if (first === undefined) return undefined;
  const code = ranges.map(({ end, start }) => text.slice(start, end)).join('\n');
  return { ...rest, code, lines: [first, ...others] };
}
