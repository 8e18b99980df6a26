import type { List, SimpleCommand } from '../../shell/ast.js';
import { listCommands } from '../../shell/list-commands.js';

const changing = new Set([
  'checkout',
  'switch',
  'reset',
  'merge',
  'worktree',
  'pull',
  'rebase',
  'cherry-pick',
]);

function getSubcommand(words: readonly string[]): string {
  let index = 1;
  while (words[index]?.startsWith('-') === true)
    index += /^-[cC]$/u.test(words[index] ?? '') ? 2 : 1;
  return words[index] ?? '';
}

/**
 * Finds the commands of a script that put code of a pull request into the working tree.
 *
 * @param list - The script.
 * @param isUntrusted - Tells whether a word names such code.
 * @returns The commands. One that only fetches is among them if another changes the working tree later: without
 *   that it is there to be compared.
 */
export function findCheckouts(
  list: List,
  isUntrusted: (text: string) => boolean,
): readonly SimpleCommand[] {
  const found: SimpleCommand[] = [];
  const fetched: SimpleCommand[] = [];
  for (const command of listCommands(list)) {
    const words = command.words.map(({ text }) => text);
    const [program] = words;
    if (program === 'gh' && words[1] === 'pr' && words[2] === 'checkout') found.push(command);
    if (program === 'hub' && words[1] === 'pr' && words[2] === 'checkout') found.push(command);
    if (program !== 'git') continue;
    const subcommand = getSubcommand(words);
    const isStrange = words.some((word) => isUntrusted(word));
    if (changing.has(subcommand)) {
      if (isStrange) found.push(command);
      // What was fetched comes into the working tree.
      found.push(...fetched.splice(0));
    } else if (isStrange && subcommand === 'clone') {
      found.push(command);
    } else if (isStrange && subcommand === 'fetch') {
      fetched.push(command);
    }
  }
  return found;
}
