import { runProgram } from '../../sources/run-program.js';
import type { SettingsJob } from '../settings/manager-settings.js';

/** A commit of some time ago, or why there is none. */
export type PastCommit =
  | { readonly kind: 'found'; readonly commit: string }
  | { readonly kind: 'none'; readonly why: string };

/**
 * Finds the newest commit from a moment or before.
 *
 * Dates of commits are the word of who made them, and one that is dated back must not make a version look old that came with
 * it. So a commit counts as being as young as the youngest behind it, and only those that the branch itself was at count: of
 * a merge, and a pull request is looked at as one, that is the first parent.
 *
 * @param job - Where git is asked.
 * @param moment - The moment, in milliseconds.
 * @returns The commit.
 */
export async function findPastCommit(job: SettingsJob, moment: number): Promise<PastCommit> {
  const listed = await runGit(job, ['rev-list', '--first-parent', '--timestamp', 'HEAD', '--']);
  if ('why' in listed) return { kind: 'none', why: listed.why };
  const commits = listed.text.trim().split('\n');
  const youngest = commits.findLastIndex((line) => Number.parseInt(line, 10) * 1000 > moment);
  const commit = commits[youngest + 1]?.split(' ')[1];
  if (commit !== undefined) return { kind: 'found', commit };
  const day = new Date(moment).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const shallow = await runGit(job, ['rev-parse', '--is-shallow-repository']);
  const isShallow = 'text' in shallow && shallow.text.trim() === 'true';
  return {
    kind: 'none',
    why: isShallow
      ? `the clone is shallow and has no commit from ${day} or before: fetch more of the history to ask about less`
      : `git knows no commit from ${day} or before`,
  };
}

/**
 * Runs git.
 *
 * @param job - Where.
 * @param args - What it is told.
 * @returns What it wrote; where that is nothing, why.
 */
export async function runGit(
  { env, root, signal, timeoutMs }: SettingsJob,
  args: readonly string[],
): Promise<{ readonly text: string } | { readonly why: string }> {
  const end = await runProgram({
    program: 'git',
    args,
    cwd: root,
    env: { ...env, ...withoutHook(env) },
    timeoutMs,
    signal,
  });
  switch (end.kind) {
    case 'ended': {
      if (end.stdout !== '') return { text: end.stdout };
      const [line = ''] = end.stderr.trim().split('\n');
      const told = line.replace(/^fatal: |[.:]$/gu, '');
      return { why: told === '' ? 'git says nothing' : `git says: ${told}` };
    }
    case 'missing':
      return { why: 'git is not on the PATH' };
    case 'late':
      return { why: 'git took too long' };
    case 'broken':
      return { why: `git broke off: ${end.reason}` };
  }
}

/** Git tells its hooks where the repository is, but not always where it begins: a folder would be taken for all of it. */
function withoutHook(env: SettingsJob['env']): Readonly<Record<string, undefined>> {
  const isToldAll = env['GIT_WORK_TREE'] !== undefined;
  return isToldAll ? {} : { GIT_DIR: undefined, GIT_INDEX_FILE: undefined };
}
