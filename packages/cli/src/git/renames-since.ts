import { diffFiles, parseNameStatus } from './diff-files.js';
import { hasCommit } from './has-commit.js';
import { runGit } from './run-git.js';

/**
 * Finds files that were renamed after a commit, in later commits or in the work tree.
 *
 * @param root - Absolute path of the repository.
 * @param commit - The commit to start from.
 * @returns New names by the names at that commit. Empty outside Git and where the clone does not have the
 *   commit: `hasCommit()` tells.
 * @throws {@link UserError} where Git fails.
 */
export async function renamesSince(root: string, commit: string): Promise<Map<string, string>> {
  if (!(await hasCommit(root, commit))) return new Map();
  const { deleted, renames } = await diffFiles(root, commit);
  const found = new Map(renames);
  // What was renamed and rewritten since looks deleted from afar; commit by commit it does not.
  const missing = deleted.size === 0 ? [] : await renamesInHistory(root, commit);
  for (const [old, current] of missing) {
    if (deleted.has(old) && !found.has(old)) found.set(old, current);
  }
  return found;
}

/** Follows names through the commits, oldest first, and then into the work tree. */
async function renamesInHistory(root: string, commit: string): Promise<Map<string, string>> {
  const log = await runGit(root, [
    'log',
    '--reverse',
    '--relative',
    '--name-status',
    '-z',
    '--format=',
    '--find-renames',
    '--diff-filter=R',
    '--no-ext-diff',
    '--ignore-submodules',
    `${commit}..HEAD`,
    '--',
  ]);
  const origins = new Map<string, string>();
  const steps = [
    ...parseNameStatus(log).renameSteps,
    ...(await diffFiles(root, 'HEAD')).renameSteps,
  ];
  for (const [old, current] of steps) {
    const origin = origins.get(old) ?? old;
    origins.delete(old);
    origins.set(current, origin);
  }
  return new Map([...origins].map(([current, origin]) => [origin, current]));
}
