import { gitState } from './git-state.js';

/**
 * Names the commit that is checked out.
 *
 * @param root - Absolute path of the repository.
 * @returns Its full hash; `null` outside Git and before the first commit.
 * @throws {@link UserError} where Git refuses to look at the repository.
 */
export async function headCommit(root: string): Promise<string | null> {
  const state = await gitState(root);
  return state.kind === 'work-tree' ? state.head : null;
}
