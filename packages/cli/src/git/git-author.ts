import { tryGit } from './run-git.js';

/**
 * Names whoever works here, as Git's settings do.
 *
 * @param root - Absolute path of the repository.
 * @returns For example `Ann <ann@example.com>`; `undefined` where Git knows neither name nor address.
 */
export async function gitAuthor(root: string): Promise<string | undefined> {
  // The variables that Git itself lets win over the settings.
  const name = process.env['GIT_AUTHOR_NAME'] ?? (await setting(root, 'user.name'));
  const email = process.env['GIT_AUTHOR_EMAIL'] ?? (await setting(root, 'user.email'));
  if (name === undefined) return email;
  return email === undefined ? name : `${name} <${email}>`;
}

async function setting(root: string, key: string): Promise<string | undefined> {
  const { exitCode, stdout } = await tryGit(root, ['config', '--get', key]);
  const value = stdout.trim();
  return exitCode === 0 && value !== '' ? value : undefined;
}
