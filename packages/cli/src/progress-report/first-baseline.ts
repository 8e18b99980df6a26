import type { Baseline } from '../baseline/baseline.js';
import { baselineFile, parseBaseline } from '../baseline/read-baseline.js';
import { gitState } from '../git/git-state.js';
import { runGit, tryGit } from '../git/run-git.js';
import { UserError } from '../user-error.js';

/** The baseline as it was first committed. */
export interface FirstBaseline {
  readonly baseline: Pick<Baseline, 'findings'>;
  /** The commit that brought it. */
  readonly commit: string;
  /** The day of that commit, an ISO date. */
  readonly date: string;
  /** Whether the clone lacks older commits, so that there may have been more once. */
  readonly isShallow: boolean;
}

/**
 * Finds the baseline as it was first committed: what is fixed is taken out of it later.
 *
 * @param root - Absolute path of the repository.
 * @returns The baseline; `undefined` outside Git, where none was committed, and where it can't be read.
 * @throws {@link UserError} where Git fails.
 */
export async function firstBaseline(root: string): Promise<FirstBaseline | undefined> {
  const state = await gitState(root);
  if (state.kind !== 'work-tree' || state.head === null) return undefined;
  const log = await runGit(root, [
    'log',
    '--reverse',
    '--diff-filter=A',
    '--format=%H %cs',
    '--no-ext-diff',
    '--',
    baselineFile,
  ]);
  const [commit = '', date = ''] = (log.split('\n', 1)[0] ?? '').split(' ');
  if (commit === '') return undefined;
  const { exitCode, stdout } = await tryGit(root, ['show', `${commit}:./${baselineFile}`]);
  if (exitCode !== 0) return undefined;
  const shallow = await runGit(root, ['rev-parse', '--is-shallow-repository']);
  try {
    return { baseline: parseBaseline(stdout), commit, date, isShallow: shallow.trim() === 'true' };
  } catch (error) {
    // It was mended later, or is of a version that we don't know: then it says nothing.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
