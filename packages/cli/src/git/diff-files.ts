import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runGit } from './run-git.js';

/** How the files of the work tree differ from a commit. Paths are relative to the root, with `/`. */
export interface FileDifferences {
  /** Files that are new or differ, those that Git does not track yet included, renamed ones by their new name. */
  readonly changed: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
  /** New names by the old ones. */
  readonly renames: ReadonlyMap<string, string>;
  /** Each rename in the order that Git names them; through several commits a name may come twice. */
  readonly renameSteps: readonly (readonly [old: string, current: string])[];
}

const diff = [
  'diff',
  '--relative',
  '--name-status',
  '-z',
  '--find-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules',
];

/**
 * Compares the work tree, staged or not, tracked or not, with a commit.
 *
 * @param root - Absolute path of the repository.
 * @param commit - The commit, as Git names it.
 * @returns The files that differ.
 * @throws {@link UserError} where Git fails.
 */
export async function diffFiles(root: string, commit: string): Promise<FileDifferences> {
  const untracked = splitNul(
    await runGit(root, ['ls-files', '-z', '--others', '--exclude-standard']),
  );
  const tracked = parseNameStatus(await runGit(root, [...diff, commit, '--']));
  if (untracked.length === 0) return tracked;
  // A file that was moved without telling Git looks deleted here and untracked there.
  const all =
    tracked.deleted.size === 0 ? tracked : await diffWithUntracked(root, commit, untracked);
  return { ...all, changed: new Set([...all.changed, ...untracked]) };
}

/** Looks again with an index in which the untracked files are announced. The user's own stays as it is. */
async function diffWithUntracked(
  root: string,
  commit: string,
  untracked: readonly string[],
): Promise<FileDifferences> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-index-'));
  try {
    const index = path.join(folder, 'index');
    const own = (await runGit(root, ['rev-parse', '--git-path', 'index'])).replace(/\n$/u, '');
    await copyFile(path.resolve(root, own), index);
    const env = { GIT_INDEX_FILE: index };
    await runGit(
      root,
      ['add', '--intent-to-add', '--pathspec-from-file=-', '--pathspec-file-nul'],
      // Literal, or a name with brackets would be taken for a pattern.
      { env: { ...env, GIT_LITERAL_PATHSPECS: '1' }, input: untracked.join('\0') },
    );
    return parseNameStatus(await runGit(root, [...diff, commit, '--'], { env }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Reads what `git diff --name-status -z` or `git log --name-status -z` printed.
 *
 * @param output - What was printed.
 * @returns The files, by what happened to them.
 */
export function parseNameStatus(output: string): FileDifferences {
  const changed = new Set<string>();
  const deleted = new Set<string>();
  const renameSteps: [string, string][] = [];
  const fields = splitNul(output);
  for (let index = 0; index < fields.length;) {
    const status = fields[index] ?? '';
    const first = fields[index + 1] ?? '';
    if (status.startsWith('R')) {
      const second = fields[index + 2] ?? '';
      renameSteps.push([first, second]);
      changed.add(second);
      index += 3;
      continue;
    }
    (status.startsWith('D') ? deleted : changed).add(first);
    index += 2;
  }
  return { changed, deleted, renames: new Map(renameSteps), renameSteps };
}

function splitNul(output: string): string[] {
  return output.split('\0').filter((field) => field !== '');
}
