import { readFileSync } from 'node:fs';
import type { PublicSymbol } from '../surface/public-symbol.js';
import type { MissingDocstring } from './coverage-report.js';
import { relativePath } from './relative-path.js';

/** Where a line begins, by number from 0. */
type LineStarts = readonly number[];

/**
 * Says where symbols stand.
 *
 * @param folder - Absolute path of the package.
 * @param symbols - Symbols without a docstring, those of a file together.
 * @returns Each with the line and column of its name, as editors and linters count them.
 */
export function locateMissing(
  folder: string,
  symbols: readonly PublicSymbol[],
): MissingDocstring[] {
  const texts = new Map<string, { readonly lines: LineStarts; readonly hasMark: boolean }>();
  return symbols.map(({ declarations: [{ file, nameRange }], kind, name }) => {
    const text = texts.get(file) ?? readLines(file);
    texts.set(file, text);
    const line = text.lines.findLastIndex((start) => start <= nameRange.start);
    const column = nameRange.start - (text.lines[line] ?? 0) + 1;
    return {
      name,
      kind,
      file: relativePath(folder, file),
      line: line + 1,
      // Nobody sees a byte order mark.
      column: line === 0 && text.hasMark ? column - 1 : column,
    };
  });
}

function readLines(file: string): { lines: LineStarts; hasMark: boolean } {
  const text = readFileSync(file, 'utf8');
  const ends = text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu);
  const lines = [0, ...[...ends].map((end) => end.index + end[0].length)];
  return { lines, hasMark: text.startsWith('\uFEFF') };
}
