import type { Chain, Command, If, List, Pipeline, ShellScript, Word } from './ast.js';
import { tokenize, type ShellToken } from './tokenize.js';

/** Deeper than anyone nests; what is deeper still is left out. */
const maximumDepth = 100;

/** Reads tokens once, from the first to the last. Whatever it can't make sense of, it passes over. */
class Parser {
  readonly #tokens: readonly ShellToken[];
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly ShellToken[]) {
    this.#tokens = tokens;
  }

  script(): List {
    const list: Chain[] = [];
    while (this.#index < this.#tokens.length) {
      list.push(...this.#list([]));
      // A closing word without an opening one.
      this.#index++;
    }
    return list;
  }

  get #token(): ShellToken | undefined {
    return this.#tokens[this.#index];
  }

  #isWord(...texts: readonly string[]): boolean {
    return this.#token?.kind === 'word' && texts.includes(this.#token.text);
  }

  #isOperator(...texts: readonly string[]): boolean {
    return this.#token?.kind === 'operator' && texts.includes(this.#token.text);
  }

  #isDone(): boolean {
    return this.#index >= this.#tokens.length;
  }

  #skipLines(): void {
    while (this.#isOperator('\n')) this.#index++;
  }

  /** Reads chains up to one of some words or operators. */
  #list(ends: readonly string[]): List {
    const list: Chain[] = [];
    if (this.#depth > maximumDepth) return list;
    this.#depth++;
    while (this.#token !== undefined) {
      if (this.#isOperator('\n', ';', '&')) {
        this.#index++;
        continue;
      }
      if (this.#isWord(...ends) || this.#isOperator(...ends, ')', ';;', ';&', ';;&')) break;
      const before = this.#index;
      list.push(this.#chain(ends));
      if (this.#index === before) this.#index++;
    }
    this.#depth--;
    return list;
  }

  #chain(ends: readonly string[]): Chain {
    const pipelines: Pipeline[] = [this.#pipeline(ends)];
    const operators: Word[] = [];
    while (this.#isOperator('&&', '||')) {
      const operator = this.#token;
      if (operator !== undefined) operators.push(operator);
      this.#index++;
      this.#skipLines();
      pipelines.push(this.#pipeline(ends));
    }
    const terminator = this.#isOperator('\n', ';', '&') ? (this.#token?.text ?? '') : '';
    return { pipelines, operators, terminator, ...spanOf(pipelines) };
  }

  #pipeline(ends: readonly string[]): Pipeline {
    const isNegated = this.#isWord('!');
    if (isNegated) this.#index++;
    const commands: Command[] = [this.#command(ends)];
    while (this.#isOperator('|', '|&')) {
      this.#index++;
      this.#skipLines();
      commands.push(this.#command(ends));
    }
    return { commands, isNegated, ...spanOf(commands) };
  }

  #command(ends: readonly string[]): Command {
    const start = this.#index;
    if (this.#isWord('if')) return this.#if();
    if (this.#isWord('case')) return this.#case();
    if (this.#isWord('while', 'until', 'for', 'select')) {
      while (this.#token !== undefined && !this.#isWord('do')) this.#index++;
      this.#index++;
      const body = this.#list(['done']);
      return this.#compound('group', start, [body]);
    }
    if (this.#isWord('{')) {
      this.#index++;
      return this.#compound('group', start, [this.#list(['}'])]);
    }
    if (this.#isOperator('(')) {
      this.#index++;
      return this.#compound('group', start, [this.#list([')'])]);
    }
    return this.#simple(start, ends);
  }

  /** Ends a compound at its closing token, and passes over what it redirects. */
  #compound(kind: 'group' | 'function', start: number, bodies: readonly List[]): Command {
    this.#index++;
    while (this.#token?.kind === 'target') this.#index++;
    return { kind, bodies, ...this.#spanFrom(start) };
  }

  #if(): If {
    const start = this.#index;
    const branches: { readonly condition: List; readonly body: List }[] = [];
    let otherwise: List | undefined;
    while (this.#isWord('if', 'elif')) {
      this.#index++;
      const condition = this.#list(['then', 'fi']);
      if (this.#isWord('then')) this.#index++;
      branches.push({ condition, body: this.#list(['elif', 'else', 'fi']) });
    }
    if (this.#isWord('else')) {
      this.#index++;
      otherwise = this.#list(['fi']);
    }
    this.#index++;
    return { kind: 'if', branches, otherwise, ...this.#spanFrom(start) };
  }

  #case(): Command {
    const start = this.#index;
    while (this.#token !== undefined && !this.#isWord('in')) this.#index++;
    this.#index++;
    const bodies: List[] = [];
    while (!this.#isDone() && !this.#isWord('esac')) {
      while (!this.#isDone() && !this.#isOperator(')') && !this.#isWord('esac')) this.#index++;
      if (this.#isOperator(')')) this.#index++;
      bodies.push(this.#list(['esac']));
      while (this.#isOperator(';;', ';&', ';;&', '\n', ')')) this.#index++;
    }
    return this.#compound('group', start, bodies);
  }

  #simple(start: number, ends: readonly string[]): Command {
    const words: Word[] = [];
    const targets: Word[] = [];
    while (this.#token !== undefined && this.#token.kind !== 'operator') {
      if (words.length === 0 && this.#isWord(...ends)) break;
      (this.#token.kind === 'target' ? targets : words).push(this.#token);
      // A condition in double brackets has operators of its own.
      const closing = words.length === 1 && words[0]?.text === '[[' ? ']]' : undefined;
      this.#index++;
      if (closing !== undefined) {
        while (!this.#isDone() && !this.#isWord(closing)) this.#index++;
      }
    }
    if (words.length === 1 && this.#isOperator('(')) {
      // `name() { … }`
      this.#index++;
      if (this.#isOperator(')')) {
        this.#index++;
        this.#skipLines();
        const body = this.#command(ends);
        const list = [toChain(body)];
        return { kind: 'function', bodies: [list], ...this.#spanFrom(start) };
      }
    }
    return { kind: 'simple', words, targets, ...this.#spanFrom(start) };
  }

  #spanFrom(start: number): { readonly start: number; readonly end: number } {
    const first = this.#tokens[Math.min(start, this.#tokens.length - 1)];
    const last = this.#tokens[Math.min(this.#index, this.#tokens.length) - 1];
    const from = first?.start ?? 0;
    return { start: from, end: Math.max(from, last?.end ?? 0) };
  }
}

function spanOf(parts: readonly { readonly start: number; readonly end: number }[]): {
  readonly start: number;
  readonly end: number;
} {
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}

function toChain(command: Command): Chain {
  const span = { start: command.start, end: command.end };
  const pipeline = { commands: [command], isNegated: false, ...span };
  return { pipelines: [pipeline], operators: [], terminator: '', ...span };
}

/**
 * Makes the syntax tree of a shell script, as far as it takes to tell what becomes of a command that fails.
 *
 * @param text - The script.
 * @returns Its chains of commands, and its comments.
 */
export function parseShell(text: string): ShellScript {
  const { comments, tokens } = tokenize(text);
  return { list: new Parser(tokens).script(), comments };
}
