import { runGit } from './run-git.js';

/**
 * Lists the commits that led to what is checked out, without merges.
 *
 * @param root - Absolute path of the repository.
 * @param from - A commit; what it holds itself is left out. All commits where it is `undefined`.
 * @returns Their hashes, shortened as Git does, and whole messages, newest first.
 * @throws {@link UserError} where Git fails.
 */
export async function commitsSince(
  root: string,
  from: string | undefined,
): Promise<{ readonly hash: string; readonly message: string }[]> {
  const log = await runGit(root, [
    'log',
    '--no-merges',
    '--no-show-signature',
    '--encoding=UTF-8',
    '-z',
    '--format=%h%n%B',
    from === undefined ? 'HEAD' : `${from}..HEAD`,
    '--',
    '.',
  ]);
  return log
    .split('\0')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [hash = ''] = entry.split('\n', 1);
      return { hash, message: entry.slice(hash.length + 1).trimEnd() };
    });
}
