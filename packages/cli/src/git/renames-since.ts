import { existsSync } from 'node:fs';
import path from 'node:path';

import { diffFiles, parseNameStatus } from './diff-files.js';
import { hasCommit } from './has-commit.js';
import { runGit } from './run-git.js';

/**
 * Finds files that were renamed after a commit, in later commits or in the work tree.
 *
 * @param root - Absolute path of the repository.
 * @param commit - The commit to start from.
 * @param names - Names that are asked for although no file may have them at that commit: what is written about a file is
 *   often committed together with it.
 * @returns New names by the names at that commit, and by those that are asked for. Empty outside Git and where the clone
 *   does not have the commit: `hasCommit()` tells.
 * @throws {@link UserError} where Git fails.
 */
export async function renamesSince(
  root: string,
  commit: string,
  names: Iterable<string> = [],
): Promise<Map<string, string>> {
  if (!(await hasCommit(root, commit))) return new Map();
  const { deleted, renames } = await diffFiles(root, commit);
  // What was renamed and rewritten since looks deleted from afar; commit by commit it does not.
  const missing = [...new Set([...deleted, ...names])].filter(
    (name) => !renames.has(name) && !existsSync(path.join(root, name)),
  );
  return missing.length === 0
    ? new Map(renames)
    : new Map([...(await followNames(root, commit, missing)), ...renames]);
}

/** Follows names through the commits, oldest first, and then into the work tree. */
async function followNames(
  root: string,
  commit: string,
  names: readonly string[],
): Promise<Map<string, string>> {
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
  const steps = [
    ...parseNameStatus(log).renameSteps,
    ...(await diffFiles(root, 'HEAD')).renameSteps,
  ];
  /** The names that are asked for by what they have become. */
  const askedBy = new Map(names.map((name) => [name, [name]]));
  for (const [old, current] of steps) {
    const asked = askedBy.get(old);
    if (asked === undefined) continue;
    askedBy.delete(old);
    askedBy.set(current, [...(askedBy.get(current) ?? []), ...asked]);
  }
  return new Map(
    [...askedBy].flatMap(([current, asked]) =>
      asked.filter((name) => name !== current).map((name) => [name, current] as const),
    ),
  );
}
