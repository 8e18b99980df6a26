import type { Command, List, Pipeline } from '../../shell/ast.js';

const harmless = new Set(['true', ':', 'echo', 'printf', 'cat', 'ls', 'date', 'sleep', 'continue']);
/** Where a later step can read what a command found. */
const recorded = /GITHUB_(?:OUTPUT|ENV)\b/u;

function isHarmlessCommand(command: Command): boolean {
  if (command.kind === 'group') return command.bodies.every((body) => isHarmlessList(body));
  if (command.kind !== 'simple') return false;
  const [name, argument] = command.words;
  const { text = '' } = name ?? {};
  if (command.targets.some((target) => recorded.test(target.text))) return false;
  // The outcome is what matters to `exit` without a number.
  if (text === 'exit' || text === 'return') return argument?.text === '0';
  return harmless.has(text);
}

/**
 * Tells whether commands neither fail nor keep what failed before them: they only say something.
 *
 * @param pipelines - The commands.
 * @returns Whether all of them are harmless.
 */
export function isHarmless(pipelines: readonly Pipeline[]): boolean {
  return pipelines.every(
    ({ commands, isNegated }) => !isNegated && commands.every((it) => isHarmlessCommand(it)),
  );
}

/**
 * Tells the same of a whole list.
 *
 * @param list - The list.
 * @returns Whether all in it is harmless.
 */
export function isHarmlessList(list: List): boolean {
  return list.every(({ pipelines }) => isHarmless(pipelines));
}
