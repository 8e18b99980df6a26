import { describe, expect, it } from 'vitest';

import { AuditError } from '../../src/audit-error.js';
import type { AcceptedRisk } from '../../src/judge/accepted-risk.js';
import { judgeVulnerabilities } from '../../src/judge/judge-vulnerabilities.js';
import type { Lapse } from '../../src/judge/lapses-of.js';
import {
  policy,
  riskOf,
  vulnerabilityOf,
  type VulnerabilityFields,
} from '../support/vulnerability-of.js';

const judge = (vulnerability: VulnerabilityFields, ...risks: Partial<AcceptedRisk>[]) =>
  judgeVulnerabilities(
    [vulnerabilityOf(vulnerability)],
    risks.map((risk) => riskOf(risk)),
    policy,
  );

interface Case {
  readonly what: string;
  readonly risk?: Partial<AcceptedRisk>;
  readonly vulnerability?: VulnerabilityFields;
}

const judgeOne = ({ risk = {}, vulnerability = {} }: Case) => judge(vulnerability, risk);

describe('an accepted risk is about', () => {
  it.each<Case>([
    { what: 'the advisory by its id' },
    { what: 'the advisory in other letters', risk: { id: 'ghsa-CCFF-gghh-JJMM' } },
    { what: 'the advisory by its CVE', risk: { id: 'cve-2027-1234' } },
    {
      what: 'the advisory by the name in another database',
      risk: { id: 'MAL-2027-77' },
      vulnerability: { advisory: { aliases: ['MAL-2027-77'] } },
    },
    {
      what: 'the advisory by an address, where it has no other name',
      risk: { id: 'https://example.org/holes/ecc' },
      vulnerability: { advisory: { id: 'https://example.org/holes/ecc', aliases: [] } },
    },
    {
      what: 'the advisory whose id became an alias',
      vulnerability: { advisory: { id: 'GHSA-9999-9999-9999', aliases: ['GHSA-ccff-gghh-jjmm'] } },
    },
  ])('$what', (row) => {
    const { stale, verdicts } = judgeOne(row);
    expect(verdicts[0]?.accepted?.owner).toBe('ann');
    expect(stale).toEqual([]);
  });
});

describe('an accepted risk is not about, and stale for', () => {
  it.each<Case>([
    { what: 'another advisory', risk: { id: 'GHSA-xxff-gghh-jjmm' } },
    { what: 'another package of the advisory', risk: { package: 'ecc-fork' } },
    { what: 'a package in other letters', risk: { package: 'ECC' } },
    { what: "a registry's number", risk: { id: '1096543' } },
    {
      what: "a registry's number that is the id",
      risk: { id: '1096543' },
      vulnerability: { advisory: { id: '1096543' } },
    },
    { what: "a registry's number with its prefix", risk: { id: 'npm:1096543' } },
    {
      what: "an address that ends in a registry's number",
      risk: { id: 'https://example.org/advisories/1096543' },
      vulnerability: { advisory: { aliases: ['https://example.org/advisories/1096543'] } },
    },
    { what: 'the beginning of an id', risk: { id: 'GHSA-ccff' } },
  ])('$what', ({ risk = {}, vulnerability = {} }) => {
    const { stale, verdicts } = judge(vulnerability, risk);
    expect(verdicts).toMatchObject([{ accepted: undefined, opinions: [] }]);
    expect(stale).toEqual([riskOf(risk)]);
  });
});

describe('an accepted risk holds', () => {
  it.each<Case>([
    { what: 'until the day before it ends', risk: { expires: '2027-03-02' } },
    {
      what: 'as long as the policy allows',
      risk: { created: '2027-03-01', expires: '2027-05-30' },
    },
    {
      what: 'when the severity sinks',
      risk: { severity: 'critical' },
      vulnerability: { advisory: { severity: 'low' } },
    },
    {
      what: 'beside a fix that is said why not to take',
      risk: { fixNotTaken: 'It needs Node 26.' },
      vulnerability: { advisory: { patched: '>=0.20.0' } },
    },
    { what: 'when it leaves production', vulnerability: { production: false } },
    { what: 'for a version in its range', risk: { versions: '<0.20.0' } },
    {
      what: 'for a prerelease in its range',
      risk: { versions: '<0.20.0' },
      vulnerability: { versions: ['0.19.1', '0.20.0-beta.1'] },
    },
    { what: 'for a way by name', risk: { path: ['tokens'] } },
    { what: 'for a way by name and version', risk: { path: ['tokens@3.3.0', 'ecc'] } },
    {
      what: 'for what all ways lead through',
      risk: { path: ['apps/web', '@acme/tokens'] },
      vulnerability: {
        otherPaths: 7,
        through: ['apps/web', '@acme/tokens@3.3.0', 'ecc@0.19.1'],
      },
    },
  ])('$what', (row) => {
    const { verdicts } = judgeOne(row);
    expect(verdicts[0]?.opinions.map(({ lapses }) => lapses)).toEqual([[]]);
  });
});

describe('a vulnerability is open again', () => {
  it.each<Case & { readonly kinds: readonly Lapse['kind'][]; readonly message: string }>([
    {
      what: 'on the day that the risk ends',
      risk: { expires: '2027-03-01' },
      kinds: ['expired'],
      message: 'it ended on 2027-03-01',
    },
    {
      what: 'for a day more than the policy allows',
      risk: { created: '2027-03-01', expires: '2027-05-31' },
      kinds: ['too-long'],
      message:
        'it runs until 2027-05-31, and for high advisories 90 days are allowed, until 2027-05-30',
    },
    {
      what: 'for a risk that was accepted in the future',
      risk: { created: '2029-01-01', expires: '2029-02-01' },
      kinds: ['too-long'],
      message:
        'it runs until 2029-02-01, and for high advisories 90 days are allowed, until 2027-05-30',
    },
    {
      what: 'when the severity rises',
      risk: { severity: 'moderate' },
      kinds: ['severity-rose'],
      message: 'its severity rose: it was accepted as moderate, and is high now',
    },
    {
      what: 'when the severity rises to a word that nobody knows',
      vulnerability: { advisory: { severity: 'apocalyptic' as 'critical' } },
      kinds: ['too-long', 'severity-rose'],
      message:
        'it runs until 2027-04-01, and for critical advisories 30 days are allowed, until 2027-03-03',
    },
    {
      what: 'when there is an update',
      vulnerability: { fix: { name: 'tokens', version: '4.0.0', breaking: true } },
      kinds: ['fix-available'],
      message:
        'there is a fix (update tokens to 4.0.0, which leaves the range asked for), and it is not said why that is not taken',
    },
    {
      what: 'when a version is mended',
      risk: { fixNotTaken: '  ' },
      vulnerability: { advisory: { patched: '0.20.0' } },
      kinds: ['fix-available'],
      message: 'there is a fix (ecc is mended in 0.20.0), and it is not said why that is not taken',
    },
    {
      what: 'when it enters production',
      risk: { production: false },
      kinds: ['entered-production'],
      message: 'ecc is needed in production now, and was accepted for development only',
    },
    {
      what: 'in another version',
      risk: { versions: '0.19.1' },
      vulnerability: { versions: ['0.18.0', '0.19.1'] },
      kinds: ['other-version'],
      message: '0.18.0 is installed, and it was accepted for 0.19.1 only',
    },
    {
      what: 'in a version that is none',
      risk: { versions: '*' },
      vulnerability: { versions: ['main'] },
      kinds: ['other-version'],
      message: 'main is installed, and it was accepted for * only',
    },
    {
      what: 'by another way',
      risk: { path: ['tokens', 'curves'] },
      kinds: ['other-path'],
      message: 'not every way to it is known to lead through tokens > curves, as it was accepted',
    },
    {
      what: 'by a way in another order',
      risk: { path: ['ecc', 'tokens'] },
      kinds: ['other-path'],
      message: 'not every way to it is known to lead through ecc > tokens, as it was accepted',
    },
    {
      what: 'where other ways do without it',
      risk: { path: ['tokens'] },
      vulnerability: { through: ['.', 'ecc@0.19.1'] },
      kinds: ['other-path'],
      message: 'not every way to it is known to lead through tokens, as it was accepted',
    },
    {
      what: 'for several reasons',
      risk: { expires: '2027-02-02', production: false, severity: 'low' },
      kinds: ['expired', 'severity-rose', 'entered-production'],
      message: 'it ended on 2027-02-02',
    },
  ])('$what', ({ kinds, message, risk = {}, vulnerability = {} }) => {
    const [verdict] = judge(vulnerability, risk).verdicts;
    expect(verdict?.accepted).toBeUndefined();
    const lapses = verdict?.opinions.flatMap((opinion) => opinion.lapses) ?? [];
    expect(lapses.map(({ kind }) => kind)).toEqual(kinds);
    expect(lapses[0]?.message).toBe(message);
  });

  it.each<{ readonly left: readonly (keyof AcceptedRisk)[]; readonly message: string }>([
    { left: ['package'], message: 'it does not say which package it is in' },
    { left: ['severity'], message: 'it does not say how severe it was' },
    { left: ['production'], message: 'it does not say whether it was in production' },
    { left: ['investigation'], message: 'it does not say what was looked into' },
    { left: ['mitigation'], message: 'it does not say what keeps it from doing harm' },
    {
      left: ['package', 'production'],
      message: 'it does not say which package it is in, whether it was in production',
    },
  ])('where nobody wrote down $left', ({ left, message }) => {
    const facts = Object.entries(riskOf()).filter(([name]) => !left.some((one) => one === name));
    const risk = Object.fromEntries(facts) as unknown as AcceptedRisk;
    // In development, where nothing has changed either.
    for (const production of [true, false]) {
      const { stale, verdicts } = judgeVulnerabilities(
        [vulnerabilityOf({ production })],
        [risk],
        policy,
      );
      expect(verdicts).toMatchObject([
        { accepted: undefined, opinions: [{ lapses: [{ kind: 'incomplete', message }] }] },
      ]);
      expect(stale).toEqual([]);
    }
  });

  it('where what was looked into is blank', () => {
    const { verdicts } = judge({}, { investigation: ' ' });
    expect(verdicts[0]?.opinions[0]?.lapses).toMatchObject([{ kind: 'incomplete' }]);
  });

  it('unless another accepted risk holds', () => {
    const { stale, verdicts } = judge({}, { expires: '2027-02-02' }, { owner: 'bob' });
    expect(verdicts[0]?.accepted?.owner).toBe('bob');
    expect(verdicts[0]?.opinions).toHaveLength(2);
    expect(stale).toEqual([]);
  });
});

it.each<{ readonly what: string; readonly risk: Partial<AcceptedRisk>; readonly error: RegExp }>([
  { what: 'an end that is no day', risk: { expires: 'never' }, error: /ends is "never"/u },
  { what: 'no end', risk: { expires: '' }, error: /ends is "", which is no day/u },
  {
    what: 'an end that the calendar lacks',
    risk: { expires: '2027-02-30' },
    error: /ends is "2027-02-30", which is no day/u,
  },
  { what: 'a start that is no day', risk: { created: '1/2/2027' }, error: /accepted is "1\/2\/2/u },
  { what: 'versions that are no range', risk: { versions: 'old ones' }, error: /is no range/u },
])('$what is an error, and never "for ever"', ({ error, risk }) => {
  expect(() => judge({}, risk)).toThrow(AuditError);
  expect(() => judge({}, risk)).toThrow(error);
});
