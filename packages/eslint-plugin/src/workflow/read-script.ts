import type { AST } from 'yaml-eslint-parser';

/** The text of a scalar, each character of which knows where it stands in the file. */
export interface Script {
  readonly text: string;
  /** Where a character of the text stands in the file. */
  readonly toIndex: (offset: number) => number;
}

/** Builds a text of pieces of a source. */
class Builder {
  #text = '';
  readonly #indices: number[] = [];

  add(text: string, index: number, isCopied = true): void {
    this.#text += text;
    for (let offset = 0; offset < text.length; offset++) {
      this.#indices.push(isCopied ? index + offset : index);
    }
  }

  build(end: number): Script {
    const indices = this.#indices;
    return { text: this.#text, toIndex: (offset) => indices[offset] ?? end };
  }
}

interface Line {
  readonly text: string;
  readonly index: number;
}

function splitLines(source: string, start: number): Line[] {
  const lines: Line[] = [];
  let index = 0;
  for (const text of source.split('\n')) {
    lines.push({ text: text.replace(/\r$/u, ''), index: start + index });
    index += text.length + 1;
  }
  return lines;
}

function readBlock(
  node: AST.YAMLBlockLiteralScalar | AST.YAMLBlockFoldedScalar,
  text: string,
): Script {
  const builder = new Builder();
  const [, ...lines] = splitLines(text.slice(...node.range), node.range[0]);
  const first = lines.find((line) => line.text.trim() !== '')?.text ?? '';
  const indent = first.length - first.trimStart().length;
  let previous: string | undefined;
  for (const line of lines) {
    const width = Math.min(indent, line.text.length - line.text.trimStart().length);
    const content = line.text.slice(width);
    const isFolded =
      node.style === 'folded' &&
      previous !== undefined &&
      ![previous, content].some((it) => it === '' || /^\s/u.test(it));
    if (previous !== undefined) builder.add(isFolded ? ' ' : '\n', line.index - 1, false);
    builder.add(content, line.index + width);
    previous = content;
  }
  return builder.build(node.range[1]);
}

function readFlow(text: string, [start, end]: AST.Range, quotes: number): Script {
  const builder = new Builder();
  const lines = splitLines(text.slice(start + quotes, end - quotes), start + quotes);
  for (const [position, line] of lines.entries()) {
    const width = position === 0 ? 0 : line.text.length - line.text.trimStart().length;
    if (position > 0) builder.add(line.text.trim() === '' ? '\n' : ' ', line.index, false);
    builder.add(line.text.slice(width), line.index + width);
  }
  return builder.build(end);
}

/**
 * Reads a scalar, such as the script of a step.
 *
 * @param node - The scalar.
 * @param source - The text of the file.
 * @returns Its text. Where the file writes it so that characters can't be told apart, as with escapes, all of them
 *   stand where the scalar begins.
 */
export function readScript(node: AST.YAMLScalar, source: string): Script {
  const value = String(node.value ?? '');
  const script =
    node.style === 'literal' || node.style === 'folded'
      ? readBlock(node, source)
      : readFlow(source, node.range, node.style === 'plain' ? 0 : 1);
  // What escapes stand for is not what is written.
  const isFaithful =
    script.text.trimEnd() === value.trimEnd() ||
    (node.style === 'folded' && script.text.length >= value.trimEnd().length);
  return isFaithful ? script : { text: value, toIndex: () => node.range[0] };
}
