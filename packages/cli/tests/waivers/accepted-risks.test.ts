import { describe, expect, it } from 'vitest';

import { applyWaivers } from '../../src/waivers/apply-waivers.js';
import type { StoredWaiver } from '../../src/waivers/waiver.js';
import { sampleFinding, type SampleFields } from '../findings/sample-finding.js';
import { vulnerabilityOf, type VulnerabilityFields } from '../support/vulnerability-of.js';

const today = '2027-03-01';
const policy = { maximumDays: { critical: 30, high: 90, moderate: 180, low: 365 } };

const accepted: StoredWaiver = {
  id: 'GHSA-ccff-gghh-jjmm',
  gate: 'audit',
  package: 'ecc',
  severity: 'high',
  production: true,
  reason: 'Nothing here signs.',
  investigation: 'No import leads to it.',
  mitigation: 'It is left out of the image.',
  owner: 'ann',
  created: '2027-02-01',
  expires: '2027-04-01',
  line: 7,
  column: 5,
};

function findingOf(fields: VulnerabilityFields, finding: SampleFields = {}) {
  const vulnerability = vulnerabilityOf(fields);
  const { id, severity } = vulnerability.advisory;
  return sampleFinding({
    gate: 'audit',
    practice: 'sql-concatenation',
    rule: id,
    subject: `${id} ${vulnerability.advisory.package}`,
    file: vulnerability.direct.manifest,
    risk: severity,
    vulnerability,
    ...finding,
  });
}

const apply = (
  waivers: readonly Partial<StoredWaiver>[],
  fields: VulnerabilityFields = {},
  finding: SampleFields = {},
) =>
  applyWaivers(
    [findingOf(fields, finding)],
    waivers.map((waiver) => ({ ...accepted, ...waiver })),
    policy,
    today,
    { complete: new Set(['audit']), renames: new Map() },
  );

interface Case {
  readonly what: string;
  readonly waivers?: readonly Partial<StoredWaiver>[];
  readonly vulnerability?: VulnerabilityFields;
}

describe('a vulnerability is waived', () => {
  it.each<Case>([
    { what: 'by its advisory' },
    { what: 'by its CVE, in small letters', waivers: [{ id: 'cve-2027-1234' }] },
    { what: 'by its fingerprint', waivers: [{ id: findingOf({}).fingerprint }] },
    { what: 'in its manifest', waivers: [{ files: ['package.json'] }] },
    { what: 'by the second, as the first ended', waivers: [{ expires: '2027-02-02' }, {}] },
  ])('$what', ({ vulnerability, waivers = [{}] }) => {
    const [finding] = apply(waivers, vulnerability).findings;
    expect(finding?.status).toBe('waived');
    expect(finding?.reason).toBe('Nothing here signs. (ann, until 2027-04-01)');
    expect(finding?.verdict?.accepted?.owner).toBe('ann');
  });
});

describe('a vulnerability is open, and its waiver stale,', () => {
  it.each<Case>([
    { what: 'in another package', waivers: [{ package: 'ecc-fork' }] },
    { what: 'in another manifest', waivers: [{ files: ['apps/web/package.json'] }] },
    { what: 'with a waiver of the whole practice', waivers: [{ id: 'vulnerable-dependency' }] },
    { what: 'with a waiver of its package', waivers: [{ id: 'ecc' }] },
  ])('$what', ({ vulnerability, waivers = [{}] }) => {
    const { findings, notices } = apply(waivers, vulnerability);
    expect(findings).toMatchObject([{ status: 'open', verdict: { opinions: [] } }]);
    expect(findings[0]).not.toHaveProperty('lapsed');
    expect(notices.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['stale-waiver', 'warning'],
    ]);
  });
});

describe('a vulnerability is open again, and says why,', () => {
  it.each<Case & { readonly rule: string; readonly message: RegExp }>([
    {
      what: 'when its waiver ended',
      waivers: [{ expires: today }],
      rule: 'expired-waiver',
      message: /by ann ended on 2027-03-01; 1 finding is open again\. Mend/u,
    },
    {
      what: 'when its waiver ended and more has changed',
      waivers: [{ expires: today, severity: 'low' }],
      rule: 'expired-waiver',
      message:
        /open again\. Besides, its severity rose: it was accepted as low, and is high now\./u,
    },
    {
      what: 'when its waiver runs for longer than its severity allows',
      vulnerability: { advisory: { severity: 'critical' } },
      rule: 'overlong-waiver',
      message: /For critical findings 30 days are allowed, until 2027-03-03; .*severity rose/u,
    },
    {
      what: 'when its severity rose',
      waivers: [{ severity: 'moderate' }],
      rule: 'reopened-waiver',
      message:
        /holds no longer, as its severity rose: it was accepted as moderate, and is high now; 1 finding is open again\. .*groundrules audit --accept GHSA-ccff-gghh-jjmm$/u,
    },
    {
      what: 'when there is a fix',
      vulnerability: { fix: { name: 'tokens', version: '4.0.0', breaking: true } },
      rule: 'reopened-waiver',
      message: /as there is a fix \(update tokens to 4\.0\.0, which leaves the range asked for\)/u,
    },
    {
      what: 'when it enters production',
      waivers: [{ production: false }],
      rule: 'reopened-waiver',
      message: /as ecc is needed in production now/u,
    },
    {
      what: 'in a version that nobody looked into',
      waivers: [{ versions: '0.19.0' }],
      rule: 'reopened-waiver',
      message: /as 0\.19\.1 is installed, and it was accepted for 0\.19\.0 only/u,
    },
    {
      what: 'by a way that nobody looked into',
      waivers: [{ path: ['certificates'] }],
      rule: 'reopened-waiver',
      message: /as not every way to it is known to lead through certificates/u,
    },
  ])('$what', ({ message, rule, vulnerability, waivers = [{}] }) => {
    const { findings, notices } = apply(waivers, vulnerability);
    expect(findings).toMatchObject([{ status: 'open', lapsed: true }]);
    expect(notices).toMatchObject([
      { rule, severity: 'error', practice: 'expired-waiver', line: 7, column: 5 },
    ]);
    expect(notices[0]?.message).toMatch(message);
  });

  it('as advice, where it is below the threshold', () => {
    const { notices } = apply([{ expires: today }], {}, { severity: 'warning' });
    expect(notices.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['expired-waiver', 'warning'],
    ]);
  });
});

it.each<{ readonly left: readonly (keyof StoredWaiver)[]; readonly unsaid: string }>([
  { left: ['severity'], unsaid: 'how severe it was' },
  {
    left: ['package', 'severity', 'production', 'investigation', 'mitigation'],
    unsaid:
      'which package it is in, how severe it was, whether it was in production, what was looked into, what keeps it from doing harm',
  },
])('a waiver without $left does not hold', ({ left, unsaid }) => {
  const facts = Object.entries(accepted).filter(([name]) => !left.some((one) => one === name));
  const waiver = Object.fromEntries(facts) as unknown as StoredWaiver;
  const { findings, notices } = applyWaivers([findingOf({})], [waiver], policy, today, {
    complete: new Set(['audit']),
    renames: new Map(),
  });
  expect(findings).toMatchObject([{ status: 'open', lapsed: true }]);
  expect(notices).toMatchObject([{ rule: 'incomplete-waiver', severity: 'error' }]);
  expect(notices[0]?.message).toContain(`does not hold, as it does not say ${unsaid}; 1 finding`);
});

it('a waiver that lacks something and ended has ended', () => {
  const { notices } = apply([{ expires: today, investigation: '' }]);
  expect(notices).toMatchObject([{ rule: 'expired-waiver' }]);
});
