import { execa } from 'execa';

import { UserError } from '../user-error.js';
import { isUnderGit } from './is-under-git.js';

/** What Git answered. */
export interface GitAnswer {
  /** `undefined` where Git is not installed or was ended by a signal. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** How Git is asked. */
export interface GitOptions {
  /** What it reads from its standard input. */
  readonly input?: string;
  /** Variables on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Asks Git something, whatever it answers.
 *
 * @param root - The folder that it is asked about.
 * @param args - Its arguments.
 * @param options - What it reads, and variables.
 * @returns Its answer, with nothing stripped.
 */
export async function tryGit(
  root: string,
  args: readonly string[],
  { env, input }: GitOptions = {},
): Promise<GitAnswer> {
  const { exitCode, stderr, stdout } = await execa(
    'git',
    // Names come as they are, whatever the user's settings, and no pager or monitor gets in between.
    ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', '--no-pager', ...args],
    {
      cwd: root,
      // Messages are compared, so they must not be translated; a read must not wait for a lock.
      env: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', ...withoutHook(root), ...env },
      ...(input === undefined ? { stdin: 'ignore' } : { input }),
      reject: false,
      stripFinalNewline: false,
    },
  );
  return { exitCode, stdout, stderr };
}

/**
 * Git tells its hooks where the repository is, but in a work tree beside the first one not where that begins: whoever is
 * called in a folder of it would take the folder for all of it. What lies in a repository is found without that.
 */
function withoutHook(root: string): Record<string, undefined> {
  const isToldAll = process.env['GIT_WORK_TREE'] !== undefined;
  return isToldAll || !isUnderGit(root) ? {} : { GIT_DIR: undefined, GIT_INDEX_FILE: undefined };
}

/**
 * Asks Git something that it has to know.
 *
 * @param root - The folder that it is asked about.
 * @param args - Its arguments.
 * @param options - What it reads, and variables.
 * @returns What it printed, with nothing stripped.
 * @throws {@link UserError} with Git's own words where it fails.
 */
export async function runGit(
  root: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  const { exitCode, stderr, stdout } = await tryGit(root, args, options);
  if (exitCode === 0) return stdout;
  const command = args.find((argument) => !argument.startsWith('-')) ?? '';
  throw new UserError(`git ${command} failed in ${root}: ${stderr.trim() || 'no reason given'}`);
}
