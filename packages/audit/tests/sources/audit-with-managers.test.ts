import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { readInventory } from '../../src/inventory/read-inventory.js';
import { managers, openShop, otherManagers, runsHere } from '../support/managers.js';
import { minimist } from '../support/registry.js';
import { openRegistry } from '../support/open-registry.js';

/** Which advisory the older endpoints give more names to. */
const legacy: ReadonlySet<string> = new Set(['pnpm 9', 'pnpm 10', 'yarn classic']);

describe.each([...managers, ...otherManagers.filter(runsHere)])('an audit with %s', (manager) => {
  it('finds what is vulnerable, and tells by the lockfile where it is', async ({
    onTestFinished,
  }) => {
    const registry = await openRegistry(onTestFinished);
    const shop = await openShop(onTestFinished, manager, registry);
    const { canary, lockfile, packages, source, vulnerabilities } = await shop.audit();
    const inventory = await readInventory(shop.root);
    const installed = inventory.packages.filter(({ origin }) => origin === 'registry');
    expect({ canary, lockfile, packages }).toEqual({
      canary: { package: 'minimist', version: '0.0.8', advisory: 'GHSA-xvch-5gv4-984h' },
      lockfile: inventory.lockfile,
      packages: installed.length,
    });
    expect(source).toMatch(/^(?:npm|pnpm|yarn|yarn npm|bun) audit \((?:npm|pnpm|yarn|bun) \d+\./u);
    expect(vulnerabilities).toHaveLength(1);
    expect(vulnerabilities[0]).toMatchObject({
      advisory: {
        id: 'GHSA-xvch-5gv4-984h',
        package: 'minimist',
        vulnerable: '<0.2.4',
        patched: '>=0.2.4',
        severity: 'critical',
        title: 'Prototype Pollution in minimist',
      },
      versions: ['0.0.8', '0.0.10'],
      production: true,
      shortestPath: ['.', 'minimist@0.0.10'],
      otherPaths: 1,
      direct: { name: 'old-minimist', version: '0.0.10', manifest: 'package.json' },
      // mkdirp wants 0.0.8 and nothing else.
      fix: null,
    });
    const aliases = legacy.has(manager) ? ['CVE-2021-44906', '1097678'] : ['1097678'];
    expect(vulnerabilities[0]?.advisory.aliases).toEqual(aliases);
  });

  it('asks about every package that the lockfile takes from a registry', async ({
    onTestFinished,
  }) => {
    const registry = await openRegistry(onTestFinished);
    const shop = await openShop(onTestFinished, manager, registry);
    await shop.audit();
    const { packages } = await readInventory(shop.root);
    const asked = new Set(registry.questions.flatMap((question) => [...question]));
    const unasked = packages
      .filter(({ origin }) => origin === 'registry')
      .map(({ name, version }) => `${name}@${version}`)
      .filter((one) => !asked.has(one));
    expect(unasked).toEqual([]);
  });

  it('comes back clean when the source knows the canary and nothing of what is installed', async ({
    onTestFinished,
  }) => {
    const registry = await openRegistry(onTestFinished, {
      advisories: minimist.map((one) => ({ ...one, package: 'left-pad', vulnerable: '=1.2.3' })),
    });
    const shop = await openShop(onTestFinished, manager, registry);
    const { canary, vulnerabilities } = await shop.audit({
      canary: { package: 'left-pad', version: '1.2.3', advisory: 'GHSA-xvch-5gv4-984h' },
    });
    expect(vulnerabilities).toEqual([]);
    expect(canary).toEqual({
      package: 'left-pad',
      version: '1.2.3',
      advisory: 'GHSA-xvch-5gv4-984h',
    });
  });

  it('writes nothing into the repository', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished);
    const shop = await openShop(onTestFinished, manager, registry);
    const before = shop.list();
    await shop.audit();
    expect(shop.list()).toEqual(before);
    expect(before).toContain(path.join('packages', 'api', 'package.json'));
  });
});
