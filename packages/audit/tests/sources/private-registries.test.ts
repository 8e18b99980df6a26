import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { managers, openShop, runsHere, type ManagerName, type Shop } from '../support/managers.js';
import { openRegistry } from '../support/open-registry.js';
import { minimist, rimraf, type Answering, type Registry } from '../support/registry.js';

const token = 'not-a-real-token';

interface Place {
  readonly what: string;
  readonly managers: readonly ManagerName[];
  /** Below the home of the user, or in the repository. */
  readonly file: string;
  readonly text: (registry: Registry) => string;
  readonly env?: Readonly<Record<string, string>>;
}

const line = ({ port }: Registry, value: string): string =>
  `//127.0.0.1:${String(port)}/:_authToken=${value}\n`;

const npmrcs: readonly ManagerName[] = ['npm', 'pnpm 10', 'pnpm 11', 'pnpm 12', 'bun'];

const places: readonly Place[] = [
  {
    what: 'in the .npmrc of the repository',
    managers: npmrcs,
    file: '.npmrc',
    text: (registry) => line(registry, token),
  },
  {
    what: 'in the .npmrc of the user',
    managers: npmrcs,
    file: '~/.npmrc',
    text: (registry) => line(registry, token),
  },
  {
    what: 'in a variable that the .npmrc of the user names',
    managers: npmrcs,
    file: '~/.npmrc',
    text: (registry) => line(registry, '${SHOP_TOKEN}'),
    env: { SHOP_TOKEN: token },
  },
  {
    what: 'where `pnpm login` writes it',
    managers: ['pnpm 11', 'pnpm 12'],
    file: '~/.config/pnpm/auth.ini',
    text: (registry) => line(registry, token),
  },
  {
    what: 'in the .yarnrc.yml of the repository, by a variable',
    managers: ['yarn 4'],
    file: '.yarnrc.yml',
    text: () => 'npmAuthToken: "${SHOP_TOKEN}"\nnpmAlwaysAuth: true\n',
    env: { SHOP_TOKEN: token },
  },
];

function write({ env, root }: Shop, file: string, text: string): void {
  const target = file.startsWith('~/')
    ? path.join(env['HOME'] ?? '', file.slice(2))
    : path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text, { flag: 'a' });
}

const cases = places.flatMap((place) =>
  place.managers.filter(runsHere).map((manager) => ({ manager, ...place })),
);

describe.concurrent('a registry that wants a token', () => {
  it.for(cases)(
    'answers $manager with one $what',
    async ({ env = {}, file, manager, text }, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, {
        token,
        advisories: manager === 'pnpm 10' ? minimist : [rimraf, ...minimist],
      });
      const shop = await openShop(onTestFinished, manager, registry);
      write(shop, file, text(registry));
      const { vulnerabilities } = await shop.audit({ env: { ...shop.env, ...env } });
      expect(vulnerabilities.map(({ advisory }) => advisory.package)).toEqual(
        manager === 'pnpm 10' ? ['minimist'] : ['minimist', 'rimraf'],
      );
    },
  );

  it.for(managers)('is no clean audit with %s without one', async (manager, { onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { token });
    const shop = await openShop(onTestFinished, manager, registry);
    const failure = await shop.failure();
    expect(failure.happened).toMatch(/status (?:400, )?401/u);
    expect(failure.message).not.toContain(token);
  });
});

describe.concurrent('the second look for what newer pnpm leaves out', () => {
  const answers: readonly Answering[] = [403, 404, 500, 'html', 'truncated', 'reset'];
  const turns = (['pnpm 11', 'pnpm 12'] as const)
    .filter(runsHere)
    .flatMap((manager) => answers.map((answer) => ({ manager, answer })));
  it.for(turns)(
    'is missed with $manager on $answer',
    async ({ answer, manager }, { onTestFinished }) => {
      // The repository and the canary are asked about before it.
      const registry = await openRegistry(onTestFinished, {
        advisories: [rimraf, ...minimist],
        answers: ['well', 'well', answer],
      });
      const shop = await openShop(onTestFinished, manager, registry);
      const failure = await shop.failure();
      expect(failure.happened).toMatch(
        /^pnpm audit \(.*leaves out what it does not understand, and the registry, asked once more/u,
      );
      expect(failure.todo).not.toBe('');
    },
  );

  it('is had again where that may help', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, {
      advisories: [rimraf, ...minimist],
      answers: ['well', 'well', 503, 'well'],
    });
    const shop = await openShop(onTestFinished, 'pnpm 12', registry);
    const { vulnerabilities } = await shop.audit({ retries: 1 });
    expect(vulnerabilities).toHaveLength(2);
  });
});
