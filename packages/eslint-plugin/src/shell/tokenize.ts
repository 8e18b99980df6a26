import type { ShellComment, Word } from './ast.js';

/** A word, an operator, or a redirection with the file it writes to. */
export interface ShellToken extends Word {
  readonly kind: 'word' | 'operator' | 'target';
}

const operators = ['&&', '||', '|&', ';;&', ';;', ';&', ';', '&', '|', '(', ')', '\n'];
const closers: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** Reads the characters of a script once, from its start to its end. */
class Tokenizer {
  readonly #text: string;
  #index = 0;
  readonly tokens: ShellToken[] = [];
  readonly comments: ShellComment[] = [];
  /** The here-documents that begin at the next line. */
  #pending: { readonly name: string; readonly isIndented: boolean }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  run(): void {
    while (this.#index < this.#text.length) this.#step();
  }

  #step(): void {
    const text = this.#text;
    const start = this.#index;
    const character = text.charAt(start);
    if (character === '\\' && /^\\\r?\n/u.test(text.slice(start, start + 3))) {
      this.#index += text.charAt(start + 1) === '\r' ? 3 : 2;
    } else if (character === ' ' || character === '\t' || character === '\r') {
      this.#index++;
    } else if (character === '#') {
      const end = text.indexOf('\n', start);
      this.#index = end === -1 ? text.length : end;
      this.comments.push({ text: text.slice(start + 1, this.#index), start, end: this.#index });
    } else if (!this.#redirection() && !this.#operator()) {
      this.#word('word');
    }
  }

  #redirection(): boolean {
    const match = /^(?:\d*|&)(?<operator><<<|<<-?|>>|>\||[<>]&|<>|[<>])/u.exec(
      this.#text.slice(this.#index, this.#index + 8),
    );
    const operator = match?.groups?.['operator'];
    // `<(command)` is an argument.
    if (match === null || operator === undefined) return false;
    if (this.#text.charAt(this.#index + match[0].length) === '(') return false;
    this.#index += match[0].length;
    while (/[\t ]/u.test(this.#text.charAt(this.#index))) this.#index++;
    if (/[\n;&|)]/u.test(this.#text.charAt(this.#index) || '\n')) return true;
    const count = this.tokens.length;
    this.#word('target');
    const target = this.tokens[count];
    if (operator.startsWith('<') || operator === '>&') this.tokens.length = count;
    if ((operator === '<<' || operator === '<<-') && target !== undefined) {
      this.#pending.push({ name: target.text, isIndented: operator === '<<-' });
    }
    return true;
  }

  #operator(): boolean {
    const start = this.#index;
    const found = operators.find((operator) => this.#text.startsWith(operator, start));
    if (found === undefined) return false;
    this.#index += found.length;
    this.tokens.push({ kind: 'operator', text: found, start, end: this.#index });
    if (found === '\n') this.#skipHereDocuments();
    return true;
  }

  #skipHereDocuments(): void {
    for (const { isIndented, name } of this.#pending) {
      while (this.#index < this.#text.length) {
        const end = this.#text.indexOf('\n', this.#index);
        const line = this.#text.slice(this.#index, end === -1 ? undefined : end);
        this.#index = end === -1 ? this.#text.length : end + 1;
        if ((isIndented ? line.replace(/^\t+/u, '') : line).trimEnd() === name) break;
      }
    }
    this.#pending = [];
  }

  #word(kind: 'word' | 'target'): void {
    const start = this.#index;
    let value = '';
    while (this.#index < this.#text.length) {
      const character = this.#text.charAt(this.#index);
      if (/[\s;&|()<>]/u.test(character) && this.#index > start) break;
      if (character === '\\') {
        if (this.#text.charAt(this.#index + 1) === '\n') break;
        value += this.#text.charAt(this.#index + 1);
        this.#index += 2;
      } else if (character === "'") {
        value += this.#quoted("'");
      } else if (character === '"') {
        value += this.#quoted('"');
      } else if (character === '`') {
        value += `\`${this.#quoted('`')}\``;
      } else if (character === '$' && /[({]/u.test(this.#text.charAt(this.#index + 1))) {
        value += this.#substitution();
      } else if (/[<>]/u.test(character) && this.#text.charAt(this.#index + 1) === '(') {
        value += this.#substitution();
      } else {
        value += character;
        this.#index++;
      }
    }
    this.#index = Math.min(this.#index, this.#text.length);
    this.tokens.push({ kind, text: value, start, end: this.#index });
  }

  /** Reads from one quote to the next. */
  #quoted(quote: string): string {
    let value = '';
    this.#index++;
    while (this.#index < this.#text.length && this.#text.charAt(this.#index) !== quote) {
      const character = this.#text.charAt(this.#index);
      if (quote !== "'" && character === '\\') {
        value += this.#text.charAt(this.#index + 1);
        this.#index += 2;
      } else if (quote === '"' && /^\$[({]/u.test(this.#text.slice(this.#index, this.#index + 2))) {
        value += this.#substitution();
      } else {
        value += character;
        this.#index++;
      }
    }
    this.#index++;
    return value;
  }

  /** Reads `$(…)`, `${…}` or an expression of a workflow as it is. */
  #substitution(): string {
    const start = this.#index;
    const opener = this.#text.charAt(start + 1);
    const closer = closers[opener] ?? ')';
    let depth = 0;
    this.#index++;
    while (this.#index < this.#text.length) {
      const character = this.#text.charAt(this.#index);
      if (character === opener) depth++;
      if (character === closer) depth--;
      if (character === '\\') this.#index++;
      if (character === "'" && opener === '(') {
        const end = this.#text.indexOf("'", this.#index + 1);
        if (end !== -1) this.#index = end;
      }
      this.#index++;
      if (depth === 0) break;
    }
    return this.#text.slice(start, this.#index);
  }
}

/**
 * Splits a shell script into words and operators. What stands in here-documents is left out.
 *
 * @param text - The script.
 * @returns The tokens and the comments.
 */
export function tokenize(text: string): {
  readonly tokens: readonly ShellToken[];
  readonly comments: readonly ShellComment[];
} {
  const tokenizer = new Tokenizer(text);
  tokenizer.run();
  return tokenizer;
}
