import { describe, expect, it } from 'vitest';

import { judgeVulnerabilities } from '../../src/judge/judge-vulnerabilities.js';
import {
  managers,
  openShop,
  otherManagers,
  runsHere,
  type ManagerName,
} from '../support/managers.js';
import { openRegistry } from '../support/open-registry.js';
import { minimist, type KnownAdvisory } from '../support/registry.js';
import { policy, riskOf } from '../support/vulnerability-of.js';

/** The shop has 2.0.0, which debug asks for and no other, so that no update of anything is named. */
const ms: KnownAdvisory = {
  id: 8,
  package: 'ms',
  ghsa: 'GHSA-2222-3333-5555',
  title: 'A weakness up to a version',
  severity: 'high',
  vulnerable: '<=2.0.0',
};

const all = [...managers, ...otherManagers].filter(runsHere);
/** Those whose registry says itself what mends a weakness. */
const told: ReadonlySet<ManagerName> = new Set(['pnpm 9', 'pnpm 10', 'yarn classic']);

const risk = riskOf({ id: ms.ghsa, package: 'ms' });

const versionsOf = (...names: readonly string[]) => ({
  ms: { versions: Object.fromEntries(names.map((name) => [name, {}])) },
});

describe.concurrent('a fix of what is vulnerable up to a version', () => {
  it.for(all)('opens an accepted risk again with %s', async (manager, { onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, {
      advisories: [{ ...ms, ...(told.has(manager) && { patched: '>=2.1.0' }) }, ...minimist],
      packages: versionsOf('1.0.0', '2.0.0', '2.1.0-rc.1', '2.1.0', '3.0.0'),
    });
    const shop = await openShop(onTestFinished, manager, registry);
    const { vulnerabilities } = await shop.audit();
    const found = vulnerabilities.filter(({ advisory }) => advisory.package === 'ms');
    expect(found).toMatchObject([{ advisory: { patched: '>=2.1.0' }, production: true }]);
    const { verdicts } = judgeVulnerabilities(found, [risk], policy);
    expect(verdicts[0]?.opinions[0]?.lapses).toMatchObject([{ kind: 'fix-available' }]);
  });

  it.for(all)(
    'is none with %s where no later version is out',
    async (manager, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, {
        advisories: [ms, ...minimist],
        packages: versionsOf('1.0.0', '2.0.0', '2.1.0-rc.1'),
      });
      const shop = await openShop(onTestFinished, manager, registry);
      const { vulnerabilities } = await shop.audit();
      const found = vulnerabilities.filter(({ advisory }) => advisory.package === 'ms');
      expect(found).toMatchObject([{ advisory: { patched: null }, fix: null }]);
      const { verdicts } = judgeVulnerabilities(found, [risk], policy);
      expect(verdicts[0]?.accepted).toBe(risk);
    },
  );

  // Newer pnpm looks it up by itself, and names the next number where it finds nothing.
  const asking = all.filter((manager) => !told.has(manager) && !manager.startsWith('pnpm'));

  it.for(asking)(
    'is none with %s of what is published no more',
    async (manager, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, {
        advisories: [ms, ...minimist],
        packages: {},
      });
      const shop = await openShop(onTestFinished, manager, registry);
      const { vulnerabilities } = await shop.audit();
      expect(vulnerabilities.map(({ advisory }) => [advisory.package, advisory.patched])).toEqual([
        ['minimist', '>=0.2.4'],
        ['ms', null],
      ]);
    },
  );

  it.for(asking)(
    'is not known with %s where the registry does not tell, and nothing passes',
    async (manager, { onTestFinished }) => {
      const registry = await openRegistry(onTestFinished, {
        advisories: [ms, ...minimist],
        packages: {},
        packument: () => 503,
      });
      const shop = await openShop(onTestFinished, manager, registry);
      const failure = await shop.failure();
      expect(failure.happened).toMatch(/what mends ms/u);
      expect(failure.todo).not.toBe('');
    },
  );

  it('is not asked for where a range has no end', async ({ onTestFinished }) => {
    const registry = await openRegistry(onTestFinished, {
      advisories: [{ ...ms, vulnerable: '>=1.0.0' }, ...minimist],
      packages: versionsOf('3.0.0'),
    });
    const shop = await openShop(onTestFinished, 'bun', registry);
    await shop.audit();
    expect(registry.packuments).toEqual([]);
  });
});
