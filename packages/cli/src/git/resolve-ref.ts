import { UserError } from '../user-error.js';
import { gitState } from './git-state.js';
import { runGit, tryGit } from './run-git.js';

/**
 * Finds the commit of the ref that `--since` was given.
 *
 * @param root - Absolute path of the repository.
 * @param ref - A branch, a tag or a commit.
 * @returns The commit's full hash.
 * @throws {@link UserError} outside Git, before the first commit, and for a ref that is not known.
 */
export async function resolveRef(root: string, ref: string): Promise<string> {
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
  return commit;
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

/**
 * Says how to get what a shallow clone lacks.
 *
 * @param root - Absolute path of the repository.
 * @returns A sentence with a blank before it; nothing where the clone has everything.
 */
export async function shallowAdvice(root: string): Promise<string> {
  const shallow = (await runGit(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  return shallow
    ? ' The clone is shallow: fetch its history first (`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout).'
    : '';
}
