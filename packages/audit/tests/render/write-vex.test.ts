import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { describe, expect, it } from 'vitest';

import type { AcceptedRisk } from '../../src/judge/accepted-risk.js';
import { judgeVulnerabilities } from '../../src/judge/judge-vulnerabilities.js';
import { writeVex } from '../../src/render/write-vex.js';
import { toPurl } from '../../src/render/to-purl.js';
import {
  policy,
  riskOf,
  vulnerabilityOf,
  type VulnerabilityFields,
} from '../support/vulnerability-of.js';

const options = {
  repository: 'lablink',
  version: '1.0.0',
  at: new Date('2027-03-01T12:00:00Z'),
  tool: { name: 'groundrules', version: '1.2.3' },
};

/** What of a document the tests look at. */
interface Vex {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly timestamp: string };
  readonly components?: readonly { readonly purl: string; readonly 'bom-ref': string }[];
  readonly vulnerabilities?: readonly {
    readonly id: string;
    readonly analysis: {
      readonly state: string;
      readonly justification?: string;
      readonly response?: readonly string[];
      readonly detail?: string;
    };
    readonly affects: readonly { readonly ref: string }[];
  }[];
}

async function vexOf(
  vulnerabilities: readonly VulnerabilityFields[],
  risks: readonly Partial<AcceptedRisk>[],
): Promise<Vex> {
  const { verdicts } = judgeVulnerabilities(
    vulnerabilities.map((fields) => vulnerabilityOf(fields)),
    risks.map((fields) => riskOf(fields)),
    policy,
  );
  const text = writeVex(verdicts, options);
  // The schema that CycloneDX publishes, with its formats.
  expect(await new JsonStrictValidator(Version.v1dot6).validate(text)).toBeNull();
  return JSON.parse(text) as Vex;
}

describe('a statement', () => {
  it.each<{
    what: string;
    vulnerability?: VulnerabilityFields;
    risk?: Partial<AcceptedRisk>;
    analysis: object;
  }>([
    {
      what: 'on what nobody has looked into',
      risk: { package: 'other' },
      analysis: { state: 'in_triage' },
    },
    {
      what: 'on what was accepted until yesterday, with a justification',
      risk: { expires: '2027-02-28', justification: 'code_not_reachable' },
      analysis: {
        state: 'in_triage',
        detail:
          'ann had accepted it: Nothing here signs. That holds no longer: it ended on 2027-02-28.',
      },
    },
    {
      what: 'on what is accepted without a fix',
      analysis: {
        state: 'exploitable',
        response: ['can_not_fix', 'workaround_available'],
        detail: [
          'Accepted by ann on 2027-02-01, until 2027-04-01: Nothing here signs.',
          'Investigation: No import leads to it.',
          'Mitigation: It is left out of the image.',
        ].join('\n'),
      },
    },
    {
      what: 'on what is accepted although there is a fix',
      vulnerability: { fix: { name: 'tokens', version: '4.0.0', breaking: true } },
      risk: { fixNotTaken: 'it needs Node 26' },
      analysis: {
        state: 'exploitable',
        response: ['will_not_fix', 'workaround_available'],
        detail: [
          'Accepted by ann on 2027-02-01, until 2027-04-01: Nothing here signs.',
          'Investigation: No import leads to it.',
          'Mitigation: It is left out of the image.',
          'Fix not taken: It needs Node 26.',
        ].join('\n'),
      },
    },
    {
      what: 'on what is justified',
      risk: { justification: 'code_not_reachable' },
      analysis: {
        state: 'not_affected',
        justification: 'code_not_reachable',
        detail: [
          'Accepted by ann on 2027-02-01, until 2027-04-01: Nothing here signs.',
          'Investigation: No import leads to it.',
          'Mitigation: It is left out of the image.',
        ].join('\n'),
      },
    },
  ])('$what', async ({ analysis, risk = {}, vulnerability = {} }) => {
    const { vulnerabilities } = await vexOf([vulnerability], [risk]);
    expect(vulnerabilities?.map((one) => one.analysis)).toEqual([analysis]);
  });

  it('says what is known of the advisory', async () => {
    const vector = 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N';
    const { vulnerabilities } = await vexOf(
      [{ advisory: { severity: 'moderate', cvss: { score: 7.4, vector }, patched: '0.20.0' } }],
      [],
    );
    expect(vulnerabilities).toMatchObject([
      {
        id: 'GHSA-ccff-gghh-jjmm',
        source: { name: 'GitHub Advisory Database' },
        references: [{ id: 'CVE-2027-1234', source: { name: 'NVD' } }],
        ratings: [{ score: 7.4, severity: 'medium', method: 'CVSSv31', vector }],
        description: 'A timing attack gives the key away',
        recommendation: 'Ecc is mended in 0.20.0.',
        advisories: [{ url: 'https://example.org/GHSA-ccff-gghh-jjmm' }],
      },
    ]);
  });
});

describe('a document', () => {
  it('is CycloneDX, also without a statement', async () => {
    expect(await vexOf([], [])).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: {
        timestamp: '2027-03-01T12:00:00.000Z',
        component: { name: 'lablink', version: '1.0.0' },
      },
    });
  });

  it('names each version once, and refers to it', async () => {
    const { components, vulnerabilities } = await vexOf(
      [
        { versions: ['0.18.0', '0.19.1'] },
        { advisory: { id: 'MAL-2027-1', aliases: [] } },
        { advisory: { package: '@acme/ecc' }, versions: ['1.0.0+build.1'] },
      ],
      [],
    );
    expect(components?.map((one) => [one.purl, one['bom-ref']]).toSorted()).toEqual(
      ['pkg:npm/%40acme/ecc@1.0.0%2Bbuild.1', 'pkg:npm/ecc@0.18.0', 'pkg:npm/ecc@0.19.1'].map(
        (purl) => [purl, purl],
      ),
    );
    const refs = vulnerabilities?.map(
      ({ affects, id }) => `${id} in ${affects.map(({ ref }) => ref).join(' and ')}`,
    );
    expect(refs?.toSorted()).toEqual([
      'GHSA-ccff-gghh-jjmm in pkg:npm/%40acme/ecc@1.0.0%2Bbuild.1',
      'GHSA-ccff-gghh-jjmm in pkg:npm/ecc@0.18.0 and pkg:npm/ecc@0.19.1',
      'MAL-2027-1 in pkg:npm/ecc@0.19.1',
    ]);
  });

  it('leaves out an address that is none, and takes any text', async () => {
    const { vulnerabilities } = await vexOf(
      [{ advisory: { url: 'not an address', title: '</script>\u0000"\n' } }],
      [],
    );
    expect(vulnerabilities).toHaveLength(1);
    expect(vulnerabilities?.[0]).not.toHaveProperty('advisories');
  });
});

it.each([
  ['ecc', '1.0.0', 'pkg:npm/ecc@1.0.0'],
  ['@acme/web', '1.0.0-rc.1', 'pkg:npm/%40acme/web@1.0.0-rc.1'],
])('%s %s is %s', (name, version, purl) => {
  expect(toPurl(name, version)).toBe(purl);
});
