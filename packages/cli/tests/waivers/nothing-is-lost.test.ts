import type { Vulnerability } from '@groundrules/audit';
import { mergeVulnerabilities } from '@groundrules/audit/judge';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';

import { toAuditResult } from '../../src/audit/audit-result.js';
import { createFilter } from '../../src/check/create-filter.js';
import { fillSettings } from '../../src/config/fill-settings.js';
import { identifyFindings } from '../../src/findings/identify-findings.js';
import { toFinding } from '../../src/gates/audit/to-finding.js';
import { applyWaivers } from '../../src/waivers/apply-waivers.js';
import type { StoredWaiver } from '../../src/waivers/waiver.js';
import { reportOf } from '../support/report-of.js';
import { vulnerabilityOf } from '../support/vulnerability-of.js';

const ids = ['GHSA-ccff-gghh-jjmm', 'GHSA-ppqq-rrvv-wwxx', 'CVE-2027-1'];
const anyName = fc.constantFrom('ecc', '@acme/ecc');
const anySeverity = fc.constantFrom('low', 'moderate', 'high', 'critical');

const anyVulnerability: fc.Arbitrary<Vulnerability> = fc
  .record({
    id: fc.constantFrom(...ids),
    aliases: fc.subarray(ids),
    package: anyName,
    severity: anySeverity,
    production: fc.boolean(),
    manifest: fc.constantFrom('package.json', 'apps/web/package.json', 'gone/package.json'),
  })
  .map(({ manifest, production, ...advisory }) =>
    vulnerabilityOf({
      advisory,
      production,
      direct: { name: 'tokens', version: '3.3.0', manifest },
    }),
  );

const anyWaiver: fc.Arbitrary<StoredWaiver> = fc
  .record(
    {
      id: fc.constantFrom(...ids, 'vulnerable-dependency', 'ecc', '1096543'),
      gate: fc.constantFrom('audit', 'lint'),
      package: anyName,
      severity: anySeverity,
      expires: fc.constantFrom('2027-02-20', '2027-03-01', '2027-03-20'),
    },
    { requiredKeys: ['id', 'gate', 'expires'] },
  )
  .map((fields) => ({
    ...fields,
    reason: 'Nothing here signs.',
    owner: 'ann',
    created: '2027-02-19',
    line: 1,
    column: 1,
  }));

it('every advisory that a source tells of ends as an entry that is open, or accepted by a waiver of it', async () => {
  const listing = { dependencies: { tokens: '^3.0.0' } };
  const repository = createTemporaryRepository({
    'package.json': listing,
    'apps/web/package.json': listing,
    'package-lock.json': {},
  });
  onTestFinished(repository.dispose);
  const root = repository.path;
  const config = fillSettings({ ignores: ['apps', 'package.json'] }, []);
  const thresholds = config.audit;
  await fc.assert(
    fc.asyncProperty(fc.array(anyVulnerability), fc.array(anyWaiver), async (told, waivers) => {
      const raws = await Promise.all(
        mergeVulnerabilities(told).map((one) =>
          toFinding(one, { root, lockfile: 'package-lock.json', thresholds }),
        ),
      );
      const identified = await identifyFindings(root, 'audit', raws);
      const kept = identified.filter(createFilter(config.ignores, undefined));
      // As a check keeps them.
      const unique = [...new Map(kept.map((finding) => [finding.fingerprint, finding])).values()];
      const { findings } = applyWaivers(unique, waivers, config.waivers, '2027-03-01', {
        complete: new Set(['audit']),
        renames: new Map(),
      });
      const report = reportOf(
        findings.map((finding) => ({ ...finding, raw: finding, workspace: '.' })),
      );
      const { entries } = toAuditResult(report, findings, undefined);
      for (const { advisory } of told) {
        const homes = entries.filter(
          ({ vulnerability: { advisory: known } }) =>
            known.package === advisory.package &&
            [known.id, ...known.aliases].includes(advisory.id),
        );
        expect(homes).toHaveLength(1);
        const names = [
          homes[0]?.vulnerability.advisory.id,
          ...(homes[0]?.vulnerability.advisory.aliases ?? []),
        ];
        const holding = waivers.filter(
          (waiver) =>
            waiver.gate === 'audit' &&
            names.includes(waiver.id) &&
            (waiver.package ?? advisory.package) === advisory.package &&
            waiver.expires > '2027-03-01',
        );
        const isAccepted = homes[0]?.standing === 'accepted';
        expect(isAccepted ? holding.length : 1).toBeGreaterThan(0);
      }
    }),
  );
});
