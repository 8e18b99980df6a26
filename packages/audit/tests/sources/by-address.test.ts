import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { describe, expect, it } from 'vitest';

import { openShop, runsHere, type ManagerName } from '../support/managers.js';
import { openRegistry } from '../support/open-registry.js';

const address = 'https://registry.example/minimist/-/minimist-0.0.8.tgz';
const dependencies = { minimist: address };
const manifest = { name: 'shop', version: '1.0.0', license: 'MIT', dependencies };

const pnpm: RepositoryFiles = {
  'pnpm-workspace.yaml': 'packages: []\n',
  'pnpm-lock.yaml': `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

importers:

  .:
    dependencies:
      minimist:
        specifier: ${address}
        version: ${address}

packages:

  minimist@${address}:
    resolution: {tarball: ${address}}
    version: 0.0.8

snapshots:

  minimist@${address}: {}
`,
};

const lockfiles: Readonly<Partial<Record<ManagerName, RepositoryFiles>>> = {
  npm: {
    'package-lock.json': {
      name: 'shop',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: { '': manifest, 'node_modules/minimist': { version: '0.0.8', resolved: address } },
    },
  },
  'pnpm 10': pnpm,
  'pnpm 11': pnpm,
  'pnpm 12': pnpm,
  'yarn classic': {
    'yarn.lock': `# yarn lockfile v1


"minimist@${address}":
  version "0.0.8"
  resolved "${address}#857fcabfc3397d2625b8228262e86aa7a011b05d"
`,
  },
  bun: {
    'bun.lock': JSON.stringify({
      lockfileVersion: 1,
      workspaces: { '': { name: 'shop', dependencies } },
      packages: { minimist: [`minimist@${address}`, {}, 'sha512-a'] },
    }),
  },
};

const cases = (Object.keys(lockfiles) as ManagerName[]).filter(runsHere);

describe.concurrent('a published package that is asked for by its address', () => {
  it.for(cases)('is looked at with %s', async (manager, { onTestFinished }) => {
    const registry = await openRegistry(onTestFinished);
    const shop = await openShop(onTestFinished, manager, registry);
    shop.write({ 'package.json': manifest, ...lockfiles[manager] });
    const { packages, vulnerabilities } = await shop.audit();
    expect(packages).toBe(1);
    expect(vulnerabilities).toMatchObject([
      { advisory: { id: 'GHSA-xvch-5gv4-984h' }, versions: ['0.0.8'] },
    ]);
  });
});
