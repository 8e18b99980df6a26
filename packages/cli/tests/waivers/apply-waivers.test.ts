import { describe, expect, it } from 'vitest';

import { fingerprintOf } from '../../src/findings/fingerprint-of.js';
import { applyWaivers, type WaiverContext } from '../../src/waivers/apply-waivers.js';
import type { StoredWaiver } from '../../src/waivers/waiver.js';
import { sampleFinding, type SampleFields } from '../findings/sample-finding.js';

const today = '2027-03-01';
const policy = { maximumDays: { critical: 30, high: 90, moderate: 180, low: 365 } };
const sample: StoredWaiver = {
  id: 'no-console',
  gate: 'lint',
  reason: 'Prints the banner.',
  owner: 'ann',
  created: '2027-02-01',
  expires: '2027-04-01',
  line: 7,
  column: 5,
};

const apply = (
  fields: SampleFields | undefined,
  waivers: readonly Partial<StoredWaiver>[],
  context: Partial<WaiverContext> = {},
) =>
  applyWaivers(
    fields === undefined ? [] : [sampleFinding(fields)],
    waivers.map((waiver) => ({ ...sample, ...waiver })),
    policy,
    today,
    { complete: new Set(['lint']), renames: new Map(), ...context },
  );

describe('a finding', () => {
  it.each<{
    what: string;
    finding?: SampleFields;
    waiver: Partial<StoredWaiver>;
    renames?: Readonly<Record<string, string>>;
    status: 'open' | 'waived';
    notices: readonly string[];
  }>([
    { what: 'its rule', waiver: {}, status: 'waived', notices: [] },
    {
      what: 'its fingerprint',
      waiver: { id: fingerprintOf('src/a.ts', 'key') },
      status: 'waived',
      notices: [],
    },
    {
      what: 'its fingerprint under the old name of its file',
      waiver: { id: fingerprintOf('src/old.ts', 'key') },
      renames: { 'src/old.ts': 'src/a.ts' },
      status: 'waived',
      notices: [],
    },
    {
      what: 'another rule',
      waiver: { id: 'no-alert' },
      status: 'open',
      notices: ['stale-waiver'],
    },
    {
      what: 'its rule at another gate',
      waiver: { gate: 'types' },
      status: 'open',
      notices: [],
    },
    { what: 'its rule in its files', waiver: { files: ['src/**'] }, status: 'waived', notices: [] },
    {
      what: 'its rule in other files',
      waiver: { files: ['tests/**', 'src/b.ts'] },
      status: 'open',
      notices: ['stale-waiver'],
    },
    {
      what: 'its rule until tomorrow',
      waiver: { expires: '2027-03-02' },
      status: 'waived',
      notices: [],
    },
    {
      what: 'its rule until today',
      waiver: { expires: '2027-03-01' },
      status: 'open',
      notices: ['expired-waiver'],
    },
    {
      what: 'its rule for as long as the policy allows',
      waiver: { created: today, expires: '2027-08-28' },
      status: 'waived',
      notices: [],
    },
    {
      what: 'its rule for a day longer',
      waiver: { created: today, expires: '2027-08-29' },
      status: 'open',
      notices: ['overlong-waiver'],
    },
    {
      what: 'its rule, created in the future to last longer',
      waiver: { created: '2029-01-01', expires: '2029-02-01' },
      status: 'open',
      notices: ['overlong-waiver'],
    },
    {
      what: 'its rule for too long, as it is about security',
      finding: { practice: 'sql-concatenation' },
      waiver: { created: today, expires: '2027-06-01' },
      status: 'open',
      notices: ['overlong-waiver'],
    },
    {
      what: 'its rule for a year, as it is a warning',
      finding: { severity: 'warning' },
      waiver: { created: today, expires: '2028-02-28' },
      status: 'waived',
      notices: [],
    },
    {
      what: 'its advisory',
      finding: { gate: 'audit', subject: 'GHSA-1', risk: 'critical' },
      waiver: { id: 'GHSA-1', gate: 'audit', created: today, expires: '2027-03-31' },
      status: 'waived',
      notices: [],
    },
    {
      what: 'its advisory for longer than its severity allows',
      finding: { gate: 'audit', subject: 'GHSA-1', risk: 'critical' },
      waiver: { id: 'GHSA-1', gate: 'audit', created: today, expires: '2027-04-01' },
      status: 'open',
      notices: ['overlong-waiver'],
    },
    {
      what: 'its subject, where that is no advisory',
      finding: { subject: 'left-pad' },
      waiver: { id: 'left-pad' },
      status: 'open',
      notices: ['stale-waiver'],
    },
  ])(
    'with a waiver of $what is $status',
    ({ finding = {}, waiver, renames = {}, status, notices }) => {
      const outcome = apply(finding, [waiver], { renames: new Map(Object.entries(renames)) });
      expect({
        status: outcome.findings[0]?.status,
        notices: outcome.notices.map(({ rule }) => rule),
      }).toEqual({ status, notices });
    },
  );

  it('says why it does not count', () => {
    const { findings } = apply({}, [{}]);
    expect(findings[0]?.reason).toBe('Prints the banner. (ann, until 2027-04-01)');
  });

  it('keeps the fingerprint that it is waived by', () => {
    const id = fingerprintOf('src/old.ts', 'key');
    const { findings } = apply({}, [{ id }], { renames: new Map([['src/old.ts', 'src/a.ts']]) });
    expect(findings[0]?.fingerprint).toBe(id);
  });

  it('stays open whatever a baseline says once its waiver has run out', () => {
    expect(apply({}, [{ expires: today }]).findings[0]?.lapsed).toBe(true);
    expect(apply({}, []).findings[0]).not.toHaveProperty('lapsed');
  });
});

describe('a waiver', () => {
  it.each<{
    what: string;
    finding: SampleFields | undefined;
    waivers: readonly Partial<StoredWaiver>[];
    complete?: WaiverContext['complete'];
    notices: readonly string[];
  }>([
    {
      what: 'that matches nothing',
      finding: undefined,
      waivers: [{}],
      notices: ['warning stale-waiver'],
    },
    {
      what: 'that matches nothing, expired',
      finding: undefined,
      waivers: [{ expires: '2027-02-02' }],
      notices: ['warning stale-waiver'],
    },
    {
      what: 'that matches nothing while its gate looked at a part',
      finding: undefined,
      waivers: [{}],
      complete: new Set(),
      notices: [],
    },
    {
      what: 'that has ended while another one holds',
      finding: {},
      waivers: [{ expires: '2027-02-02' }, {}],
      notices: ['warning stale-waiver'],
    },
    {
      what: 'that has ended as another one has',
      finding: {},
      waivers: [{ expires: '2027-02-02' }, { expires: '2027-02-03' }],
      notices: ['error expired-waiver', 'error expired-waiver'],
    },
  ])('$what: $notices', ({ finding, waivers, complete = new Set(['lint']), notices }) => {
    const outcome = apply(finding, waivers, { complete });
    expect(outcome.notices.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(notices);
  });

  it('is reported at its place in the file, with what to do', () => {
    const { notices } = apply({}, [{ expires: today }]);
    expect(notices).toEqual([
      {
        gate: 'lint',
        rule: 'expired-waiver',
        practice: 'expired-waiver',
        severity: 'error',
        file: 'groundrules.waivers.json',
        line: 7,
        column: 5,
        message:
          'The waiver of no-console by ann ended on 2027-03-01; 1 finding is open again. Mend what it waives, or agree on a new date.',
        subject: 'no-console 2027-03-01',
      },
    ]);
  });
});
