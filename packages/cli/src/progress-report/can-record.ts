import { gitState } from '../git/git-state.js';
import { runGit } from '../git/run-git.js';
import { historyFile } from './history-record.js';

/** Whether a run can be recorded, and as what, or why it can't. */
export type Recordable =
  { readonly commit: string | null; readonly refusal?: never } | { readonly refusal: string };

/**
 * Finds out whether what is looked at is a commit, so that a record about it stays true.
 *
 * @param root - Absolute path of the repository.
 * @param own - Files that the command itself reads or writes, relative to the repository: they may differ.
 * @returns The commit, `null` outside Git; or why nothing can be recorded.
 * @throws {@link UserError} where Git fails.
 */
export async function canRecord(root: string, own: readonly string[]): Promise<Recordable> {
  const state = await gitState(root);
  if (state.kind !== 'work-tree') return { commit: null };
  if (state.head === null) return { refusal: 'there is no commit yet' };
  const status = await runGit(root, [
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules',
    '--',
    '.',
  ]);
  // Names are relative to the top of the work tree, which need not be the root.
  const prefix = (await runGit(root, ['rev-parse', '--show-prefix'])).replace(/\n$/u, '');
  const expected = new Set([historyFile, ...own].map((file) => `${prefix}${file}`));
  const changed = status
    .split('\0')
    .map((entry) => entry.slice(3))
    .filter((file) => file !== '' && !expected.has(file));
  const [first] = changed;
  if (first === undefined) return { commit: state.head };
  const rest = changed.length === 1 ? '' : ` and ${String(changed.length - 1)} more`;
  return { refusal: `not everything is committed (${first}${rest})` };
}
