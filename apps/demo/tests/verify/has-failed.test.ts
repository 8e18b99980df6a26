import type { Vulnerability } from '@groundrules/audit';
import { expect, it } from 'vitest';
import type { Finding, Mark } from '../../verify/finding.js';
import { hasFailed } from '../../verify/has-failed.js';
import type { Outcome } from '../../verify/review-vulnerabilities.js';
import type { Verification } from '../../verify/table.js';

const mark: Mark = { practice: 'unused-import', file: 'src/a.ts', line: 1 };
const finding: Finding = {
  ...mark,
  practice: 'unused-import',
  gate: 'lint',
  rule: 'a',
  message: '',
};
const vulnerability: Vulnerability = {
  advisory: {
    id: 'GHSA-65x3-rw7q-gx94',
    aliases: [],
    package: 'forms',
    vulnerable: '<2.0.0',
    patched: '>=2.0.0',
    severity: 'high',
    title: 'A weakness',
  },
  versions: ['1.0.0'],
  production: true,
  shortestPath: ['.', 'forms@1.0.0'],
  otherPaths: 0,
  direct: { name: 'forms', version: '1.0.0', manifest: 'package.json' },
  fix: null,
};
const fixed: Outcome = { vulnerability, kind: 'fixed', upgrade: 'forms 2.0.0' };
const waiver = {
  id: 'GHSA-65x3-rw7q-gx94',
  gate: 'audit',
  reason: 'A reason',
  owner: 'ada',
  created: '2026-11-26',
  expires: '2026-12-26',
} as const;
const good: Verification = {
  broken: [],
  caught: [mark],
  findings: [finding],
  marks: [mark],
  missed: [],
  remaining: [finding],
  review: { outcomes: [fixed], stale: [] },
  unexpected: [],
};

it.each<[string, Partial<Verification>, boolean]>([
  ['all that was seeded and nothing else', {}, false],
  ['a mark without a finding', { missed: [mark] }, true],
  ['a finding without a mark', { unexpected: [finding] }, true],
  ['what a fix broke', { broken: [finding] }, true],
  ['a twin without marks', { marks: [] }, true],
  [
    'an open vulnerability',
    { review: { outcomes: [{ vulnerability, kind: 'open' }], stale: [] } },
    true,
  ],
  ['a twin without vulnerabilities', { review: { outcomes: [], stale: [] } }, true],
  [
    'a risk that is accepted and not there',
    { review: { outcomes: [fixed], stale: [waiver] } },
    true,
  ],
])('%s', (_name, found, failed) => {
  expect(hasFailed({ ...good, ...found })).toBe(failed);
});
