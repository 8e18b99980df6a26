import type { Word } from '../../shell/ast.js';
import type { Entry } from '../../workflow/mapping.js';
import { getText } from '../../workflow/mapping.js';

const flags = /^--(?:soft-fail|no-fail|exit-zero|no-exit-codes?)(?:=true)?$/u;
const withValue = /^--(?:exit-code[= ]0|audit-level[= ]none|fail-on[= ]none|severity[= ]none)$/u;

/**
 * Finds an option with which a scanner succeeds whatever it finds.
 *
 * @param words - What the scanner is called with.
 * @returns The words of the option; none where there is no such option.
 */
export function findLenientOption(words: readonly Word[]): Word[] {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (flags.test(word.text) || withValue.test(word.text)) return [word];
    if (next !== undefined && withValue.test(`${word.text} ${next.text}`)) return [word, next];
  }
  return [];
}

/** Inputs of actions by the value with which nothing fails. */
const inputs: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^exit[-_]code$/u, /^0$/u],
  [
    /^(?:fail[-_]build|fail[-_]on[-_]vuln|fail[-_]on[-_](?:findings|error|alert)|fail|fail[-_]action|error)$/u,
    /^false$/u,
  ],
  [
    /^(?:no[-_]fail|soft[-_]fail|warn[-_]only|continue[-_]on[-_]error|allow[-_]failure)$/u,
    /^true$/u,
  ],
  [/^(?:audit[-_]level|level|fail[-_]on)$/u, /^none$/u],
];

/**
 * Finds an input with which an action succeeds whatever it finds.
 *
 * @param given - The inputs.
 * @returns The input, or `undefined` where there is none.
 */
export function findLenientInput(given: ReadonlyMap<string, Entry>): Entry | undefined {
  for (const [name, entry] of given) {
    const value = getText(entry.value)?.trim().toLowerCase() ?? '';
    if (inputs.some(([key, lenient]) => key.test(name.toLowerCase()) && lenient.test(value))) {
      return entry;
    }
  }
  return undefined;
}
