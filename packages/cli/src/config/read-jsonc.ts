import { lstat, readFile } from 'node:fs/promises';
import {
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';

import { UserError } from '../user-error.js';
import { jsonPath } from './json-path.js';

/** A file of JSON with comments. */
export interface JsoncFile {
  readonly text: string;
  readonly root: Node;
  readonly value: unknown;
}

/**
 * Reads a file of JSON with comments; commas may trail.
 *
 * @param file - Absolute path.
 * @param name - The file's name in messages.
 * @returns Its content; `undefined` where there is no such file.
 * @throws {@link UserError} naming line and column for what is no JSON, for a key that stands twice, for
 *   markers that a merge left, and for a file that can't be read or is a link to nowhere.
 */
export async function readJsonc(file: string, name: string): Promise<JsoncFile | undefined> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/u, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      if (!(await isThere(file))) return undefined;
      throw new UserError(`${name} is a link that leads nowhere.`, { cause: error });
    }
    const message = error instanceof Error ? error.message : String(error);
    throw new UserError(`${name} cannot be read: ${message}`, { cause: error });
  }
  return parseJsonc(text, name);
}

/** Whether anything has that name, a link that leads nowhere included. */
async function isThere(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  );
}

/**
 * Parses JSON with comments; commas may trail.
 *
 * @param text - The text.
 * @param name - The file's name in messages.
 * @returns The content.
 * @throws {@link UserError} naming line and column for what is no JSON, for a key that stands twice and
 *   for markers that a merge left, and for lists or objects that are nested without end.
 */
export function parseJsonc(text: string, name: string): JsoncFile {
  const marker = /^(?:<{7}|={7}|>{7})(?: |$)/mu.exec(text);
  if (marker !== null) {
    throw new UserError(
      `${placeOf(text, marker.index, name)}: markers of a merge are left in the file. Settle the merge first.`,
    );
  }
  const errors: ParseError[] = [];
  const root = parse(text, errors, name);
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const problem = error === undefined ? 'the file is empty' : describe(error);
    throw new UserError(`${placeOf(text, error?.offset ?? 0, name)}: ${problem}.`);
  }
  refuseRepeats(root, text, name);
  return { text, root, value: getNodeValue(root) as unknown };
}

function parse(text: string, errors: ParseError[], name: string): Node | undefined {
  try {
    return parseTree(text, errors, { allowTrailingComma: true });
  } catch (error) {
    // The parser goes into each level by a call of itself.
    if (error instanceof RangeError) throw tooDeep(text, 0, name);
    throw error;
  }
}

/** More than any of our files has, and few enough for whatever walks through them. */
const deepest = 100;

function tooDeep(text: string, offset: number, name: string): UserError {
  return new UserError(
    `${placeOf(text, offset, name)}: lists and objects are nested too deep here; ${String(deepest)} levels are the limit.`,
  );
}

/**
 * Names a place in a file.
 *
 * @param text - The file's text.
 * @param offset - Where in it.
 * @param name - The file's name.
 * @returns `name:line:column`, from 1.
 */
export function placeOf(text: string, offset: number, name: string): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${name}:${String(line)}:${String(offset - before.lastIndexOf('\n'))}`;
}

const explanations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON; texts stand in double quotes',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'expected a name in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected a colon',
  CommaExpected: 'expected a comma',
  CloseBraceExpected: 'expected a closing brace',
  CloseBracketExpected: 'expected a closing bracket',
  EndOfFileExpected: 'expected the end of the file; there is more after the settings',
  UnexpectedEndOfComment: 'the comment has no end',
  UnexpectedEndOfString: 'the text has no closing quote',
  InvalidEscapeCharacter: 'this escape is not known to JSON',
  InvalidUnicode: 'this escape is not known to JSON',
  InvalidCharacter: 'this character has to be escaped',
};

function describe({ error }: ParseError): string {
  const code = printParseErrorCode(error);
  return explanations[code] ?? code;
}

function refuseRepeats(
  node: Node,
  text: string,
  name: string,
  path: readonly (string | number)[] = [],
): void {
  if (path.length > deepest) throw tooDeep(text, node.offset, name);
  if (node.type === 'array') {
    for (const [index, child] of (node.children ?? []).entries()) {
      refuseRepeats(child, text, name, [...path, index]);
    }
  }
  if (node.type !== 'object') return;
  const seen = new Map<string, Node>();
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (key === undefined || value === undefined) continue;
    const property = String(key.value);
    const first = seen.get(property);
    if (first !== undefined) {
      throw new UserError(
        `${placeOf(text, key.offset, name)}: ${jsonPath([...path, property])} stands here a second time, first at ${placeOf(text, first.offset, name)}.`,
      );
    }
    seen.set(property, key);
    refuseRepeats(value, text, name, [...path, property]);
  }
}
