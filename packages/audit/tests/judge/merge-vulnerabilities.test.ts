import { describe, expect, it } from 'vitest';

import { mergeVulnerabilities } from '../../src/judge/merge-vulnerabilities.js';
import { vulnerabilityOf, type VulnerabilityFields } from '../support/vulnerability-of.js';

const merge = (...fields: readonly VulnerabilityFields[]) =>
  mergeVulnerabilities(fields.map((field) => vulnerabilityOf(field)));

describe('keeps apart', () => {
  it.each<{ what: string; other: VulnerabilityFields }>([
    { what: 'two packages of one advisory', other: { advisory: { package: 'ecc-fork' } } },
    {
      what: 'two advisories about one package',
      other: { advisory: { id: 'GHSA-ppqq-rrvv-wwxx', aliases: [] } },
    },
    {
      what: "two advisories with the same registry's number",
      other: { advisory: { id: 'GHSA-ppqq-rrvv-wwxx', aliases: ['1096543'] } },
    },
  ])('$what', ({ other }) => {
    expect(merge({}, other)).toEqual([vulnerabilityOf(), vulnerabilityOf(other)]);
  });
});

describe('makes one of', () => {
  it('the same twice', () => {
    expect(merge({}, {})).toEqual([
      vulnerabilityOf({ advisory: { aliases: ['CVE-2027-1234', '1096543'] } }),
    ]);
  });

  it('one under two names, by the better name', () => {
    const [only, ...others] = merge(
      { advisory: { id: 'CVE-2027-1234', aliases: [] } },
      { advisory: { aliases: ['cve-2027-1234'] } },
    );
    expect(others).toEqual([]);
    expect(only?.advisory).toMatchObject({
      id: 'GHSA-ccff-gghh-jjmm',
      aliases: ['CVE-2027-1234', 'cve-2027-1234'],
    });
  });

  it('two that a third joins', () => {
    const names = (id: string, ...aliases: string[]) => ({ advisory: { id, aliases } });
    expect(
      merge(
        names('GHSA-ccff-gghh-jjmm'),
        names('CVE-2027-1234'),
        { advisory: { package: 'other' } },
        names('MAL-2027-1', 'CVE-2027-1234', 'GHSA-ccff-gghh-jjmm'),
      ).map(({ advisory }) => `${advisory.package} ${advisory.id}`),
    ).toEqual(['ecc GHSA-ccff-gghh-jjmm', 'other GHSA-ccff-gghh-jjmm']);
  });

  it('several tellings, by the worst of each', () => {
    const far = {
      versions: ['0.9.0', '0.19.1'],
      shortestPath: ['apps/web', 'a@1.0.0', 'b@1.0.0', 'ecc@0.9.0'],
      otherPaths: 2,
      through: ['apps/web', 'ecc@0.9.0'],
      direct: { name: 'a', version: '1.0.0', manifest: 'apps/web/package.json' },
      advisory: {
        severity: 'critical',
        vulnerable: '<1.0.0',
        patched: '1.0.0',
        cvss: { score: 9.8 },
      },
    } as const;
    const near = { production: false, through: ['.', 'tokens@3.3.0', 'ecc@0.19.1'] };
    const expected = {
      ...vulnerabilityOf(),
      versions: ['0.9.0', '0.19.1'],
      otherPaths: 3,
      through: [],
    };
    for (const merged of [merge(near, far), merge(far, near)]) {
      expect(merged).toHaveLength(1);
      expect(merged[0]).toMatchObject({
        ...expected,
        advisory: { severity: 'critical', patched: '1.0.0', cvss: { score: 9.8 } },
        production: true,
      });
      expect(merged[0]?.advisory.vulnerable.split(' || ').toSorted()).toEqual(['*', '<1.0.0']);
    }
  });
});
