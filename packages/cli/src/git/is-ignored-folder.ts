import { tryGit } from './run-git.js';

/**
 * Tells whether a folder is ignored by the repository that it lies in, and holds no file that is tracked all the same: Git
 * then knows of nothing in it.
 *
 * @param root - Absolute path of the folder.
 * @returns Whether it is.
 */
export async function isIgnoredFolder(root: string): Promise<boolean> {
  const ignored = await tryGit(root, ['check-ignore', '--quiet', '--', '.']);
  if (ignored.exitCode !== 0) return false;
  const { stdout } = await tryGit(root, ['ls-files', '--cached', '-z', '--', '.']);
  return stdout === '';
}
