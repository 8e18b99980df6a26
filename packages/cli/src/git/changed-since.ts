import { UserError } from '../user-error.js';
import { diffFiles, type FileDifferences } from './diff-files.js';
import { isIgnoredFolder } from './is-ignored-folder.js';
import { resolveRef, shallowAdvice } from './resolve-ref.js';
import { tryGit } from './run-git.js';

/** What changed since a ref. */
export interface Changes extends FileDifferences {
  /** The commit that it is compared with: where the current branch left the ref's. */
  readonly base: string;
}

/**
 * Lists what changed since the current branch left a ref: commits, what is staged, what is not, and what
 * Git does not track yet. What happened on the ref's side meanwhile does not count.
 *
 * @param root - Absolute path of the repository.
 * @param ref - A branch, a tag or a commit.
 * @returns The changes; paths are relative to the root, with `/`.
 * @throws {@link UserError} outside Git, for a ref that is not known, for one that shares no history and in a folder that Git ignores.
 */
export async function changedSince(root: string, ref: string): Promise<Changes> {
  const commit = await resolveRef(root, ref);
  if (await isIgnoredFolder(root)) {
    throw new UserError(
      `--since ${ref}: Git ignores ${root}, so that it cannot tell what changed there.`,
    );
  }
  const merged = await tryGit(root, ['merge-base', commit, 'HEAD']);
  const base = merged.stdout.trim();
  if (merged.exitCode !== 0 || base === '') {
    throw new UserError(
      `--since ${ref}: it shares no commit with what is checked out.${await shallowAdvice(root)}`,
    );
  }
  return { base, ...(await diffFiles(root, base)) };
}
