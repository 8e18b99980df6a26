import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Where programs are looked for. */
export interface ProgramContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whose habits count: the system's own, unless it is given. */
  readonly platform?: NodeJS.Platform;
}

/**
 * Looks whether a program can be started by its name. It is not started: what Corepack puts there downloads.
 *
 * @param program - Its name.
 * @param context - Where it is looked for.
 * @returns Whether a folder of the `PATH` has it. Without a `PATH` the system has one of its own, and it is held to be there.
 */
export function isOnPath(
  program: string,
  { env, platform = process.platform }: ProgramContext,
): boolean {
  const isWindows = platform === 'win32';
  const folders = variable('PATH', env, isWindows);
  if (folders === undefined) return true;
  const endings = isWindows
    ? (variable('PATHEXT', env, isWindows) ?? '.COM;.EXE;.BAT;.CMD').split(';')
    : [''];
  return folders
    .split(isWindows ? ';' : ':')
    .map((folder) => (isWindows ? folder.replace(/^"(?<inner>.*)"$/u, '$<inner>') : folder))
    .some((folder) => endings.some((end) => isProgram(path.resolve(folder, `${program}${end}`))));
}

/** Windows writes `Path`, and reads it in any case. */
function variable(
  name: string,
  env: ProgramContext['env'],
  isWindows: boolean,
): string | undefined {
  if (!isWindows) return env[name];
  return Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

function isProgram(file: string): boolean {
  try {
    if (!statSync(file).isFile()) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // It is not there, or not for us.
    return false;
  }
}
