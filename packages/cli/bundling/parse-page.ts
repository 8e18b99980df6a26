import type { PracticeText, Sample } from '../src/explain/practice-text.js';

/** A section of a page, with what the catalogue says too. */
export interface Section extends PracticeText {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

type Block =
  { readonly kind: 'text'; readonly text: string } | ({ readonly kind: 'code' } & Sample);

/**
 * Reads the sections of a page of practices.
 *
 * @param name - What the page is called in messages.
 * @param markdown - Its text.
 * @returns The sections, in their order.
 * @throws where a section lacks a part, has one twice, or has something that belongs to no part.
 */
export function parsePage(name: string, markdown: string): Section[] {
  const sections: { readonly id: string; readonly lines: string[] }[] = [];
  let fence: string | undefined;
  for (const line of markdown.split(/\r?\n/u)) {
    const heading = fence === undefined ? /^## (?<id>\S+)$/u.exec(line)?.groups?.['id'] : undefined;
    const mark = /^(?:`{3,}|~{3,})/u.exec(line)?.[0];
    if (mark !== undefined && (fence === undefined || line === fence)) {
      fence = fence === undefined ? mark : undefined;
    }
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ id: heading, lines: [] });
  }
  return sections.map(({ id, lines }) => parseSection(id, `${name}#${id}`, lines));
}

function parseSection(id: string, name: string, lines: readonly string[]): Section {
  const blocks = listBlocks(lines);
  const title = takeText(blocks, name, 'title');
  const why = takeText(blocks, name, 'why');
  const wrong = takeSamples(blocks, name, 'Wrong:');
  const right = takeSamples(blocks, name, 'Right:');
  const fix = takeMarked(blocks, name, 'Fix: ');
  const enforcedBy = takeMarked(blocks, name, 'Enforced by: ');
  if (blocks.length > 0) throw new Error(`${name} goes on after "Enforced by:"`);
  return { id, title, why, wrong, right, fix, enforcedBy };
}

function listBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let text: string[] = [];
  let code: string[] = [];
  let fence: { readonly mark: string; readonly language: string } | undefined;
  const endText = (): void => {
    if (text.length > 0) blocks.push({ kind: 'text', text: text.join(' ') });
    text = [];
  };
  for (const line of lines) {
    const open = /^(?<mark>`{3,}|~{3,})(?<language>[\w-]*)$/u.exec(line)?.groups;
    if (fence !== undefined) {
      if (line === fence.mark) {
        blocks.push({ kind: 'code', language: fence.language, code: code.join('\n') });
        fence = undefined;
        code = [];
      } else code.push(line);
    } else if (open !== undefined) {
      endText();
      fence = { mark: open['mark'] ?? '', language: open['language'] ?? '' };
    } else if (line.trim() === '' || line.startsWith('<!--')) endText();
    else text.push(line.trim());
  }
  endText();
  return blocks;
}

function takeText(blocks: Block[], name: string, part: string): string {
  const block = blocks.shift();
  if (block?.kind !== 'text' || /^(?:Wrong|Right|Fix|Enforced by):/u.test(block.text)) {
    throw new Error(`${name} has no ${part}`);
  }
  return block.text;
}

function takeMarked(blocks: Block[], name: string, mark: string): string {
  const block = blocks.shift();
  if (block?.kind !== 'text' || !block.text.startsWith(mark)) {
    throw new Error(`${name} has no "${mark.trim()}" in its place`);
  }
  return block.text.slice(mark.length);
}

function takeSamples(blocks: Block[], name: string, mark: string): Sample[] {
  const head = blocks.shift();
  if (head?.kind !== 'text' || head.text !== mark)
    throw new Error(`${name} has no "${mark}" in its place`);
  const samples: Sample[] = [];
  while (blocks[0]?.kind === 'code') {
    const { code, language } = blocks[0];
    samples.push({ language, code });
    blocks.shift();
  }
  if (samples.length === 0) throw new Error(`${name} has no code after "${mark}"`);
  return samples;
}
