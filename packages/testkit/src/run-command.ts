import { execa } from 'execa';

/** What a finished command left behind. */
export interface CommandResult {
  /** `undefined` when a signal ended it. */
  readonly exitCode: number | undefined;
  /** What it printed, without the last line ending. */
  readonly stdout: string;
  /** What it complained of, without the last line ending. */
  readonly stderr: string;
}

/** Where and with what a command runs. */
export interface CommandOptions {
  /** The folder it runs in. */
  readonly cwd: string;
  /** Variables on top of this process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs a command to its end, whatever its exit code.
 *
 * @param file - The program.
 * @param args - Its arguments.
 * @param options - Where and with what it runs.
 * @returns Its exit code and output.
 * @throws Error when the program can't be started.
 * @example
 * ```ts
 * import { runCommand } from '@groundrules/testkit/repositories';
 *
 * const { exitCode } = await runCommand('git', ['status'], { cwd: 'packages' });
 * ```
 */
export async function runCommand(
  file: string,
  args: readonly string[],
  { cwd, env }: CommandOptions,
): Promise<CommandResult> {
  const result = await execa(file, args, { cwd, ...(env && { env }), reject: false });
  if (result.exitCode === undefined && result.signal === undefined) {
    throw new Error(`${file} could not be started in ${cwd}`, { cause: result.cause });
  }
  return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}
