import fc from 'fast-check';
import { satisfies } from 'semver';
import { expect, it } from 'vitest';

import type { Severity } from '../../src/advisory.js';
import type { Vulnerability } from '../../src/audit-report.js';
import type { AcceptedRisk } from '../../src/judge/accepted-risk.js';
import { judgeVulnerabilities } from '../../src/judge/judge-vulnerabilities.js';
import { mergeVulnerabilities } from '../../src/judge/merge-vulnerabilities.js';
import { severities } from '../../src/judge/severities.js';
import { policy, riskOf, vulnerabilityOf } from '../support/vulnerability-of.js';

// Few values, so that much of it meets.
const ids = ['GHSA-ccff-gghh-jjmm', 'GHSA-ppqq-rrvv-wwxx', 'CVE-2027-1', 'CVE-2027-2', '1096543'];
const anySeverity = fc.constantFrom<Severity>(...severities);
const anyVersion = fc.constantFrom('1.0.0', '1.2.3', '2.0.0-rc.1', 'main');

const anyVulnerability: fc.Arbitrary<Vulnerability> = fc
  .record({
    id: fc.constantFrom(...ids.slice(0, 4)),
    aliases: fc.subarray(ids),
    name: fc.constantFrom('ecc', '@acme/ecc'),
    patched: fc.constantFrom(null, '3.0.0'),
    severity: anySeverity,
    versions: fc.uniqueArray(anyVersion, { minLength: 1 }),
    production: fc.boolean(),
    otherPaths: fc.nat({ max: 2 }),
    between: fc.subarray(['a@1.0.0', 'b@1.0.0', 'c@1.0.0']),
    fix: fc.constantFrom(null, { name: 'a', version: '2.0.0', breaking: false }),
  })
  .map(({ between, id, otherPaths, name, aliases, patched, severity, ...fields }) =>
    vulnerabilityOf({
      ...fields,
      advisory: { id, aliases, package: name, patched, severity },
      shortestPath: ['.', ...between, `${name}@1.0.0`],
      through: otherPaths === 0 ? ['.', ...between, `${name}@1.0.0`] : [],
      otherPaths,
    }),
  );

/** What a risk has to say, or it does not hold. */
const facts = ['package', 'severity', 'production', 'investigation', 'mitigation'] as const;

const anyOfFacts: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  fc.subarray([...facts]),
);

const anyRisk: fc.Arbitrary<AcceptedRisk> = fc
  .record(
    {
      left: anyOfFacts,
      id: fc.constantFrom(...ids, ...ids.map((id) => id.toLowerCase())),
      package: fc.constantFrom('ecc', '@acme/ecc'),
      versions: fc.constantFrom('*', '1.x', '>=1.2.0'),
      path: fc.subarray(['a', 'b', 'c']),
      severity: anySeverity,
      production: fc.boolean(),
      fixNotTaken: fc.constantFrom('', 'It needs Node 26.'),
      created: fc.constantFrom('2026-12-01', '2027-02-20', '2029-01-01'),
      expires: fc.constantFrom(
        '2027-02-28',
        '2027-03-01',
        '2027-03-02',
        '2027-04-01',
        '2029-01-02',
      ),
    },
    { requiredKeys: ['left', 'id', 'package', 'severity', 'production', 'created', 'expires'] },
  )
  .map(({ left, ...fields }) => {
    const said = Object.entries(riskOf(fields)).filter(([name]) => !left.includes(name));
    return Object.fromEntries(said) as unknown as AcceptedRisk;
  });

/** What validity means, told in another way than the code does. */
function isValidFor(risk: AcceptedRisk, vulnerability: Vulnerability): boolean {
  const { advisory, fix, otherPaths, production, shortestPath, versions } = vulnerability;
  const order: readonly Severity[] = ['low', 'moderate', 'high', 'critical'];
  const names = [advisory.id, ...advisory.aliases].filter((name) => name.includes('-'));
  const rise = order.indexOf(advisory.severity) - order.indexOf(risk.severity ?? 'critical');
  const runs =
    (Date.parse(risk.expires) - Math.min(Date.parse(risk.created), Date.parse(policy.today))) /
    86_400_000;
  const walked = shortestPath.map((station) => station.replace(/(?<=.)@[^@/]*$/u, ''));
  const positions = (risk.path ?? []).map((name) => walked.indexOf(name));
  return (
    facts.every((fact) => fact in risk) &&
    names.map((name) => name.toLowerCase()).includes(risk.id.toLowerCase()) &&
    risk.package === advisory.package &&
    Date.parse(risk.expires) > Date.parse(policy.today) &&
    runs <= policy.maximumDays[advisory.severity] &&
    rise <= 0 &&
    (risk.production === true || !production) &&
    ((fix === null && advisory.patched === null) || Boolean(risk.fixNotTaken)) &&
    versions.every(
      (version) =>
        risk.versions === undefined ||
        satisfies(version, risk.versions, { includePrerelease: true }),
    ) &&
    (positions.length === 0 || otherPaths === 0) &&
    positions.every((position, index) => position > (positions[index - 1] ?? -1))
  );
}

it('every vulnerability is accepted by a risk that is valid for it, or open as there is none', () => {
  fc.assert(
    fc.property(fc.array(anyVulnerability), fc.array(anyRisk), (vulnerabilities, risks) => {
      const { stale, verdicts } = judgeVulnerabilities(vulnerabilities, risks, policy);
      expect(verdicts.map(({ vulnerability }) => vulnerability)).toEqual(vulnerabilities);
      for (const { accepted, vulnerability } of verdicts) {
        expect(accepted).toBe(risks.find((risk) => isValidFor(risk, vulnerability)));
      }
      for (const risk of stale) {
        expect(verdicts.some(({ vulnerability }) => isValidFor(risk, vulnerability))).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

it('neither the order nor repeats change what is open', () => {
  fc.assert(
    fc.property(
      fc.array(anyVulnerability, { minLength: 1, maxLength: 6 }),
      fc.array(anyRisk, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (vulnerabilities, risks, numbers) => {
        const isOpen = openAmong(vulnerabilities, risks);
        const shuffled = shuffleAndRepeat(vulnerabilities, numbers);
        const stillOpen = openAmong(shuffled, shuffleAndRepeat(risks, numbers));
        expect(stillOpen).toEqual(isOpen);
      },
    ),
  );
});

it('merging loses no package, name, version or weight', () => {
  fc.assert(
    fc.property(fc.array(anyVulnerability), (vulnerabilities) => {
      const merged = mergeVulnerabilities(vulnerabilities);
      for (const { advisory, production, versions, ...rest } of vulnerabilities) {
        const homes = merged.filter(
          (one) =>
            one.advisory.package === advisory.package &&
            [one.advisory.id, ...one.advisory.aliases].includes(advisory.id),
        );
        expect(homes).toHaveLength(1);
        const [home] = homes;
        expect(home?.versions).toEqual(expect.arrayContaining([...versions]));
        expect(home?.production === true || !production).toBe(true);
        expect(severities.indexOf(home?.advisory.severity ?? 'low')).toBeGreaterThanOrEqual(
          severities.indexOf(advisory.severity),
        );
        const isMended = rest.fix !== null || advisory.patched !== null;
        const isStillMended = home?.fix !== null || home.advisory.patched !== null;
        expect(isStillMended || !isMended).toBe(true);
      }
    }),
  );
});

it('merging what is merged changes nothing, and the order only the order', () => {
  fc.assert(
    fc.property(
      fc.array(anyVulnerability, { maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (vulnerabilities, numbers) => {
        const merged = mergeVulnerabilities(vulnerabilities);
        expect(mergeVulnerabilities(merged)).toEqual(merged);
        const other = mergeVulnerabilities(shuffleAndRepeat(vulnerabilities, numbers));
        expect(other.map(weightOf).toSorted()).toEqual(merged.map(weightOf).toSorted());
      },
    ),
  );
});

/** What of a vulnerability a verdict rests on. */
function weightOf({ advisory, production, versions }: Vulnerability): string {
  const names = [...new Set([advisory.id, ...advisory.aliases])].toSorted();
  return JSON.stringify([
    advisory.package,
    advisory.id,
    names,
    advisory.severity,
    advisory.patched,
    production,
    versions.toSorted(),
  ]);
}

function openAmong(
  vulnerabilities: readonly Vulnerability[],
  risks: readonly AcceptedRisk[],
): ReadonlySet<Vulnerability> {
  const { verdicts } = judgeVulnerabilities(vulnerabilities, risks, policy);
  return new Set(
    verdicts
      .filter(({ accepted }) => accepted === undefined)
      .map(({ vulnerability }) => vulnerability),
  );
}

function shuffleAndRepeat<T>(items: readonly T[], numbers: Iterator<number>): T[] {
  const random = (): number => Number(numbers.next().value);
  const more = items.flatMap((item) => Array.from({ length: 1 + (random() % 2) }, () => item));
  return more
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
