import { commitsSince } from '../git/commits-since.js';
import { gitState } from '../git/git-state.js';
import { hasCommit } from '../git/has-commit.js';
import { resolveRef } from '../git/resolve-ref.js';
import { tryGit } from '../git/run-git.js';
import type { CommitSummary } from './progress-summary.js';
import { groupCommits } from './summarize-commits.js';

/** Since when commits are told. */
export interface CommitRange {
  /** What `--since` was given. */
  readonly since: string | undefined;
  /** The earliest commit that something is known of. */
  readonly start: string | null;
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
  { since, start }: CommitRange,
): Promise<CommitSummary | undefined> {
  const state = await gitState(root);
  if (state.kind !== 'work-tree' || state.head === null) return undefined;
  const { from, range } = await beginning(root, since, start);
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
  start: string | null,
): Promise<{ readonly from: string | undefined; readonly range: string }> {
  if (since !== undefined) {
    return { from: await resolveRef(root, since), range: `since ${since}` };
  }
  if (start !== null && (await hasCommit(root, start))) {
    return { from: start, range: `since ${start.slice(0, 7)}, the earliest commit on record` };
  }
  const tag = await tryGit(root, ['describe', '--tags', '--abbrev=0']);
  if (tag.exitCode === 0) {
    const name = tag.stdout.trim();
    return { from: await resolveRef(root, name), range: `since ${name}, the latest tag` };
  }
  return { from: undefined, range: 'since the beginning' };
}
