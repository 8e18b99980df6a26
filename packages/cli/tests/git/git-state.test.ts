import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';

import { gitState } from '../../src/git/git-state.js';
import { createGitRepository } from '../support/git-repository.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('refuses a repository where there is no Git to read it', async () => {
  const { path: root } = await createGitRepository({ 'inner/a.ts': '' });
  vi.stubEnv('PATH', '/nowhere');
  await expect(gitState(root)).rejects.toThrow('but git could not be started. Install Git.');
  await expect(gitState(`${root}/inner`)).rejects.toThrow('Install Git.');
});

it('needs no Git for a folder without', async () => {
  const { dispose, path: root } = createTemporaryRepository({});
  onTestFinished(dispose);
  vi.stubEnv('PATH', '/nowhere');
  expect(await gitState(root)).toEqual({ kind: 'none' });
});
