import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import { audit, type AuditOptions, type OsvSource } from '../../src/audit.js';
import { AuditError } from '../../src/audit-error.js';
import type { AuditReport } from '../../src/audit-report.js';
import { zipOf } from '../support/zip-of.js';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');

/** What GitHub's database has about the canary, in short. */
const canary = {
  schema_version: '1.6.0',
  id: 'GHSA-xvch-5gv4-984h',
  modified: '2026-11-20T08:00:00Z',
  published: '2022-03-18T00:01:09Z',
  aliases: ['CVE-2021-44906'],
  summary: 'Prototype Pollution in minimist',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'minimist' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.2.6' }] }],
    },
    {
      package: { ecosystem: 'npm', name: 'minimist' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '0.2.4' }] }],
    },
  ],
  database_specific: { severity: 'CRITICAL' },
};

/** An entry about `ms`, which the shop has at 2.0.0. */
function entry(overrides: object, affected: object = {}): object {
  return {
    id: 'GHSA-3333-4444-5555',
    modified: '2026-11-01T08:00:00Z',
    summary: 'A weakness of ms',
    affected: [
      {
        package: { ecosystem: 'npm', name: 'ms' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.1' }] }],
        ...affected,
      },
    ],
    database_specific: { severity: 'MODERATE' },
    ...overrides,
  };
}

function write(files: Readonly<Record<string, string | object>>): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository.path;
}

async function ask(
  entries: readonly object[],
  source: Partial<OsvSource> = {},
  options: Partial<AuditOptions> = {},
): Promise<AuditReport> {
  const osv = write(
    Object.fromEntries(entries.map((one, index) => [`${String(index)}.json`, one])),
  );
  return await audit({
    root: path.join(fixtures, 'npm'),
    source: { osv, ...source },
    today: '2026-11-26',
    // Nothing is run.
    env: { PATH: '' },
    ...options,
  });
}

async function failureOf(report: Promise<AuditReport>): Promise<AuditError> {
  try {
    throw new Error(`It passed: ${JSON.stringify(await report)}`);
  } catch (error) {
    if (error instanceof AuditError) return error;
    throw error;
  }
}

describe('an audit with a database in OSV format', () => {
  it.each(['npm', 'pnpm', 'yarn', 'yarn-classic', 'bun'])(
    'finds in a folder what %s installs',
    async (folder) => {
      const report = await ask([canary], {}, { root: path.join(fixtures, folder) });
      expect(report).toMatchObject({
        source: 'OSV database of 2026-11-20 (1 advisory)',
        canary: { package: 'minimist', version: '0.0.8', advisory: 'GHSA-xvch-5gv4-984h' },
      });
      expect(report.vulnerabilities).toMatchObject([
        {
          advisory: {
            id: 'GHSA-xvch-5gv4-984h',
            aliases: ['CVE-2021-44906'],
            package: 'minimist',
            vulnerable: '<0.2.4 || >=1.0.0 <1.2.6',
            patched: '>=0.2.4 || >=1.2.6',
            severity: 'critical',
            cvss: { score: 9.8, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
            title: 'Prototype Pollution in minimist',
            url: 'https://osv.dev/vulnerability/GHSA-xvch-5gv4-984h',
          },
          versions: ['0.0.8', '0.0.10'],
          production: true,
          shortestPath: ['.', 'minimist@0.0.10'],
          otherPaths: 1,
          direct: { name: 'old-minimist', version: '0.0.10', manifest: 'package.json' },
          fix: null,
        },
      ]);
    },
  );

  it('reads a zip as osv.dev ships it, and folders in folders', async () => {
    const files = {
      'GHSA-xvch-5gv4-984h.json': JSON.stringify(canary),
      'MAL-2026-1.json': JSON.stringify(entry({ id: 'MAL-2026-1' })),
      'README.md': 'no entry',
    };
    const folder = mkdtempSync(path.join(tmpdir(), 'groundrules-zip-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    writeFileSync(path.join(folder, 'all.zip'), zipOf(files));
    const zipped = await ask([], { osv: path.join(folder, 'all.zip') });
    const unpacked = await ask([], {
      osv: write(
        Object.fromEntries(
          Object.entries(files).map(([name, text]) => [`advisories/2026/${name}`, text]),
        ),
      ),
    });
    expect(zipped).toEqual(unpacked);
    expect(zipped.source).toBe('OSV database of 2026-11-20 (2 advisories)');
    expect(zipped.vulnerabilities.map(({ advisory }) => advisory.id)).toEqual([
      'GHSA-xvch-5gv4-984h',
      'MAL-2026-1',
    ]);
  });

  it('runs no package manager', async () => {
    await expect(ask([canary])).resolves.toMatchObject({ packages: 24 });
  });
});

describe('which versions an entry is about', () => {
  const events = (...list: readonly object[]): object => ({
    ranges: [{ type: 'SEMVER', events: list }],
  });
  it.each([
    ['below the fixed one', events({ introduced: '0' }, { fixed: '2.0.1' }), '<2.0.1', '>=2.0.1'],
    [
      'up to the last affected',
      events({ introduced: '0' }, { last_affected: '2.0.0' }),
      '<=2.0.0',
      null,
    ],
    ['all, as nothing mends it', events({ introduced: '0' }), '*', null],
    [
      'events in any order',
      events({ fixed: '2.0.1' }, { introduced: '1.9.0' }, { fixed: '1.0.0' }, { introduced: '0' }),
      '<1.0.0 || >=1.9.0 <2.0.1',
      '>=1.0.0 || >=2.0.1',
    ],
    ['what is listed', { ranges: [], versions: ['1.9.9', '2.0.0'] }, '1.9.9 || 2.0.0', null],
    [
      'what is listed besides a range',
      { ...events({ introduced: '3.0.0' }, { fixed: '3.0.1' }), versions: ['2.0.0'] },
      '>=3.0.0 <3.0.1 || 2.0.0',
      '>=3.0.1',
    ],
    [
      'the second of several ranges',
      {
        ranges: [
          { type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.0' }] },
          { type: 'ECOSYSTEM', events: [{ introduced: '2.0.0-0' }, { fixed: '2.1.0' }] },
        ],
      },
      '<1.0.0 || >=2.0.0-0 <2.1.0',
      '>=1.0.0 || >=2.1.0',
    ],
    [
      'all, where only commits are named',
      { ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] },
      '*',
      null,
    ],
    [
      'what is listed besides what is no version',
      { ranges: [], versions: ['2.0.0', 'two', ''] },
      '2.0.0',
      null,
    ],
    [
      'all from where it began, as it was last seen before that',
      {
        ...events({ introduced: '1.0.0' }),
        database_specific: { last_known_affected_version_range: '<= 0.9.0' },
      },
      '>=1.0.0',
      null,
    ],
    ['all, where nothing is said', { ranges: null }, '*', null],
    [
      'up to where it has been seen',
      {
        ...events({ introduced: '0' }),
        database_specific: { last_known_affected_version_range: '<= 2.0.0' },
      },
      '<=2.0.0',
      null,
    ],
    [
      'a range that nobody can read',
      events({ introduced: '0' }, { fixed: 'later' }),
      '<later',
      '>=later',
    ],
  ])('%s', async (_, affected, vulnerable, patched) => {
    const { vulnerabilities } = await ask([canary, entry({}, affected)]);
    const found = vulnerabilities.find((one) => one.advisory.package === 'ms');
    expect(found?.advisory).toMatchObject({ vulnerable, patched });
    expect(found?.versions).toEqual(['2.0.0']);
  });

  it.each([
    ['below the range', events({ introduced: '2.0.1' })],
    ['at the fixed version', events({ introduced: '0' }, { fixed: '2.0.0' })],
    ['above the last affected', events({ introduced: '0' }, { last_affected: '1.9.9' })],
    ['at the limit', events({ introduced: '0' }, { limit: '2.0.0' })],
    [
      'between two ranges',
      events({ introduced: '0' }, { fixed: '1.0.0' }, { introduced: '3.0.0' }),
    ],
    ['not listed, beside what is no version', { ranges: [], versions: ['1.9.9', 'two'] }],
    ['not listed', { ranges: [], versions: ['1.9.9', '2.0.1'] }],
    ['of another ecosystem', { package: { ecosystem: 'PyPI', name: 'ms' } }],
    ['of another package', { package: { ecosystem: 'npm', name: 'ms-2' } }],
    ['of a workspace of the same name', { package: { ecosystem: 'npm', name: '@shop/api' } }],
    ['of a folder of the same name', { package: { ecosystem: 'npm', name: 'local-lib' } }],
    ['of the alias it is installed under', { package: { ecosystem: 'npm', name: 'old-minimist' } }],
  ])('not one %s', async (_, affected) => {
    const { vulnerabilities } = await ask([canary, entry({}, affected)]);
    expect(vulnerabilities.map(({ advisory }) => advisory.package)).toEqual(['minimist']);
  });

  it('none that was withdrawn', async () => {
    const { vulnerabilities } = await ask([canary, entry({ withdrawn: '2026-11-02T00:00:00Z' })]);
    expect(vulnerabilities).toHaveLength(1);
  });
});

describe('how severe an entry is', () => {
  const v4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
  const v3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H';
  it.each([
    ['by its word', { database_specific: { severity: 'LOW' } }, 'low'],
    ['by a word that nobody knows', { database_specific: { severity: 'DIRE' } }, 'critical'],
    [
      'by CVSS 4',
      { database_specific: {}, severity: [{ type: 'CVSS_V4', score: v4 }] },
      'critical',
    ],
    ['by CVSS 3', { database_specific: null, severity: [{ type: 'CVSS_V3', score: v3 }] }, 'high'],
    [
      'by the worse of two',
      {
        database_specific: {},
        severity: [
          { type: 'CVSS_V3', score: v3 },
          { type: 'CVSS_V4', score: v4 },
        ],
      },
      'critical',
    ],
    [
      'by its word rather than its vector',
      { severity: [{ type: 'CVSS_V4', score: v4 }] },
      'moderate',
    ],
    [
      'by a vector that nobody can read',
      { database_specific: {}, severity: [{ type: 'CVSS_V9', score: 'much' }] },
      'critical',
    ],
    ['by nothing, as malware is', { id: 'MAL-2026-7', database_specific: {} }, 'critical'],
  ])('%s', async (_, overrides, severity) => {
    const { vulnerabilities } = await ask([canary, entry(overrides)]);
    const found = vulnerabilities.find((one) => one.advisory.package === 'ms');
    expect(found?.advisory.severity).toBe(severity);
  });
});

describe('what an entry is called', () => {
  it.each([
    [
      'GHSA first',
      { id: 'MAL-2026-7', aliases: ['CVE-2026-1234', 'GHSA-9999-CCCC-8888'] },
      'GHSA-9999-cccc-8888',
      ['CVE-2026-1234', 'MAL-2026-7'],
    ],
    ['else CVE', { id: 'SNYK-1', aliases: ['CVE-2026-1234'] }, 'CVE-2026-1234', ['SNYK-1']],
    ['else what it is called', { id: 'MAL-2026-7' }, 'MAL-2026-7', []],
  ])('%s', async (_, overrides, id, aliases) => {
    const { vulnerabilities } = await ask([canary, entry(overrides)]);
    const found = vulnerabilities.find((one) => one.advisory.package === 'ms');
    expect(found?.advisory).toMatchObject({ id, aliases });
  });
});

describe('what mends it', () => {
  it('is a version within the ranges that ask for it', async () => {
    const { vulnerabilities } = await ask([
      canary,
      entry(
        { id: 'GHSA-6666-7777-8888' },
        {
          package: { ecosystem: 'npm', name: 'balanced-match' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.3' }] }],
        },
      ),
    ]);
    const found = vulnerabilities.find((one) => one.advisory.package === 'balanced-match');
    expect(found?.fix).toEqual({ name: 'balanced-match', version: '1.0.3', breaking: false });
  });

  it('is a version that leaves what a manifest asks for', async () => {
    const { vulnerabilities } = await ask([
      canary,
      entry(
        { id: 'GHSA-6666-7777-8888' },
        {
          package: { ecosystem: 'npm', name: 'rimraf' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '3.0.0' }] }],
        },
      ),
    ]);
    const found = vulnerabilities.find((one) => one.advisory.package === 'rimraf');
    expect(found?.fix).toEqual({ name: 'rimraf', version: '3.0.0', breaking: true });
    expect(found?.production).toBe(false);
  });
});

describe('a database that can not be trusted', () => {
  it.each([
    ['is not there', { osv: '/nowhere/at/all' }, /can't be read: ENOENT/u],
    ['is too old', { maximumAgeDays: 5 }, /is 6 days old, and at most 5 are allowed/u],
    ['is too old by its own date', { date: '2026-10-01' }, /is 56 days old, and at most 30/u],
    ['is dated ahead', { date: '2026-12-24' }, /dated 28 days ahead/u],
    ['has a date that is none', { date: 'yesterday' }, /age of the OSV database .* can't be told/u],
    ['has no limit', { maximumAgeDays: Number.NaN }, /maximumAgeDays is NaN/u],
  ])('%s', async (_, source, happened) => {
    const failure = await failureOf(ask([canary], source));
    expect(failure.happened).toMatch(happened);
    expect(failure.todo).not.toBe('');
  });

  it.each([
    ['is empty', {}, /has no advisories about npm packages/u],
    ['is of another ecosystem', { 'a.json': { ...canary, affected: [] } }, /has no advisories/u],
    ['has a broken file', { 'a.json': canary, 'b.json': '{"id": "GHSA' }, /b\.json is no JSON/u],
    ['has a file that is no entry', { 'a.json': canary, 'b.json': [] }, /b\.json is no OSV entry/u],
    [
      'has an entry without a date',
      { 'a.json': { ...canary, modified: undefined } },
      /a\.json is no OSV entry/u,
    ],
    [
      'has an entry of another shape',
      {
        'a.json': {
          ...canary,
          affected: [{ package: { ecosystem: 'npm', name: 'minimist' }, ranges: 'all' }],
        },
      },
      /a\.json is no OSV entry: \/affected\/0\/ranges/u,
    ],
    [
      'does not know the canary',
      { 'a.json': entry({ modified: '2026-11-20T08:00:00Z' }) },
      /knows nothing of minimist 0\.0\.8/u,
    ],
    [
      'has withdrawn what it knew of the canary',
      { 'a.json': { ...canary, withdrawn: '2026-11-20T00:00:00Z' } },
      /knows nothing of minimist/u,
    ],
  ])('%s', async (_, files, happened) => {
    const failure = await failureOf(ask([], { osv: write(files) }));
    expect(failure.happened).toMatch(happened);
  });

  it('is told what to put into an extract that lacks the canary', async () => {
    const osv = write({ 'a.json': entry({ modified: '2026-11-20T08:00:00Z' }) });
    const failure = await failureOf(ask([], { osv }));
    expect(failure.todo).toMatch(/small extract needs an entry about minimist 0\.0\.8 as well/u);
    expect(failure.todo).toContain(osv);
  });

  it('did not arrive whole', async () => {
    const folder = write({});
    const whole = zipOf({ 'a.json': JSON.stringify(canary) });
    writeFileSync(path.join(folder, 'all.zip'), whole.subarray(0, whole.length - 40));
    const failure = await failureOf(ask([], { osv: path.join(folder, 'all.zip') }));
    expect(failure.happened).toMatch(/can't be read/u);
    expect(failure.todo).toMatch(/arrived whole/u);
  });

  it.each<readonly [string, (zip: Buffer) => void, RegExp]>([
    ['has other data', (zip) => zip.fill(0x55, 60, 70), /a\.json is damaged|invalid/u],
    [
      'has the data of another file',
      (zip) => zip.writeUInt32LE(7, zip.indexOf('PK\u0001\u0002') + 16),
      /a\.json is damaged/u,
    ],
    [
      'is encrypted',
      (zip) => zip.writeUInt16LE(1, zip.indexOf('PK\u0001\u0002') + 8),
      /a\.json is encrypted/u,
    ],
    [
      'is compressed in another way',
      (zip) => zip.writeUInt16LE(12, zip.indexOf('PK\u0001\u0002') + 10),
      /a\.json is compressed in a way that is not known/u,
    ],
    [
      'has a file that claims to be larger than anything',
      (zip) => zip.writeUInt32LE(2 ** 31, zip.indexOf('PK\u0001\u0002') + 24),
      /a\.json has more than 64 MB/u,
    ],
  ])('%s', async (_, change, happened) => {
    const folder = write({});
    const zip = zipOf({ 'a.json': JSON.stringify(canary) });
    change(zip);
    writeFileSync(path.join(folder, 'all.zip'), zip);
    const failure = await failureOf(ask([], { osv: path.join(folder, 'all.zip') }));
    expect(failure.happened).toMatch(/can't be read/u);
    expect(failure.happened).toMatch(happened);
  });

  it('is a zip without compression', async () => {
    const folder = write({});
    const zip = zipOf({ 'a.json': JSON.stringify(canary) }, { compressed: false });
    writeFileSync(path.join(folder, 'all.zip'), zip);
    const report = await ask([], { osv: path.join(folder, 'all.zip') });
    expect(report.vulnerabilities).toHaveLength(1);
  });

  it('has some ten thousand files, and is read within seconds', async () => {
    const folder = write({});
    const others = Array.from({ length: 20_000 }, (_, index) => {
      const name = `other-${String(index)}`;
      const affected = [{ package: { ecosystem: 'npm', name }, versions: ['1.0.0'] }];
      const id = `MAL-2026-${String(index)}`;
      return [`${id}.json`, JSON.stringify({ id, modified: canary.modified, affected })] as const;
    });
    const zip = zipOf({ 'a.json': JSON.stringify(canary), ...Object.fromEntries(others) });
    writeFileSync(path.join(folder, 'all.zip'), zip);
    const before = process.cpuUsage();
    const report = await ask([], { osv: path.join(folder, 'all.zip') });
    const { system, user } = process.cpuUsage(before);
    expect(report.source).toContain('20001 advisories');
    // A stream for each takes five seconds; what is left over is for slow machines.
    expect((system + user) / 1e6).toBeLessThan(3);
  });

  it('may be a small extract, with a canary of its own', async () => {
    const own = { package: 'ms', version: '2.0.0', advisory: 'GHSA-3333-4444-5555' };
    const report = await ask([entry({})], {}, { canary: own });
    expect(report).toMatchObject({
      source: 'OSV database of 2026-11-01 (1 advisory)',
      canary: own,
    });
  });
});
