import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { checkSupplyChain } from '../../src/supply-chain/check-supply-chain.js';
import { openShop, type ManagerName } from '../support/managers.js';
import { openRegistry, type Cleanup } from '../support/open-registry.js';
import type { Registry } from '../support/registry.js';

interface Place {
  readonly what: string;
  readonly managers: readonly ManagerName[];
  /** In the repository, or below the home of the user. */
  readonly file?: string;
  readonly text?: (registry: Registry) => string;
  readonly env?: (registry: Registry) => Readonly<Record<string, string>>;
  /** What the registry is told; nothing where that is nobody. */
  readonly told: string | undefined;
}

const at = ({ port }: Registry): string => `//127.0.0.1:${String(port)}/`;
const pair = Buffer.from('ada:secret').toString('base64');
const npmrcs: readonly ManagerName[] = ['npm', 'pnpm 10', 'pnpm 12', 'bun'];

const places: readonly Place[] = [
  { what: 'nowhere', managers: [...npmrcs, 'yarn 4'], told: undefined },
  {
    what: 'in the .npmrc of the repository',
    managers: npmrcs,
    file: '.npmrc',
    text: (registry) => `${at(registry)}:_authToken=a-token\n`,
    told: 'Bearer a-token',
  },
  {
    what: 'in the .npmrc of the user, by a variable',
    managers: npmrcs,
    file: '~/.npmrc',
    text: (registry) => `${at(registry)}:_authToken=\${SHOP_TOKEN}\n`,
    env: () => ({ SHOP_TOKEN: 'a-token' }),
    told: 'Bearer a-token',
  },
  {
    what: 'in the .npmrc of the repository, by a variable',
    managers: ['npm', 'pnpm 9'],
    file: '.npmrc',
    text: (registry) => `${at(registry)}:_authToken=\${SHOP_TOKEN}\n`,
    env: () => ({ SHOP_TOKEN: 'a-token' }),
    told: 'Bearer a-token',
  },
  {
    what: 'in the .npmrc of the repository, by a variable that is not given away',
    managers: ['pnpm 10', 'pnpm 12'],
    file: '.npmrc',
    text: (registry) => `${at(registry)}:_authToken=\${SHOP_TOKEN}\n`,
    env: () => ({ SHOP_TOKEN: 'a-token' }),
    told: undefined,
  },
  {
    what: 'in a variable that is not set',
    managers: ['npm'],
    file: '.npmrc',
    text: (registry) => `${at(registry)}:_authToken=\${SHOP_TOKEN}\n`,
    told: undefined,
  },
  {
    what: 'in the .npmrc of the user, as a name and a password',
    managers: ['npm', 'pnpm 12'],
    file: '~/.npmrc',
    text: (registry) =>
      `${at(registry)}:username=ada\n${at(registry)}:_password=${Buffer.from('secret').toString('base64')}\n`,
    told: `Basic ${pair}`,
  },
  {
    what: 'in the .npmrc of the user, as both in one',
    managers: npmrcs,
    file: '~/.npmrc',
    text: (registry) => `${at(registry)}:_auth=${pair}\n`,
    told: `Basic ${pair}`,
  },
  {
    what: 'in the environment',
    managers: ['npm'],
    env: (registry) => ({ [`npm_config_${at(registry)}:_authToken`]: 'a-token' }),
    told: 'Bearer a-token',
  },
  {
    what: 'for another host',
    managers: npmrcs,
    file: '~/.npmrc',
    text: () => '//127.0.0.1:1/:_authToken=a-token\n',
    told: undefined,
  },
  {
    what: 'where `pnpm login` writes it',
    managers: ['pnpm 12'],
    file: '~/.config/pnpm/auth.ini',
    text: (registry) => `${at(registry)}:_authToken=a-token\n`,
    told: 'Bearer a-token',
  },
  {
    what: 'in the .yarnrc.yml of the repository',
    managers: ['yarn 4'],
    file: '.yarnrc.yml',
    text: () => 'npmAuthToken: "a-token"\n',
    told: 'Bearer a-token',
  },
  {
    what: 'in the .yarnrc.yml of the repository, for a registry',
    managers: ['yarn 4'],
    file: '.yarnrc.yml',
    text: (registry) =>
      `npmRegistries:\n  "${at(registry).slice(0, -1)}":\n    npmAuthIdent: "ada:secret"\n`,
    told: `Basic ${pair}`,
  },
  {
    what: 'in bunfig.toml',
    managers: ['bun'],
    file: 'bunfig.toml',
    text: ({ url }) => `[install]\nregistry = { url = "${url}", token = "$SHOP_TOKEN" }\n`,
    env: () => ({ SHOP_TOKEN: 'a-token' }),
    told: 'Bearer a-token',
  },
  {
    // Its registry has another address, which the proxy of its settings leads here.
    what: 'in the .npmrc of the user, behind a proxy',
    managers: ['yarn classic'],
    file: '~/.npmrc',
    text: () => '//registry.example/:_authToken=a-token\nregistry=https://registry.example/\n',
    told: 'Bearer a-token',
  },
];

const settled = {
  versions: { '1.0.0': { published: '2027-01-01T00:00:00Z', attested: true } },
};

/** As whom a registry is asked, each way once. */
async function authorizationsOf(
  cleanup: Cleanup,
  manager: ManagerName,
  { env, file, text }: Place,
): Promise<ReadonlySet<string | undefined>> {
  const registry = await openRegistry(cleanup, { packages: () => settled });
  const shop = await openShop(cleanup, manager, registry);
  if (file !== undefined) {
    const target = file.startsWith('~/')
      ? path.join(shop.env['HOME'] ?? '', file.slice('~/'.length))
      : path.join(shop.root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text?.(registry) ?? '', { flag: 'a' });
  }
  await checkSupplyChain({
    root: shop.root,
    env: { ...shop.env, ...env?.(registry) },
    checks: ['youngVersions'],
    retries: 0,
    now: new Date('2027-03-15T12:00:00Z'),
  });
  expect(registry.packuments.length).toBeGreaterThan(10);
  return new Set(registry.authorizations.values());
}

describe.each(places)('a log-in that stands $what', (place) => {
  it.each(place.managers)('is found by %s', async (manager) => {
    const cleanups: (() => void | Promise<void>)[] = [];
    try {
      const told = await authorizationsOf((task) => cleanups.push(task), manager, place);
      expect(told).toEqual(new Set([place.told]));
    } finally {
      for (const task of cleanups) await task();
    }
  });
});
