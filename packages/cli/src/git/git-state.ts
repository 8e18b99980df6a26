import { UserError } from '../user-error.js';
import { isUnderGit } from './is-under-git.js';
import { tryGit } from './run-git.js';

/** What Git knows about a folder. */
export type GitState =
  | { readonly kind: 'none' }
  | { readonly kind: 'bare' }
  /** A work tree; `head` is `null` before the first commit. */
  | { readonly kind: 'work-tree'; readonly head: string | null };

/**
 * Finds out whether a folder is under Git.
 *
 * @param root - Absolute path of the folder.
 * @returns `none` also where Git is not installed and the folder has no `.git`.
 * @throws {@link UserError} where there is a repository that Git refuses to look at, for example because
 *   somebody else owns it: to go on as if there was none would lose renames in silence.
 */
export async function gitState(root: string): Promise<GitState> {
  const inside = await tryGit(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.exitCode === undefined) {
    if (!isUnderGit(root)) return { kind: 'none' };
    throw new UserError(`${root} is a Git repository, but git could not be started. Install Git.`);
  }
  if (inside.exitCode !== 0) {
    if (inside.stderr.includes('not a git repository')) return { kind: 'none' };
    throw new UserError(`Git cannot read ${root}: ${inside.stderr.trim()}`);
  }
  if (inside.stdout.trim() !== 'true') return { kind: 'bare' };
  const head = await tryGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return { kind: 'work-tree', head: head.exitCode === 0 ? head.stdout.trim() : null };
}
