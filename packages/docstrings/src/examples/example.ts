/** In which language an example is written, as compilers tell them apart. */
export type ExampleLanguage = 'ts' | 'tsx' | 'js' | 'jsx';

/** Where a line of an example's code begins in the file that holds it. */
export interface ExampleLine {
  /** Offset in the file's text. */
  readonly start: number;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Column of the file, from 1. */
  readonly column: number;
}

/** Code that shows how something is used: a block of an `@example`, or a fence of a Markdown file. */
export interface Example {
  /** Absolute path of the file that holds it. */
  readonly file: string;
  /** The name of the public symbol that it shows; `undefined` in Markdown, and where no surface was asked. */
  readonly symbol: string | undefined;
  /** What its fence says, or else the extension of its file. */
  readonly language: ExampleLanguage;
  /** Whether it has to compile: not where its fence says `no-check`. */
  readonly isChecked: boolean;
  /** Its text, without what a comment, list or quote puts before each line, lines ended by `\n`. */
  readonly code: string;
  /** Where each of its lines stands, at least one. */
  readonly lines: readonly [ExampleLine, ...ExampleLine[]];
}
