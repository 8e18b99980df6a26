import type { CommanderError } from 'commander';

import { nearest } from '../config/nearest.js';
import { localCommand } from '../workspaces/package-manager.js';

/** What to do in place of naming files, by command. */
const instead: Readonly<Record<string, (command: string) => string>> = {
  check: (command) =>
    `It looks at the whole repository. To count only what changed since a branch or commit: ${command} check --since <ref>. To run one gate: ${command} check --gate <name>. What is not yours is listed in "ignores" of groundrules.json.`,
  bench: (command) => `To measure only some: ${command} bench --filter <text>.`,
};

/**
 * Adds what to do to what was wrong with the arguments.
 *
 * @param error - What the reader of arguments ended with.
 * @returns The message with advice, every line with a newline. Nothing where help or the version was asked for, which has been
 *   printed.
 */
export function explainMistake({
  code,
  exitCode,
  message,
}: Pick<CommanderError, 'code' | 'exitCode' | 'message'>): string {
  if (exitCode === 0 || code === 'commander.help') return '';
  const command = localCommand('groundrules');
  const name = /^error: too many arguments for '(?<name>[a-z]+)'/u.exec(message)?.groups?.['name'];
  const hint = name === undefined ? nearestChoice(message) : hintFor(name, command);
  const help = `Run ${command} ${name === undefined ? '' : `${name} `}--help for what there is.`;
  return [message.trimEnd(), ...(hint === undefined ? [] : [hint]), help]
    .map((line) => `${line}\n`)
    .join('');
}

function hintFor(name: string, command: string): string | undefined {
  // These are about a name.
  if (name === 'explain' || name === 'waive')
    return 'Give one name, in quotes where it has blanks.';
  return instead[name]?.(command) ?? 'It is about the whole repository, and takes no files.';
}

/** As commander itself says it of commands and of options, but not of what an option may be. */
function nearestChoice(message: string): string | undefined {
  const found =
    /argument '(?<written>[^']*)' is invalid\. Allowed choices are (?<choices>.+)\.$/u.exec(
      message.trimEnd(),
    )?.groups;
  const written = found?.['written'];
  const choices = found?.['choices'];
  if (written === undefined || choices === undefined) return undefined;
  const meant = nearest(written, choices.split(', '));
  return meant === undefined ? undefined : `(Did you mean ${meant}?)`;
}
