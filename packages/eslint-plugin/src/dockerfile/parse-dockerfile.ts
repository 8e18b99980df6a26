import { createRequire } from 'node:module';

import type * as DockerfileAst from 'dockerfile-ast';

import { SyntaxProblem } from '../languages/create-language.js';
import type { ForeignComment, ForeignNode } from '../languages/foreign-ast.js';
import type {
  DockerfileFlag,
  DockerfileInstruction,
  DockerfileProperty,
  DockerfileRoot,
  DockerfileWord,
} from './ast.js';

type Range = ReturnType<DockerfileAst.Instruction['getRange']>;

const require = createRequire(import.meta.url);

/** Loads the parser when the first file comes: most runs of ESLint see none. */
function load(): typeof DockerfileAst {
  return require('dockerfile-ast') as typeof DockerfileAst;
}

/** The syntax that Docker itself brings; another frontend may know further instructions. */
const ownSyntax = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::|@|$)/u;
const plainName = /^["']?[A-Za-z_]\w*["']?$/u;

/** Reads the parts of one Dockerfile. */
class Reader {
  readonly #text: string;
  /** Where the parser's lines start. */
  readonly #parserLines: readonly number[];
  /** Where ESLint's lines start: it knows two more ways to end one. */
  readonly #lines: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#parserLines = findLines(text, /\r\n|[\r\n]/gu);
    this.#lines = findLines(text, /\r\n|[\r\n\u2028\u2029]/gu);
  }

  node<Type extends string>(type: Type, range: Range): ForeignNode & { readonly type: Type } {
    return this.#nodeAt(type, [this.#offset(range.start), this.#offset(range.end)]);
  }

  root(): ForeignNode {
    return this.#nodeAt('Dockerfile', [0, this.#text.length]);
  }

  comment(comment: DockerfileAst.Comment | DockerfileAst.ParserDirective): ForeignComment {
    const node = this.node('Block', comment.getRange());
    return { ...node, value: this.#text.slice(node.range[0] + 1, node.range[1]) };
  }

  flag(flag: DockerfileAst.Flag): DockerfileFlag {
    const node = this.node('DockerfileFlag', flag.getRange());
    return { ...node, name: flag.getName(), value: flag.getValue() ?? undefined };
  }

  property(property: DockerfileAst.Property): DockerfileProperty {
    const node = this.node('DockerfileProperty', property.getRange());
    return { ...node, name: property.getName(), value: property.getValue() ?? undefined };
  }

  words(instruction: DockerfileAst.Instruction): DockerfileWord[] {
    const lastStart = getHeredocs(instruction).at(-1)?.getStartRange();
    const words = instruction
      .getArguments()
      // The parser also counts what stands in here-documents.
      .filter((it) => lastStart === undefined || it.getRange().start.line <= lastStart.start.line)
      .map((argument) => ({
        ...this.node('DockerfileWord', argument.getRange()),
        value: unquote(argument.getValue()),
      }));
    const [first] = words;
    const last = words.at(-1);
    if (first?.value.startsWith('[') !== true || last === undefined) return words;
    return this.#jsonWords(first.range[0], last.range[1]) ?? words;
  }

  #jsonWords(start: number, end: number): DockerfileWord[] | undefined {
    const source = this.#text.slice(start, end);
    if (!isListOfStrings(source)) return undefined;
    return Array.from(source.matchAll(/"(?:[^"\\]|\\.)*"/gsu), (match) => {
      const from = start + match.index;
      const node = this.#nodeAt('DockerfileWord', [from, from + match[0].length]);
      return { ...node, value: JSON.parse(match[0]) as string };
    });
  }

  #nodeAt<Type extends string>(
    type: Type,
    range: [number, number],
  ): ForeignNode & { readonly type: Type } {
    return { type, range, loc: { start: this.#position(range[0]), end: this.#position(range[1]) } };
  }

  #offset({ character, line }: Range['start']): number {
    return Math.min((this.#parserLines[line] ?? this.#text.length) + character, this.#text.length);
  }

  #position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lines[low] ?? 0) };
  }
}

function getHeredocs(instruction: DockerfileAst.Instruction): DockerfileAst.Heredoc[] {
  return 'getHeredocs' in instruction
    ? (instruction as DockerfileAst.Run | DockerfileAst.Copy).getHeredocs()
    : [];
}

function findLines(text: string, end: RegExp): number[] {
  return [0, ...Array.from(text.matchAll(end), (match) => match.index + match[0].length)];
}

function isListOfStrings(source: string): boolean {
  try {
    const value: unknown = JSON.parse(source);
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
  } catch {
    // Docker too takes what is no JSON for a plain argument.
    return false;
  }
}

function unquote(value: string): string {
  const quote = value.at(0);
  return value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote)
    ? value.slice(1, -1)
    : value;
}

function findProblem(
  dockerfile: DockerfileAst.Dockerfile,
  keywords: ReadonlySet<string>,
): readonly [message: string, range: Range] | undefined {
  const syntax = dockerfile.getDirectives().find((it) => it.getName().toLowerCase() === 'syntax');
  const isForeign = syntax !== undefined && !ownSyntax.test(syntax.getValue());
  for (const instruction of dockerfile.getInstructions()) {
    const keyword = instruction.getKeyword();
    if (!keywords.has(keyword) && !isForeign) {
      return [
        `Unknown instruction ${instruction.getInstruction()}`,
        instruction.getInstructionRange(),
      ];
    }
    if (keyword === 'FROM' && instruction.getArguments().length === 0) {
      return ['FROM names no image', instruction.getInstructionRange()];
    }
    for (const heredoc of getHeredocs(instruction)) {
      // The parser gives none where the here-document has no end, which its types do not say.
      const delimiter: Range | null = heredoc.getDelimiterRange();
      if (delimiter === null && plainName.test(heredoc.getName())) {
        return [`The here-document ${heredoc.getName()} has no end`, heredoc.getStartRange()];
      }
    }
  }
  return undefined;
}

function isTrigger(instruction: DockerfileAst.Instruction): instruction is DockerfileAst.Onbuild {
  return 'getTriggerInstruction' in instruction;
}

function readInstruction(
  reader: Reader,
  instruction: DockerfileAst.Instruction,
): DockerfileInstruction {
  const trigger = isTrigger(instruction) ? instruction.getTriggerInstruction() : null;
  return {
    ...reader.node('DockerfileInstruction', instruction.getRange()),
    keyword: instruction.getKeyword(),
    flags:
      'getFlags' in instruction
        ? (instruction as DockerfileAst.ModifiableInstruction)
            .getFlags()
            .map((flag) => reader.flag(flag))
        : [],
    words: reader.words(instruction),
    properties:
      'getProperties' in instruction && instruction.getKeyword() !== 'LABEL'
        ? (instruction as DockerfileAst.PropertyInstruction)
            .getProperties()
            .map((property) => reader.property(property))
        : [],
    trigger: trigger === null ? null : readInstruction(reader, trigger),
  };
}

/**
 * Makes the syntax tree of a Dockerfile.
 *
 * @param text - The text, without a byte order mark.
 * @returns The root of the tree.
 * @throws {@link SyntaxProblem} at an instruction that Docker does not know, or one that is not complete.
 */
export function parseDockerfile(text: string): DockerfileRoot {
  const { DockerfileParser, Keyword } = load();
  const dockerfile = DockerfileParser.parse(text);
  const reader = new Reader(text);
  const problem = findProblem(dockerfile, new Set(Object.values(Keyword)));
  if (problem !== undefined) {
    const { start } = reader.node('Problem', problem[1]).loc;
    throw new SyntaxProblem(`${problem[0]}.`, start.line, start.column + 1);
  }
  return {
    ...reader.root(),
    type: 'Dockerfile',
    body: dockerfile.getInstructions().map((it) => readInstruction(reader, it)),
    comments: [...dockerfile.getDirectives(), ...dockerfile.getComments()]
      .map((comment) => reader.comment(comment))
      .sort((a, b) => a.range[0] - b.range[0]),
    tokens: [],
  };
}
