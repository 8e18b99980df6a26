import { spawnSync } from 'node:child_process';
import { InputError } from './input-error.mjs';

/**
 * Refuses a checkout of another commit than the one that was read by hand: lines move.
 *
 * @param {string} folder - The checkout.
 * @param {{ commit: string, repository: string }} read - What was read.
 */
export function checkCommit(folder, { commit, repository }) {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const found = status === 0 ? stdout.trim() : 'no commit';
  if (found === commit) return;
  throw new InputError(
    `${folder} is at ${found}; ${repository} was read at ${commit}. Check that out, or use --any-commit.`,
  );
}
