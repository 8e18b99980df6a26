import type { TextRange } from '../surface/public-symbol.js';
import type { ExampleLanguage } from './example.js';

/** A block of text that may be code. */
export interface CodeBlock {
  /** What stands behind the fence; `undefined` where there is no fence. */
  readonly info: string | undefined;
  /** The lines, each without what stands before and without its end. */
  readonly lines: readonly TextRange[];
}

/** What a fence says of its code. */
export interface CodeKind {
  readonly language: ExampleLanguage;
  readonly isChecked: boolean;
}

const languages: Readonly<Record<string, ExampleLanguage>> = {
  ts: 'ts',
  typescript: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'js',
  javascript: 'js',
  mjs: 'js',
  cjs: 'js',
  jsx: 'jsx',
};

/**
 * Reads what stands behind a fence: the language, and words that opt out.
 *
 * @param info - The text: `ts`, `tsx no-check`, `js {1,3} title="a.js"`.
 * @returns What it says; `undefined` where the code is of another language, of none, or to be ignored.
 */
export function readInfo(info: string): CodeKind | undefined {
  const [name = '', ...words] = info.trim().split(/[\s,:{]+/u);
  const id = name.toLowerCase();
  const language = Object.hasOwn(languages, id) ? languages[id] : undefined;
  if (language === undefined || words.includes('ignore')) return undefined;
  return { language, isChecked: !words.includes('no-check') };
}
