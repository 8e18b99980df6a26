import { describe, expect, it } from 'vitest';

import type { ManagerName } from '../support/managers.js';
import { managers, openShop, runsHere } from '../support/managers.js';
import { openRegistry } from '../support/open-registry.js';
import { minimist, rimraf, type Answering, type KnownAdvisory } from '../support/registry.js';

/** Those that ask in bulk. */
const bulk: readonly ManagerName[] = ['npm', 'pnpm 11', 'pnpm 12', 'yarn 4.0', 'yarn 4', 'bun'];

describe.concurrent('a severity that nobody knows', () => {
  it.for(bulk.filter(runsHere))('is critical with %s', async (manager, { onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { advisories: [rimraf, ...minimist] });
    const shop = await openShop(onTestFinished, manager, registry);
    const { vulnerabilities } = await shop.audit();
    const found = vulnerabilities.find(({ advisory }) => advisory.package === 'rimraf');
    expect(found?.advisory).toMatchObject({ id: 'GHSA-2222-3333-4444', severity: 'critical' });
    expect(found).toMatchObject({
      production: false,
      direct: { name: 'rimraf', version: '2.6.3', manifest: 'package.json' },
    });
  });

  it.for<ManagerName>(['pnpm 9', 'pnpm 10', 'yarn classic'])(
    'is no reason to pass with %s, which leaves it out',
    async (manager, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, { advisories: [rimraf, ...minimist] });
      const shop = await openShop(onTestFinished, manager, registry);
      const failure = await shop.failure();
      expect(failure.happened).toMatch(/counts 1 of severity "catastrophic"/u);
    },
  );
});

describe.concurrent('a blind source', () => {
  it.for(managers)(
    'is not believed with %s: it answers, and knows nothing',
    async (manager, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, { advisories: [] });
      const shop = await openShop(onTestFinished, manager, registry);
      const failure = await shop.failure();
      expect(failure.happened).toMatch(
        /knows nothing of minimist 0\.0\.8, which is vulnerable: it is blind/u,
      );
      expect(failure.todo).toMatch(/registry that serves advisories.*OSV database/u);
    },
  );

  it('has to name the advisory that was asked for', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished);
    const shop = await openShop(onTestFinished, 'bun', registry);
    const canary = { package: 'minimist', version: '0.0.8', advisory: 'GHSA-vh95-rmgr-6w4m' };
    const failure = await shop.failure({ canary });
    expect(failure.happened).toMatch(/which is vulnerable \(GHSA-vh95-rmgr-6w4m\)/u);
  });
});

describe.concurrent('a source that looks at nothing', () => {
  it.for<ManagerName>(['pnpm 10', 'yarn classic'])(
    'is not believed with %s',
    async (manager, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, { totalDependencies: 0 });
      const shop = await openShop(onTestFinished, manager, registry);
      const failure = await shop.failure();
      expect(failure.happened).toMatch(/looked at no package, and the lockfile has 24/u);
    },
  );
});

describe.concurrent('asking again', () => {
  const passing: readonly Answering[] = [408, 429, 500, 503];
  it.for(passing)('helps on status %s', async (status, { onTestFinished }) => {
    // Each of the two questions is turned away once.
    const registry = await openRegistry(onTestFinished, { answers: [status, status, 'well'] });
    const shop = await openShop(onTestFinished, 'pnpm 12', registry);
    const { vulnerabilities } = await shop.audit({ retries: 2 });
    expect(vulnerabilities).toHaveLength(1);
    // And a second look at the end.
    expect(registry.questions).toHaveLength(5);
  });

  it('ends after so many times', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { answers: [503] });
    const shop = await openShop(onTestFinished, 'pnpm 12', registry);
    const failure = await shop.failure({ retries: 2 });
    expect(failure.happened).toMatch(/status 503/u);
    expect(registry.questions.length).toBeGreaterThanOrEqual(3);
    expect(registry.questions.length).toBeLessThanOrEqual(6);
  });

  it.for<Answering>([400, 401, 403, 404, 405, 410, 'html', 'truncated'])(
    'is not done on %s',
    async (answer, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, { answers: [answer] });
      const shop = await openShop(onTestFinished, 'pnpm 12', registry);
      await shop.failure({ retries: 2 });
      expect(registry.questions.length).toBeLessThanOrEqual(2);
    },
  );

  it('ends when it is stopped', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, { answers: ['never'] });
    const shop = await openShop(onTestFinished, 'pnpm 12', registry);
    const signal = AbortSignal.timeout(1500);
    await expect(shop.audit({ signal })).rejects.toThrow(/timeout/u);
  });
});

describe.concurrent('a registry that says more than it was asked', () => {
  it.for<ManagerName>(['bun', 'yarn 4', 'npm', 'pnpm 12'])(
    'with %s leaves alone what no installed version has',
    async (manager, { onTestFinished }) => {
      const old: KnownAdvisory = { ...rimraf, severity: 'high', vulnerable: '<1.0.0' };
      const registry = await openRegistry(onTestFinished, {
        advisories: [old, ...minimist],
        tellsAll: true,
      });
      const shop = await openShop(onTestFinished, manager, registry);
      const { vulnerabilities } = await shop.audit();
      expect(vulnerabilities.map(({ advisory }) => advisory.package)).toEqual(['minimist']);
    },
  );
});

describe('timeouts', () => {
  it.for([0, -1, Number.NaN])('refuses %s', async (timeoutMs, { onTestFinished }) => {
    const shop = await openShop(onTestFinished, 'bun');
    expect((await shop.failure({ timeoutMs })).happened).toMatch(/timeoutMs is/u);
  });
});
