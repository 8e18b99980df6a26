import path from 'node:path';
import { listExamples, type Example } from '@groundrules/docstrings';
import type { Linter } from 'eslint';

/** A processor, as ESLint wants it for its cache. */
export interface ExamplesProcessor extends Linter.Processor {
  readonly meta: { readonly name: string; readonly version: string };
}

/** The examples of the files between their two calls; ESLint makes both in one go. */
const found = new Map<string, readonly Example[]>();

/**
 * Lints the code of the `@example` tags of a file, besides the file.
 *
 * Each becomes a file of its own, as `queue.ts/1_1.example-ts`. No other config object's `files` knows the extension, so
 * that what holds for sources, as rules with type information, is not asked of examples. Reports point at the comment.
 * Fixes of examples are dropped: they would have to be written between asterisks.
 */
export const examples: ExamplesProcessor = {
  meta: { name: `${__PACKAGE_NAME__}/examples`, version: __PACKAGE_VERSION__ },
  supportsAutofix: true,
  preprocess(text, filename) {
    // A config object without `files` brings examples here too.
    if (path.extname(filename).startsWith('.example-')) return [text];
    const listed = listExamples(filename, text);
    found.set(filename, listed);
    return [
      text,
      ...listed.map(({ code, language }, index) => ({
        text: `${code}\n`,
        filename: `${String(index + 1)}.example-${language}`,
      })),
    ];
  },
  postprocess([ofFile = [], ...ofExamples], filename) {
    const listed = found.get(filename) ?? [];
    found.delete(filename);
    if (ofExamples.length === 0) return ofFile;
    const placed = ofExamples.flatMap((messages, index) => {
      const example = listed[index];
      return example === undefined ? [] : messages.map((message) => place(message, example));
    });
    return [...ofFile, ...placed].sort(
      (one, other) => one.line - other.line || one.column - other.column,
    );
  },
};

function place(message: Linter.LintMessage, example: Example): Linter.LintMessage {
  const { fatal = false, fix: _fix, suggestions: _suggestions, ...rest } = message;
  const placed = {
    ...rest,
    ...positionIn(example, message.line, message.column),
    ...(message.endLine === undefined ? {} : endIn(example, message.endLine, message.endColumn)),
  };
  if (!fatal) return placed;
  // The file itself can be read: ESLint needs not stop at it.
  return {
    ...placed,
    message: `This example can't be read: ${message.message.replace(/^Parsing error: /u, '')} Where it is no code, mark its fence \`text\`.`,
  };
}

function endIn(
  example: Example,
  endLine: number,
  endColumn = 1,
): Pick<Linter.LintMessage, 'endLine' | 'endColumn'> {
  const { column, line } = positionIn(example, endLine, endColumn);
  return { endLine: line, endColumn: column };
}

/** A place behind the last line, as that of a missing brace, is the end of the last line. */
function positionIn(
  { code, lines }: Example,
  line: number,
  column: number,
): Pick<Linter.LintMessage, 'line' | 'column'> {
  const codeLines = code.split('\n');
  const index = Math.min(Math.max(line, 1), lines.length) - 1;
  const length = codeLines[index]?.length ?? 0;
  const start = lines[index] ?? lines[0];
  const inLine = line > lines.length ? length : Math.min(Math.max(column, 1) - 1, length);
  return { line: start.line, column: start.column + inLine };
}
