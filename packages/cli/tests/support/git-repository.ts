import {
  createTemporaryRepository,
  runCommand,
  type RepositoryFiles,
  type TemporaryRepository,
} from '@groundrules/testkit/repositories';
import { onTestFinished } from 'vitest';

/** A repository under Git that is removed when the test is over. */
export interface GitRepository extends TemporaryRepository {
  /** Runs Git in it and returns what it printed. */
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** Commits all there is and returns the commit's hash. */
  readonly commit: (message?: string) => Promise<string>;
}

/** Nothing of the machine's own settings, and the same author and day everywhere. */
const gitEnvironment: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada Lovelace',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '2027-01-05T12:00:00Z',
  GIT_COMMITTER_NAME: 'Ada Lovelace',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '2027-01-05T12:00:00Z',
};

/**
 * Makes a repository under Git with a first commit.
 *
 * @param files - What the first commit holds; nothing is committed where it is empty.
 * @returns The repository.
 */
export async function createGitRepository(files: RepositoryFiles): Promise<GitRepository> {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  const git = async (...args: readonly string[]): Promise<string> => {
    const { exitCode, stderr, stdout } = await runCommand('git', args, {
      cwd: repository.path,
      env: gitEnvironment,
    });
    if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const commit = async (message = 'change'): Promise<string> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--message', message);
    return await git('rev-parse', 'HEAD');
  };
  await git('init', '--quiet', '--initial-branch=main');
  if (Object.keys(files).length > 0) await commit('first');
  return { ...repository, git, commit };
}
