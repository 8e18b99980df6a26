import { UserError } from '../user-error.js';
import { diffFiles, type FileDifferences } from './diff-files.js';
import { gitState } from './git-state.js';
import { runGit, tryGit } from './run-git.js';

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
 * @throws {@link UserError} outside Git, for a ref that is not known and for one that shares no history.
 */
export async function changedSince(root: string, ref: string): Promise<Changes> {
  const state = await gitState(root);
  if (state.kind !== 'work-tree') {
    throw new UserError(
      `--since ${ref}: ${root} is ${state.kind === 'bare' ? 'a bare repository, without files to look at' : 'not a Git repository'}.`,
    );
  }
  if (state.head === null) {
    throw new UserError(`--since ${ref}: there is no commit yet. Run without --since.`);
  }
  const commit = await commitOf(root, ref);
  if (commit === undefined) {
    throw new UserError(
      `--since ${ref}: there is no such branch, tag or commit here.${await adviceFor(root, ref)}`,
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

async function commitOf(root: string, ref: string): Promise<string | undefined> {
  // A ref that begins with a dash must not be taken for an option.
  const answer = await tryGit(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  return answer.exitCode === 0 ? answer.stdout.trim() : undefined;
}

async function adviceFor(root: string, ref: string): Promise<string> {
  const remotes = await runGit(root, ['for-each-ref', '--format=%(refname:short)', 'refs/remotes']);
  const remote = remotes.split('\n').find((name) => name.endsWith(`/${ref}`));
  if (remote !== undefined) return ` Did you mean ${remote}?`;
  return await shallowAdvice(root);
}

async function shallowAdvice(root: string): Promise<string> {
  const shallow = (await runGit(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  return shallow
    ? ' The clone is shallow: fetch its history first (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout).'
    : '';
}
