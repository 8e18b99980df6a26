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
  const files = new Map<string, LineStarts>();
  return symbols.map(({ declarations: [{ file, nameRange }], kind, name }) => {
    const lines = files.get(file) ?? readLines(file);
    files.set(file, lines);
    const line = lines.findLastIndex((start) => start <= nameRange.start);
    return {
      name,
      kind,
      file: relativePath(folder, file),
      line: line + 1,
      column: nameRange.start - (lines[line] ?? 0) + 1,
    };
  });
}

function readLines(file: string): LineStarts {
  // Nobody sees a byte order mark, and the surface does not count it.
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  const ends = text.matchAll(/\r\n|[\n\r\u2028\u2029]/gu);
  return [0, ...[...ends].map((end) => end.index + end[0].length)];
}
