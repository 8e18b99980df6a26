import type { Io } from '../io.js';

/**
 * Says where the files that a pipeline of GitHub or GitLab checks are read on the web.
 *
 * @param env - The environment.
 * @returns The address with a slash at the end; `undefined` outside of such a pipeline.
 */
export function filesAddress(env: Io['env']): string | undefined {
  const address = onGitHub(env) ?? onGitLab(env);
  return address !== undefined && /^https?:\/\/[^\s"'()<>\\]+$/u.test(address)
    ? address
    : undefined;
}

function onGitHub(env: Io['env']): string | undefined {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_SHA: commit } = env;
  if (env['GITHUB_ACTIONS'] !== 'true' || !repository || !server || !commit) return undefined;
  return `${server}/${repository}/blob/${commit}/`;
}

function onGitLab(env: Io['env']): string | undefined {
  const { CI_COMMIT_SHA: commit, CI_PROJECT_URL: project } = env;
  if (env['GITLAB_CI'] !== 'true' || !project || !commit) return undefined;
  return `${project}/-/blob/${commit}/`;
}
