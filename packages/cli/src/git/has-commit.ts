import { tryGit } from './run-git.js';

/**
 * Tells whether a commit is in the clone.
 *
 * @param root - Absolute path of the repository.
 * @param commit - Its hash.
 * @returns `false` outside Git too, and for what is no hash.
 */
export async function hasCommit(root: string, commit: string): Promise<boolean> {
  if (!/^[\da-f]{7,64}$/u.test(commit)) return false;
  const { exitCode } = await tryGit(root, ['cat-file', '-e', `${commit}^{commit}`]);
  return exitCode === 0;
}
