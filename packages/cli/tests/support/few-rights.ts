import { spawnSync } from 'node:child_process';

/** Another one's id, whoever that is. */
export const somebodyElse = 65_534;

export const isRoot = process.getuid?.() === 0;

/** Without them root can do no more than the modes of files and their owners let anybody. It stays who it is, wherever it is. */
const withoutRights = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'];

const [setpriv = '', ...options] = withoutRights;

/** Whether a program can be started that the system refuses something. */
export const canBeRefused =
  process.platform !== 'win32' &&
  (!isRoot || spawnSync(setpriv, [...options, 'true']).status === 0);

/**
 * Makes a command of one for a program that the system shall let do no more than others.
 *
 * @param command - The program with its arguments.
 * @returns The same, or where we are root a program that gives up root's rights before it.
 */
export function withFewRights(...command: readonly string[]): readonly [string, ...string[]] {
  const [program = '', ...args] = [...(isRoot ? withoutRights : []), ...command];
  return [program, ...args];
}
