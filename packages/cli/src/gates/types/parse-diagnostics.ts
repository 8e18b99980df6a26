import { toSlashes } from '../files/to-slashes.js';

/** What the compiler says, at a place or of its settings. */
export interface Diagnostic {
  /** As printed: relative to the folder that it was run in, with `/`; `undefined` for what is about no file. */
  readonly file: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly category: 'error' | 'message' | 'warning';
  readonly code: string;
  /** All lines of it. */
  readonly message: string;
}

/** What `tsc --pretty false --listFiles` printed. */
export interface CompilerOutput {
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that it read: without them it looked at nothing. */
  readonly files: readonly string[];
  /** The first text that is neither, where there is one: output of something else, or cut off. */
  readonly unknown: string | undefined;
}

/** The last parenthesis with two numbers counts: names may hold others. */
const located =
  /^(?<file>[\s\S]+)\((?<line>\d+),(?<column>\d+)\): (?<category>error|message|warning) (?<code>TS\d+): (?<message>.*)$/u;
const general = /^(?<category>error|message|warning) (?<code>TS\d+): (?<message>.*)$/u;
const absolute = /^(?:[A-Za-z]:[/\\]|[/\\])/u;

/**
 * Reads what the compiler printed. Details of a diagnostic stand on further lines, and file names may hold line ends.
 *
 * @param output - The whole output.
 * @returns Its parts.
 */
export function parseDiagnostics(output: string): CompilerOutput {
  const diagnostics: Diagnostic[] = [];
  const files: string[] = [];
  /** Lines that may be the beginning of a name. */
  let pending = '';
  for (const line of output.split(/\r?\n/u)) {
    const text = pending + line;
    const diagnostic = readDiagnostic(text);
    if (diagnostic !== undefined) {
      diagnostics.push(diagnostic);
      pending = '';
    } else if (files.length > 0 && line !== '' && !absolute.test(line)) {
      // Files come last, so that this can only be the rest of a name.
      files.push(`${files.pop() ?? ''}\n${line}`);
    } else if (pending === '' && absolute.test(line)) {
      files.push(toSlashes(line));
    } else if (pending === '' && /^\s+\S/u.test(line) && diagnostics.length > 0) {
      addDetail(diagnostics, line);
    } else if (text.trim() !== '') {
      pending = `${text}\n`;
    }
  }
  return { diagnostics, files, unknown: pending === '' ? undefined : pending.trimEnd() };
}

function readDiagnostic(text: string): Diagnostic | undefined {
  const place = located.exec(text)?.groups;
  if (place !== undefined) {
    const { category, code = '', column, file = '', line, message = '' } = place;
    return {
      file: toSlashes(file),
      line: Number(line),
      column: Number(column),
      category: toCategory(category),
      code,
      message,
    };
  }
  const groups = general.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { category, code = '', message = '' } = groups;
  return { file: undefined, line: 1, column: 1, category: toCategory(category), code, message };
}

function toCategory(text: string | undefined): Diagnostic['category'] {
  return text === 'warning' || text === 'message' ? text : 'error';
}

function addDetail(diagnostics: Diagnostic[], line: string): void {
  const last = diagnostics.pop();
  if (last === undefined) return;
  diagnostics.push({ ...last, message: `${last.message}\n${line.trimEnd()}` });
}
