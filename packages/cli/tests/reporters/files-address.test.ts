import { expect, it } from 'vitest';

import { filesAddress } from '../../src/reporters/files-address.js';

const env = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'octo/lab',
  GITHUB_SERVER_URL: 'https://forge.example',
  GITHUB_SHA: 'abc',
};

it('tells where a workflow reads files', () => {
  expect(filesAddress(env)).toBe('https://forge.example/octo/lab/blob/abc/');
});

it('tells where a pipeline of GitLab reads files', () => {
  const pipeline = {
    GITLAB_CI: 'true',
    CI_PROJECT_URL: 'https://forge.example/group/sub/lab',
    CI_COMMIT_SHA: 'abc',
  };
  expect(filesAddress(pipeline)).toBe('https://forge.example/group/sub/lab/-/blob/abc/');
  expect(filesAddress({ ...pipeline, CI_PROJECT_URL: undefined })).toBeUndefined();
  expect(filesAddress({ ...pipeline, GITLAB_CI: undefined })).toBeUndefined();
});

it.each([
  ['outside of a workflow', { ...env, GITHUB_ACTIONS: undefined }],
  ['without a commit', { ...env, GITHUB_SHA: '' }],
  ['for what would end a link', { ...env, GITHUB_REPOSITORY: 'octo/a) b' }],
  ['for another scheme', { ...env, GITHUB_SERVER_URL: 'javascript:x' }],
])('tells nothing %s', (_, other) => {
  expect(filesAddress(other)).toBeUndefined();
});
