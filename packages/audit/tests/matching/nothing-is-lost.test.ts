import path from 'node:path';
import {
  assert,
  array,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Vulnerability } from '../../src/audit-report.js';
import { readLocatedInventory } from '../../src/inventory/read-inventory.js';
import type { LocatedInventory } from '../../src/inventory/list-packages.js';
import { affects } from '../../src/matching/affects.js';
import { findVulnerabilities } from '../../src/matching/find-vulnerabilities.js';
import type { Answer } from '../../src/sources/claim.js';
import type { Written } from '../../src/sources/managers/audit-tool.js';
import { readBunAudit } from '../../src/sources/managers/bun.js';
import { readNpmAudit } from '../../src/sources/managers/npm.js';
import { readPnpmAudit } from '../../src/sources/managers/pnpm.js';
import { readClassicAudit } from '../../src/sources/managers/yarn-classic.js';
import { readYarnAudit } from '../../src/sources/managers/yarn.js';

/** A weakness of something that is installed, as any source would tell it. */
interface Weakness {
  readonly number: number;
  readonly ghsa: string;
  readonly package: string;
  readonly version: string;
  readonly vulnerable: string;
  readonly severity: string;
}

const inventories = new Map<string, LocatedInventory>();
for (const folder of ['npm', 'pnpm', 'yarn', 'yarn-classic', 'bun']) {
  const root = path.resolve(import.meta.dirname, '../fixtures', folder);
  inventories.set(folder, await readLocatedInventory(root));
}

function inventoryOf(folder: string): LocatedInventory {
  const inventory = inventories.get(folder);
  if (inventory === undefined) throw new Error(`${folder} is no fixture`);
  return inventory;
}

/** What every fixture installs. */
const installed = [
  'minimist@0.0.8',
  'minimist@0.0.10',
  'minimist@1.2.8',
  'ms@2.0.0',
  'rimraf@2.6.3',
  'glob@7.2.3',
  'react@18.3.1',
  'fsevents@2.3.3',
] as const;
const ids = ['GHSA-2222-2222-2222', 'GHSA-3333-3333-3333', 'GHSA-4444-4444-4444'] as const;
const words = ['info', 'low', 'moderate', 'high', 'critical', 'dire', ''] as const;

const weakness: Arbitrary<Weakness> = record({
  number: integer({ min: 1, max: 9 }),
  ghsa: constantFrom(...ids),
  severity: constantFrom(...words),
  at: constantFrom(...installed),
  shape: constantFrom('<=', '=', '>=', '*'),
}).map(({ at, shape, ...one }) => {
  const [name = '', version = ''] = at.split('@');
  return { ...one, package: name, version, vulnerable: shape === '*' ? '*' : `${shape}${version}` };
});

/** The same ones, some of them again, in another order. */
const told: Arbitrary<readonly Weakness[]> = array(weakness, {
  minLength: 1,
  maxLength: 12,
}).chain((list) =>
  shuffledSubarray([...list, ...list], { minLength: list.length }).map((again) => [
    ...again,
    ...list,
  ]),
);

function written(overrides: Partial<Written>): Written {
  return {
    command: 'an audit',
    version: '12.0.0',
    stdout: '',
    stderr: '',
    record: undefined,
    packages: [],
    inventory: undefined,
    ...overrides,
  };
}

function inBulk(weaknesses: readonly Weakness[]): object {
  const lists: Record<string, object[]> = {};
  for (const one of weaknesses) {
    (lists[one.package] ??= []).push({
      id: one.number,
      url: `https://github.com/advisories/${one.ghsa}`,
      title: 'A weakness',
      severity: one.severity,
      vulnerable_versions: one.vulnerable,
    });
  }
  return lists;
}

function asBefore(one: Weakness): object {
  return {
    id: one.number,
    module_name: one.package,
    title: 'A weakness',
    severity: one.severity,
    vulnerable_versions: one.vulnerable,
    patched_versions: '<0.0.0',
    github_advisory_id: one.ghsa,
    url: `https://github.com/advisories/${one.ghsa}`,
    findings: [{ version: one.version, paths: [one.package] }],
  };
}

const metadata = { vulnerabilities: {}, totalDependencies: 24 };

/** Each source's way to say it. Where a map can hold one thing once, the keys are made to differ. */
const sources: Readonly<
  Record<string, { readonly folder: string; readonly read: (list: readonly Weakness[]) => Answer }>
> = {
  bun: {
    folder: 'bun',
    read: (list) => readBunAudit(written({ stdout: JSON.stringify(inBulk(list)) })),
  },
  'yarn 4': {
    folder: 'yarn',
    read: (list) => {
      const answer = {
        target: 'https://registry.example/',
        status: 200,
        asked: {},
        body: inBulk(list),
      };
      return readYarnAudit(written({ record: `${JSON.stringify(answer)}\n` }));
    },
  },
  pnpm: {
    folder: 'pnpm',
    read: (list) => {
      const advisories = Object.fromEntries(list.map((one, index) => [index, asBefore(one)]));
      return readPnpmAudit(written({ stdout: JSON.stringify({ advisories, metadata }) }));
    },
  },
  'yarn classic': {
    folder: 'yarn-classic',
    read: (list) => {
      const lines = list.map((one) => ({
        type: 'auditAdvisory',
        data: { resolution: { id: one.number }, advisory: asBefore(one) },
      }));
      const all = [
        { type: 'info', data: 'Hello' },
        ...lines,
        { type: 'auditSummary', data: metadata },
      ];
      return readClassicAudit(
        written({ stdout: all.map((one) => JSON.stringify(one)).join('\n') }),
      );
    },
  },
  npm: {
    folder: 'npm',
    read: (list) => {
      const inventory = inventoryOf('npm');
      const vulnerabilities: Record<
        string,
        { name: string; via: unknown[]; nodes: string[]; fixAvailable: boolean }
      > = {};
      for (const one of list) {
        const entry = (vulnerabilities[one.package] ??= {
          name: one.package,
          via: [],
          nodes: [],
          fixAvailable: false,
        });
        entry.via.push({
          source: one.number,
          name: one.package,
          dependency: one.package,
          title: 'A weakness',
          url: `https://github.com/advisories/${one.ghsa}`,
          severity: one.severity,
          range: one.vulnerable,
        });
        const hit = inventory.packages.find(
          ({ name, version }) => name === one.package && version === one.version,
        );
        entry.nodes.push(...(hit?.nodes ?? []));
        // Those that only depend on it have entries of their own, and may come first.
        vulnerabilities[`needs-${one.package}`] = {
          name: `needs-${one.package}`,
          via: [one.package],
          nodes: [],
          fixAvailable: false,
        };
      }
      const reversed = Object.fromEntries(Object.entries(vulnerabilities).toReversed());
      const report = {
        auditReportVersion: 2,
        vulnerabilities: reversed,
        metadata: { dependencies: { total: 24 } },
      };
      return readNpmAudit(written({ stdout: JSON.stringify(report), inventory }));
    },
  },
};

const order = ['low', 'moderate', 'high', 'critical'];
const ranks: Readonly<Record<string, number>> = {
  info: 0,
  low: 0,
  moderate: 1,
  high: 2,
  critical: 3,
  dire: 3,
  '': 3,
};

function holds(found: readonly Vulnerability[], one: Weakness): boolean {
  return found.some(
    ({ advisory, versions }) =>
      advisory.id === one.ghsa &&
      advisory.package === one.package &&
      versions.includes(one.version) &&
      affects(advisory.vulnerable, one.version) &&
      order.indexOf(advisory.severity) >= (ranks[one.severity] ?? 3),
  );
}

describe.each(Object.entries(sources))('what %s says', (name, { folder, read }) => {
  it('is in the report, whatever its order and however often it is said', () => {
    expect.hasAssertions();
    assert(
      property(told, (weaknesses) => {
        const inventory = inventoryOf(folder);
        const found = findVulnerabilities(read(weaknesses).claims, inventory, name);
        expect(weaknesses.filter((one) => !holds(found, one))).toEqual([]);
        // And nothing else is, and nothing twice.
        const keys = found.map(({ advisory }) => `${advisory.id} ${advisory.package}`);
        expect(new Set(keys)).toEqual(
          new Set(weaknesses.map((one) => `${one.ghsa} ${one.package}`)),
        );
        expect(keys).toHaveLength(new Set(keys).size);
      }),
    );
  });

  it('makes the same report in any order', () => {
    expect.hasAssertions();
    assert(
      property(told, (weaknesses) => {
        const inventory = inventoryOf(folder);
        const [there, back] = [weaknesses, weaknesses.toReversed()].map((list) =>
          findVulnerabilities(read(list).claims, inventory, name),
        );
        expect(back).toEqual(there);
      }),
    );
  });
});
