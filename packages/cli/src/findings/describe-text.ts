import type { Description, Span } from './description.js';

/**
 * Describes a place in a file that is not parsed: its text without what formatters change.
 *
 * @param text - The file.
 * @param span - The place.
 * @returns Its description. A place of less than three words is described by its lines.
 */
export function describeText(text: string, { start, end }: Span): Description {
  const exact = end === undefined ? '' : normaliseText(text.slice(start, end));
  if (exact.split(' ').length > 2) return describe(exact);
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const last = text.indexOf('\n', Math.max(start, (end ?? start) - 1));
  return describe(normaliseText(text.slice(first, last === -1 ? text.length : last)));
}

function describe(text: string): Description {
  return { text, names: [], scope: '' };
}

/**
 * Takes out of a text what formatters change: white space, quotes, the marks of lists and tables, commas at
 * the end of a line.
 *
 * @param text - The text.
 * @returns The rest.
 */
export function normaliseText(text: string): string {
  return text
    .replaceAll("'", '"')
    .replaceAll(/^\s*[*+-]\s/gmu, ' ')
    .replaceAll(/-{2,}/gu, '--')
    .replaceAll(/,\s*(?=[\]}]|$)/gmu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
