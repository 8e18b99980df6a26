import type { Io } from '../io.js';

/**
 * Says where the files that a workflow of GitHub checks are read on the web.
 *
 * @param env - The environment.
 * @returns The address with a slash at the end; `undefined` outside of such a workflow.
 */
export function filesAddress(env: Io['env']): string | undefined {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server, GITHUB_SHA: commit } = env;
  if (env['GITHUB_ACTIONS'] !== 'true' || !repository || !server || !commit) return undefined;
  const address = `${server}/${repository}/blob/${commit}/`;
  return /^https?:\/\/[^\s"'()<>\\]+$/u.test(address) ? address : undefined;
}
