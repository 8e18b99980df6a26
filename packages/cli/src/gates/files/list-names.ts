import { gitState } from '../../git/git-state.js';
import { isIgnoredFolder } from '../../git/is-ignored-folder.js';
import { runGit } from '../../git/run-git.js';
import { walkFiles } from './walk-files.js';

/**
 * Lists the names of what a repository holds: what Git tracks, and what is new and not ignored. Without Git, and
 * where Git ignores the whole folder, that is walked, by the same .gitignore.
 *
 * @param root - Absolute path of the repository.
 * @returns Paths relative to it, with `/`: files, links, and what is deleted but still tracked.
 * @throws {@link UserError} where Git refuses to read the repository.
 */
export async function listNames(root: string): Promise<readonly string[]> {
  const { kind } = await gitState(root);
  if (kind !== 'work-tree') return await walkFiles(root);
  const listed = await runGit(root, [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ]);
  // What is told of a folder that it ignores is no answer.
  if (listed === '' && (await isIgnoredFolder(root))) return await walkFiles(root);
  return listed.split('\0').filter((name) => name !== '');
}
