import { closesFence, openingFence, type Fence } from './fence.js';
import type { DocComment, DocTag, TextRange } from './public-symbol.js';

/** Tags that stand for themselves, so that one after a sentence is no part of the sentence. */
const modifierTags =
  /(?<=\s)@(?:alpha|beta|deprecated|experimental|hidden|ignore|inheritDoc|inheritdoc|internal|override|private|protected|public|readonly|virtual)(?![\w-])/g;

/** Tags whose text begins with a name. */
const namingTags = new Set([
  'arg',
  'argument',
  'callback',
  'param',
  'prop',
  'property',
  'template',
  'typeParam',
  'typedef',
  'typeparam',
]);

interface Line extends TextRange {
  /** Whether it belongs to a fenced piece of code, in which an `@` is no tag's. */
  readonly isCode: boolean;
}

/**
 * Reads a docstring. TypeScript's own parser takes decorators in examples for tags, `{@link}` for a type, and gives no
 * ranges for names, so it is not asked.
 *
 * @param text - The text of the file.
 * @param range - Where the comment stands, with its delimiters.
 * @returns What it says, with places in the file.
 */
export function readDocComment(text: string, range: TextRange): DocComment {
  const end = text.startsWith('*/', range.end - 2) ? range.end - 2 : range.end;
  const lines = readLines(text, { start: range.start + '/**'.length, end });
  const starts = lines.flatMap((line) => (line.isCode ? [] : findTags(text, line)));
  const description = join(text, lines, { start: range.start, end: starts[0] ?? end });
  const tags = starts.map((start, index) =>
    readTag(text, lines, { start, end: starts[index + 1] ?? end }),
  );
  return {
    start: range.start,
    end: range.end,
    description,
    tags,
    inherits:
      /\{@inheritdoc\b/i.test(description) ||
      tags.some(({ tag }) => /^(?:inheritdoc|override)$/i.test(tag)),
  };
}

/** The lines of a comment without the asterisks before them. */
function readLines(text: string, { start, end }: TextRange): Line[] {
  const lines: Line[] = [];
  let fence: Fence | undefined;
  let position = start;
  while (position <= end) {
    const next = /\r\n|[\n\r\u2028\u2029]/g;
    next.lastIndex = position;
    const found = next.exec(text);
    const lineEnd = found && found.index < end ? found.index : end;
    const written = text.slice(position, lineEnd);
    const margin = (/^[\t ]*\* ?/.exec(written) ?? /^[\t ]*/.exec(written))?.[0] ?? '';
    // The first line has no margin: its asterisks are those of the delimiter.
    const contentStart =
      position + (position === start ? (/^ ?/.exec(written)?.[0].length ?? 0) : margin.length);
    const content = text.slice(contentStart, lineEnd);
    lines.push({ start: contentStart, end: lineEnd, isCode: fence !== undefined });
    if (fence === undefined) {
      // It may open behind a tag: `@example`.
      fence = openingFence(content.replace(/^\s*@[A-Za-z][\w.-]*/, ''));
    } else if (closesFence(content, fence)) {
      fence = undefined;
    }
    if (lineEnd === end || !found) break;
    position = lineEnd + found[0].length;
  }
  return lines;
}

/** Where the tags of a line begin. */
function findTags(text: string, { start, end }: Line): number[] {
  const content = text.slice(start, end);
  const first = /^\s*(?=@[A-Za-z])/.exec(content)?.[0].length;
  const found = first === undefined ? [] : [start + first];
  // A sentence may quote a tag: `@internal`.
  const quoted = content.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length - 1) + '`');
  for (const { index } of quoted.matchAll(modifierTags)) {
    if (index !== first) found.push(start + index);
  }
  return found;
}

function readTag(text: string, lines: readonly Line[], range: TextRange): DocTag {
  const written = text.slice(range.start, range.end);
  const tag = /^@([\w.:-]*\w)/.exec(written)?.[1] ?? '';
  let position = skipBlank(text, range.start + 1 + tag.length, range.end);
  const type = readType(text, lines, { start: position, end: range.end });
  if (type) position = skipBlank(text, type.end, range.end);
  let nameRange: TextRange | undefined;
  if (namingTags.has(tag)) {
    const isBracketed = text[position] === '[';
    const nameStart = isBracketed ? skipBlank(text, position + 1, range.end) : position;
    const name = /^[^\s,=[\]{}]+(?:\[\]\.[^\s,=[\]{}]+)*/.exec(
      text.slice(nameStart, range.end),
    )?.[0];
    if (name !== undefined && !/^[-–—:]+$/.test(name)) {
      nameRange = { start: nameStart, end: nameStart + name.replace(/[:.]+$/, '').length };
      position = isBracketed ? findBracketEnd(text, position, range.end) : nameRange.end;
    }
  }
  return {
    tag,
    name: nameRange && text.slice(nameRange.start, nameRange.end),
    nameRange,
    type,
    text: join(text, lines, { start: position, end: range.end }).replace(/^\s*[-–—:]\s*/, ''),
    start: range.start,
    end: range.start + written.replace(/[\s*]+$/, '').length,
  };
}

function readType(
  text: string,
  lines: readonly Line[],
  { start, end: limit }: TextRange,
): DocTag['type'] {
  if (text[start] !== '{' || text[start + 1] === '@') return undefined;
  const end = findBracketEnd(text, start, limit);
  if (text[end - 1] !== '}') return undefined;
  const written = join(text, lines, { start: start + 1, end: end - 1 });
  return {
    start,
    end,
    text: written
      .split(/\s*\n\s*/)
      .join(' ')
      .trim(),
  };
}

/** The end of what a bracket opens, strings passed over; the limit where it stays open. */
function findBracketEnd(text: string, start: number, limit: number): number {
  const open = text.charAt(start);
  const close = open === '[' ? ']' : '}';
  const written = text.slice(start, limit);
  let depth = 0;
  let index = 0;
  for (; index < written.length; index++) {
    const character = written.charAt(index);
    if (character === open) depth++;
    if (character === close) depth--;
    if (depth === 0) return start + index + 1;
    if (character === '"') index = endOfString(written, index);
  }
  return limit;
}

/** Where the last character of a string is; the first, if it does not end on its line. */
function endOfString(text: string, start: number): number {
  const string = /^"[^"\n]{0,200}"/.exec(text.slice(start, start + 202))?.[0];
  return start + (string?.length ?? 1) - 1;
}

/** Passes blanks, and the margin of a line too where a type or an optional name begins it. */
function skipBlank(text: string, start: number, end: number): number {
  const rest = text.slice(start, end);
  const blanks = /^[\t ]*/.exec(rest)?.[0].length ?? 0;
  const margin = /^\r?\n[\t ]*(?:\*[\t ]*)?(?=[[{])/.exec(rest.slice(blanks))?.[0].length ?? 0;
  return start + blanks + margin;
}

/** The text of a range without what stands before the lines. */
function join(text: string, lines: readonly Line[], { start, end }: TextRange): string {
  return lines
    .filter((line) => line.end >= start && line.start <= end)
    .map((line) => text.slice(Math.max(line.start, start), Math.min(line.end, end)).trimEnd())
    .join('\n')
    .replace(/^(?:[\t ]*\n)+/, '')
    .trimEnd()
    .replace(/^[\t ]+/, '');
}
