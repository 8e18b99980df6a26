import type { DocComment, DocTag } from '@groundrules/docstrings';

/** A block tag to be written. */
export interface NewTag {
  /** With its `@`: `@param limit -`. */
  readonly text: string;
  /** By which it finds its place: after all tags that rank as high or higher. */
  readonly rank: number;
}

/** The order in which tags are written. Parameters are told apart by a fraction. */
export const ranks = { typeParam: 0, param: 1, returns: 2, throws: 3, example: 4 } as const;

/** A part of the text, and what takes its place. */
export interface Replacement {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** How the lines of a file go. */
interface Layout {
  readonly indent: string;
  readonly lineEnd: string;
}

function readLayout(text: string, position: number): Layout {
  const lineStart = Math.max(text.lastIndexOf('\n', position - 1), 0);
  const indent = /^\n?(?<indent>[\t ]*)/u.exec(text.slice(lineStart, position))?.groups?.['indent'];
  return { indent: indent ?? '', lineEnd: text.includes('\r\n') ? '\r\n' : '\n' };
}

function renderLines(lines: readonly string[], { indent, lineEnd }: Layout): string {
  const starred = lines.map((line) => (line === '' ? `${indent} *` : `${indent} * ${line}`));
  return ['/**', ...starred, `${indent} */`].join(lineEnd);
}

/** The tag after which a new one goes: the last that does not rank below it. */
function findAnchor(
  tags: readonly DocTag[],
  rankOf: (tag: DocTag) => number | undefined,
  rank: number,
): DocTag | undefined {
  return tags.findLast((tag) => {
    const own = rankOf(tag);
    return own !== undefined && own <= rank;
  });
}

/** Writes a docstring of one line anew. */
function rewrite(
  text: string,
  docs: DocComment,
  added: ReadonlyMap<DocTag | undefined, readonly string[]>,
  layout: Layout,
): Replacement {
  const pieces = docs.tags.flatMap((tag) => [
    text.slice(tag.start, tag.end).trim(),
    ...(added.get(tag) ?? []),
  ]);
  const description = docs.description.trim();
  const head = description === '' ? [''] : [description, ''];
  const lines = [...head, ...(added.get(undefined) ?? []), ...pieces];
  return { range: [docs.start, docs.end], text: renderLines(lines, layout) };
}

/** A text to be put at a place. */
interface Place {
  readonly position: number;
  readonly text: string;
}

/** What stands before the words of a docstring's lines: an asterisk, but not everybody writes them. */
function readMargin(text: string, { end, start }: DocComment, { indent }: Layout): string {
  const [, ...lines] = text.slice(start, end - '*/'.length).split(/\r?\n/u);
  const first = lines.find((line) => line.trim() !== '');
  return first === undefined || /^\s*\*/u.test(first)
    ? `${indent} * `
    : (/^[\t ]*/u.exec(first)?.[0] ?? '');
}

/** The text of a docstring with texts put at some places. */
function insert(
  text: string,
  docs: DocComment,
  places: readonly Place[],
  closing: string,
): Replacement {
  let written = '';
  let position = docs.start;
  for (const place of places.toSorted((a, b) => a.position - b.position)) {
    written += text.slice(position, place.position) + place.text;
    position = place.position;
  }
  const rest = text.slice(position, docs.end);
  const isClosedHere = /^[\t *]*\*\/$/u.test(rest);
  return {
    range: [docs.start, docs.end],
    text: written + (isClosedHere ? closing : rest),
  };
}

/**
 * Writes tags into a docstring, each in its place. What is there stays as it is.
 *
 * @param text - The text of the file.
 * @param docs - The docstring.
 * @param added - The tags.
 * @param rankOf - The rank of a tag that is there; `undefined` where no other follows from it.
 * @returns The docstring with the tags.
 */
export function addTags(
  text: string,
  docs: DocComment,
  added: readonly NewTag[],
  rankOf: (tag: DocTag) => number | undefined,
): Replacement {
  const layout = readLayout(text, docs.start);
  const [first] = docs.tags;
  const byAnchor = new Map<DocTag | undefined, string[]>();
  for (const { rank, text: line } of added.toSorted((a, b) => a.rank - b.rank)) {
    const isFirst = docs.tags.some((tag) => (rankOf(tag) ?? -1) > rank);
    const anchor = findAnchor(docs.tags, rankOf, rank) ?? (isFirst ? undefined : docs.tags.at(-1));
    byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), line]);
  }
  if (!/[\n\r]/u.test(text.slice(docs.start, docs.end))) {
    return rewrite(text, docs, byAnchor, layout);
  }
  const margin = readMargin(text, docs, layout);
  const next = layout.lineEnd + margin;
  const blank = layout.lineEnd + margin.trimEnd();
  const after = (lines: readonly string[]): string => lines.map((it) => next + it).join('');
  const places = [...byAnchor].map(([anchor, lines]): Place => {
    if (anchor) return { position: anchor.end, text: after(lines) };
    if (!first) return { position: endOfDescription(text, docs), text: blank + after(lines) };
    return { position: first.start, text: lines.map((it) => it + next).join('') };
  });
  const isStarred = margin.includes('*');
  const closing = `${layout.lineEnd}${layout.indent}${isStarred ? ' ' : ''}*/`;
  return insert(text, docs, places, closing);
}

/** Where the text of a docstring without tags ends; after the opening where there is none. */
function endOfDescription(text: string, { end, start }: DocComment): number {
  const head = text.slice(start, end - '*/'.length);
  return start + Math.max(head.replace(/[\s*]+$/u, '').length, '/**'.length);
}

/**
 * Writes a docstring that says nothing yet, with room for its description.
 *
 * @param text - The text of the file.
 * @param position - Where it goes.
 * @param added - Its tags, in their order.
 * @returns What is to be written there.
 */
export function createDocstring(
  text: string,
  position: number,
  added: readonly NewTag[],
): Replacement {
  const layout = readLayout(text, position);
  const lineStart = text.lastIndexOf('\n', position - 1) + 1;
  const isAlone = text.slice(lineStart, position).trim() === '';
  const gap = isAlone || added.length > 0 ? layout.lineEnd + layout.indent : ' ';
  const docstring =
    added.length === 0 ? '/** */' : renderLines(['', ...added.map((tag) => tag.text)], layout);
  return { range: [position, position], text: docstring + gap };
}
