import { closesFence, openingFence, type Fence } from '../surface/fence.js';
import type { TextRange } from '../surface/public-symbol.js';
import type { CodeBlock } from './code-block.js';

const tagStart = /^\s*@([A-Za-z][\w.-]*)/u;
const caption = /^\s*<caption>[\s\S]*?<\/caption>/u;

/**
 * Finds the code of the `@example` tags of a docstring.
 *
 * Without a fence the whole text is code, but for a caption. With fences only they are, so that a title and
 * sentences between them are left alone. A line with `@` inside a fence begins no tag.
 *
 * @param text - The text of the file.
 * @param comment - Where the docstring stands in it.
 * @returns The blocks, in the order of the text, blank ones left out.
 */
export function readExampleTags(text: string, comment: TextRange): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let example: TextRange[] | undefined;
  let fence: Fence | undefined;
  const finish = (): void => {
    if (example !== undefined) blocks.push(...readExample(text, example));
    example = undefined;
  };
  for (const line of linesOf(text, comment)) {
    const content = text.slice(line.start, line.end);
    if (fence !== undefined) {
      if (closesFence(content, fence)) fence = undefined;
      example?.push(line);
      continue;
    }
    const tag = tagStart.exec(content);
    if (tag === null) {
      fence = openingFence(content);
      example?.push(line);
      continue;
    }
    finish();
    if (tag[1] !== 'example') continue;
    const rest = { start: line.start + tag[0].length, end: line.end };
    example = [rest];
    fence = openingFence(text.slice(rest.start, rest.end));
  }
  finish();
  return blocks.filter(({ lines }) => lines.length > 0);
}

/** The lines of a docstring without its marks and the asterisks before them. */
function linesOf(text: string, { start, end }: TextRange): TextRange[] {
  const lines: TextRange[] = [];
  const last = end - '*/'.length;
  let position = start + '/**'.length;
  while (position <= last) {
    const newline = text.indexOf('\n', position);
    const next = newline === -1 || newline > last ? last : newline;
    const line = text.slice(position, next);
    const prefix = lines.length === 0 ? /^ ?/u.exec(line) : /^(?:[ \t]*\* ?)?/u.exec(line);
    const first = position + (prefix?.[0].length ?? 0);
    lines.push({ start: first, end: first + text.slice(first, next).trimEnd().length });
    position = next + 1;
  }
  return lines;
}

function readExample(text: string, lines: readonly TextRange[]): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let fence: Fence | undefined;
  let inside: TextRange[] = [];
  const finish = (info: string): void => {
    blocks.push({ info, lines: withoutBlankEnds(inside) });
    fence = undefined;
    inside = [];
  };
  for (const line of lines) {
    const content = text.slice(line.start, line.end);
    if (fence === undefined) {
      fence = openingFence(content);
    } else if (closesFence(content, fence)) {
      finish(fence.info);
    } else {
      const indent = Math.min(fence.indent, content.length - content.trimStart().length);
      inside.push({ start: line.start + indent, end: line.end });
    }
  }
  // A fence that nobody closed goes on to the end, as in Markdown.
  if (fence !== undefined) finish(fence.info);
  return blocks.length > 0 ? blocks : [{ info: undefined, lines: withoutCaption(text, lines) }];
}

function withoutCaption(text: string, lines: readonly TextRange[]): TextRange[] {
  const [first] = lines;
  if (first === undefined) return [];
  const match = caption.exec(text.slice(first.start, lines.at(-1)?.end));
  const start = first.start + (match?.[0].length ?? 0);
  const code = lines
    .filter(({ end }) => end >= start)
    .map((line) => ({ start: Math.max(line.start, start), end: line.end }));
  const indentOf = (line: TextRange): number =>
    /^\s*/u.exec(text.slice(line.start, line.end))?.[0].length ?? 0;
  // What follows the tag or the caption on its line is not in line with the rest.
  const [beside, ...below] = code;
  const indent = Math.min(...below.filter((line) => line.end > line.start).map(indentOf));
  return withoutBlankEnds(
    code.map((line) => ({
      start: line.start + (line === beside ? indentOf(line) : Math.min(indent, indentOf(line))),
      end: line.end,
    })),
  );
}

/** The ends of the lines are cut already, so that a blank one is empty. */
function withoutBlankEnds(lines: readonly TextRange[]): TextRange[] {
  const isCode = ({ end, start }: TextRange): boolean => end > start;
  const first = lines.findIndex((line) => isCode(line));
  const last = lines.findLastIndex((line) => isCode(line));
  return first === -1 ? [] : lines.slice(first, last + 1);
}
