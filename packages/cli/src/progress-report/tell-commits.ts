import { commitsSince } from '../git/commits-since.js';
import { gitState } from '../git/git-state.js';
import { hasCommit } from '../git/has-commit.js';
import { resolveRef } from '../git/resolve-ref.js';
import { runGit, tryGit } from '../git/run-git.js';
import type { CommitSummary } from './progress-summary.js';
import { groupCommits } from './summarize-commits.js';

/** Since when commits are told. */
export interface CommitRange {
  /** What `--since` was given. */
  readonly since: string | undefined;
  /** The commits that the record begins with: of the history, and of the baseline. */
  readonly starts: readonly string[];
}

/**
 * Tells which commits were made.
 *
 * @param root - Absolute path of the repository.
 * @param range - Since when: the ref that was given, else the earliest recorded commit, else the latest tag.
 * @returns The commits by kind; `undefined` outside Git and before the first commit.
 * @throws {@link UserError} for a ref that is not known.
 */
export async function tellCommits(
  root: string,
  { since, starts }: CommitRange,
): Promise<CommitSummary | undefined> {
  const state = await gitState(root);
  if (state.kind !== 'work-tree' || state.head === null) return undefined;
  const { from, range } = await beginning(root, since, starts);
  const commits = await commitsSince(root, from);
  const shallow = await tryGit(root, ['rev-parse', '--is-shallow-repository']);
  return {
    range,
    ...(shallow.stdout.trim() === 'true' && {
      remark: 'The clone is shallow, so that there may be more.',
    }),
    total: commits.length,
    kinds: groupCommits(commits),
  };
}

async function beginning(
  root: string,
  since: string | undefined,
  starts: readonly string[],
): Promise<{ readonly from: string | undefined; readonly range: string }> {
  if (since !== undefined) {
    return { from: await resolveRef(root, since), range: `since ${since}` };
  }
  const start = await farthest(root, starts);
  if (start !== undefined) {
    return { from: start, range: `since ${start.slice(0, 7)}, the earliest commit on record` };
  }
  const tag = await tryGit(root, ['describe', '--tags', '--abbrev=0']);
  if (tag.exitCode === 0) {
    const name = tag.stdout.trim();
    return { from: await resolveRef(root, name), range: `since ${name}, the latest tag` };
  }
  return { from: undefined, range: 'since the beginning' };
}

/** Days can't tell, as several commits are of one. */
async function farthest(root: string, commits: readonly string[]): Promise<string | undefined> {
  const distances = new Map<string, number>();
  for (const commit of commits) {
    if (!(await hasCommit(root, commit))) continue;
    const count = await runGit(root, ['rev-list', '--count', `${commit}..HEAD`, '--']);
    distances.set(commit, Number(count));
  }
  return [...distances].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
