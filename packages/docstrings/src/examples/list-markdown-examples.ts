import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as mdast from 'mdast-util-from-markdown';
import type { TextRange } from '../surface/public-symbol.js';
import { readInfo } from './code-block.js';
import { createExample } from './create-example.js';
import type { Example } from './example.js';

/** A node of Markdown's syntax tree, as far as it is read here. */
interface MarkdownNode {
  readonly type: string;
  readonly lang?: string | null | undefined;
  readonly meta?: string | null | undefined;
  readonly value?: string;
  readonly position?: { readonly start: { readonly offset?: number | undefined } } | undefined;
  readonly children?: readonly MarkdownNode[];
}

const load = createRequire(import.meta.url);

/**
 * Lists the fences of a Markdown file that hold TypeScript or JavaScript.
 *
 * @param file - Path of the file.
 * @param text - What it holds, where that is newer than what is on disk.
 * @returns The examples, in the order of the text.
 * @throws Error where the file can't be read.
 * @example
 * ```ts
 * import { listMarkdownExamples } from '@groundrules/docstrings';
 *
 * listMarkdownExamples('README.md', '```ts\nadd(1, 2);\n```\n').length; // 1
 * ```
 */
export function listMarkdownExamples(file: string, text = readFileSync(file, 'utf8')): Example[] {
  // Loaded when it is needed: whoever lints has no use for it.
  const { fromMarkdown } = load('mdast-util-from-markdown') as typeof mdast;
  return fencesIn(fromMarkdown(text)).flatMap((node) => {
    const kind = readInfo(`${node.lang ?? ''} ${node.meta ?? ''}`);
    const start = node.position?.start.offset;
    if (kind === undefined || start === undefined) return [];
    const ranges = rangesOf(node.value ?? '', text, start);
    const example = createExample({
      ...kind,
      file: path.resolve(file),
      symbol: undefined,
      text,
      ranges,
    });
    return example === undefined ? [] : [example];
  });
}

function fencesIn(node: MarkdownNode): MarkdownNode[] {
  if (node.type === 'code') return [node];
  return (node.children ?? []).flatMap((child) => fencesIn(child));
}

/** Each line of the code ends a line of the file, behind what a list or a quote puts before it. */
function rangesOf(value: string, text: string, fence: number): TextRange[] {
  if (value.trim() === '') return [];
  let position = fence;
  return value.split(/\r\n|\n|\r/u).map((line) => {
    position = endOfLine(text, position) + 1;
    const newline = endOfLine(text, position);
    const end = text[newline - 1] === '\r' ? newline - 1 : newline;
    // A tab of which a list takes a part comes as spaces.
    const length = text.slice(position, end).endsWith(line) ? line.length : line.trimStart().length;
    return { start: end - length, end };
  });
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}
