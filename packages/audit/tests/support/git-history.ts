import { execFileSync } from 'node:child_process';

/** Settings that decide nothing here, and no others. */
const settings = [
  '-c',
  'user.name=Ada',
  '-c',
  'user.email=ada@example.org',
  '-c',
  'commit.gpgsign=false',
];

/**
 * Runs git in a repository of a test, without the settings of who runs the test.
 *
 * @param root - Folder of the repository.
 * @param args - What it is told.
 * @param date - When a commit is made.
 * @returns What it wrote.
 */
export function git(root: string, args: readonly string[], date?: string): string {
  return execFileSync('git', [...settings, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      ...(date !== undefined && { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date }),
    },
  }).trim();
}

/**
 * Commits all that is in a repository, which is made where it is none yet.
 *
 * @param root - Folder of the repository.
 * @param date - When, `2027-03-01T12:00:00Z`.
 * @returns The commit.
 */
export function commitAll(root: string, date: string): string {
  git(root, ['init', '--quiet', '--initial-branch=main']);
  git(root, ['add', '--all', '--force']);
  git(root, ['commit', '--quiet', '--allow-empty', '--message', 'chore: go on'], date);
  return git(root, ['rev-parse', 'HEAD']);
}
