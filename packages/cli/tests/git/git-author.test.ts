import { afterEach, expect, it, vi } from 'vitest';

import { gitAuthor } from '../../src/git/git-author.js';
import { createGitRepository } from '../support/git-repository.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each<
  readonly [
    settings: Readonly<Record<string, string>>,
    variables: Readonly<Record<string, string>>,
    author: string | undefined,
  ]
>([
  [{}, {}, undefined],
  [{ 'user.name': 'Ada' }, {}, 'Ada'],
  [{ 'user.email': 'ada@example.org' }, {}, 'ada@example.org'],
  [{ 'user.name': 'Ada', 'user.email': 'ada@example.org' }, {}, 'Ada <ada@example.org>'],
  [
    { 'user.name': 'Ada', 'user.email': 'ada@example.org' },
    { GIT_AUTHOR_NAME: 'Bob' },
    'Bob <ada@example.org>',
  ],
  [
    { 'user.name': 'Ada', 'user.email': 'ada@example.org' },
    { GIT_AUTHOR_EMAIL: 'bob@example.org' },
    'Ada <bob@example.org>',
  ],
])(
  'with settings %j and variables %j it is %s who works here',
  async (settings, variables, author) => {
    const repository = await createGitRepository({});
    for (const [key, value] of Object.entries(settings)) await repository.git('config', key, value);
    const machine = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    for (const name of ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL']) vi.stubEnv(name, undefined);
    for (const [key, value] of Object.entries({ ...machine, ...variables })) vi.stubEnv(key, value);
    expect(await gitAuthor(repository.path)).toBe(author);
  },
);
