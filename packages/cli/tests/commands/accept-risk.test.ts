import type { Vulnerability } from '@groundrules/audit';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { waive, type WaiveOptions } from '../../src/commands/waive.js';
import { toFinding } from '../../src/gates/audit/to-finding.js';
import type { GateAdapter } from '../../src/gates/gate.js';
import { UserError } from '../../src/user-error.js';
import type { Waiver } from '../../src/waivers/waiver.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { vulnerabilityOf, type VulnerabilityFields } from '../support/vulnerability-of.js';
import { fakeIo } from './fake-gates.js';

const thresholds = { production: { block: 'low' }, development: { block: 'low' } } as const;

/** Reports vulnerabilities that stand in the manifest. */
function gateOf(vulnerabilities: readonly Vulnerability[]): GateAdapter {
  return {
    name: 'audit',
    tool: 'the tool',
    run: async ({ root }) => ({
      kind: 'done',
      findings: await Promise.all(
        vulnerabilities.map((one) =>
          toFinding(one, { root, lockfile: 'package-lock.json', thresholds }),
        ),
      ),
    }),
  };
}

const files = {
  'package.json': { name: 'sample', dependencies: { tokens: '^3.0.0' } },
  'package-lock.json': {},
};

const judgement = {
  reason: 'Nothing here signs.',
  investigation: 'No import leads to it.',
  mitigation: 'It is left out of the image.',
  owner: 'ann',
  expires: '2027-05-30',
};

interface Case {
  readonly what: string;
  readonly options?: Partial<WaiveOptions>;
  readonly vulnerabilities?: readonly VulnerabilityFields[];
  /** The file before. */
  readonly waivers?: readonly Partial<Waiver>[];
}

async function accept({
  options = {},
  vulnerabilities = [{}],
  waivers,
}: Omit<Case, 'what'>): Promise<{ readonly repository: GitRepository; readonly printed: string }> {
  const repository = await createGitRepository({
    ...files,
    ...(waivers !== undefined && { 'groundrules.waivers.json': { waivers } }),
  });
  const printed = { stdout: '', stderr: '' };
  const told = { id: 'GHSA-ccff-gghh-jjmm', files: [], force: false, list: false, remove: false };
  await waive(
    { gate: 'audit', ...told, ...judgement, ...options },
    fakeIo(repository.path, printed),
    { adapters: [gateOf(vulnerabilities.map((fields) => vulnerabilityOf(fields)))] },
  );
  return { repository, printed: printed.stdout };
}

function read({ path: folder }: GitRepository): readonly Waiver[] {
  const text = readFileSync(path.join(folder, 'groundrules.waivers.json'), 'utf8');
  return (JSON.parse(text) as { readonly waivers: readonly Waiver[] }).waivers;
}

const facts: Partial<Waiver> = {
  id: 'GHSA-ccff-gghh-jjmm',
  gate: 'audit',
  package: 'ecc',
  versions: '0.19.1',
  severity: 'high',
  production: true,
};

describe('accepting a risk fills in what is known', () => {
  it.each<Case & { readonly expected: Partial<Waiver> }>([
    { what: 'of an advisory', expected: facts },
    { what: 'of a CVE, under its lasting name', options: { id: 'cve-2027-1234' }, expected: facts },
    {
      what: 'of several versions in development',
      vulnerabilities: [{ versions: ['0.18.0', '0.19.1'], production: false }],
      expected: { ...facts, versions: '0.18.0 || 0.19.1', production: false },
    },
    {
      what: 'of one of several packages',
      options: { package: 'ecc' },
      vulnerabilities: [{}, { advisory: { package: 'ecc-fork' } }],
      expected: facts,
    },
    {
      what: 'beside what was said',
      options: { versions: '*', path: ['tokens'], justification: 'code_not_reachable' },
      expected: { ...facts, versions: '*', path: ['tokens'], justification: 'code_not_reachable' },
    },
    {
      what: 'and why a fix is not taken',
      options: { fixNotTaken: 'It needs Node 26.' },
      vulnerabilities: [{ fix: { name: 'tokens', version: '4.0.0', breaking: true } }],
      expected: { ...facts, fixNotTaken: 'It needs Node 26.' },
    },
  ])('$what', async ({ expected, ...row }) => {
    const { printed, repository } = await accept(row);
    expect(read(repository)).toEqual([{ ...expected, ...judgement, created: '2027-03-01' }]);
    expect(printed).toBe(
      '1 finding of audit is waived until 2027-05-30, in groundrules.waivers.json.\n',
    );
  });
});

describe('accepting a risk anew', () => {
  const older = { ...facts, ...judgement, created: '2027-01-01', expires: '2027-02-01' } as Waiver;
  const { package: _package, ...anyPackage } = older;

  it.each<Case & { readonly left: number }>([
    { what: 'takes the place of the one before', waivers: [older], left: 1 },
    {
      what: 'takes the place of one under another name of the advisory',
      waivers: [{ ...older, id: 'cve-2027-1234' }],
      left: 1,
    },
    { what: 'takes the place of one without a package', waivers: [anyPackage], left: 1 },
    {
      what: 'leaves one without a package, where the advisory is about several',
      waivers: [anyPackage],
      options: { package: 'ecc' },
      vulnerabilities: [{}, { advisory: { package: 'ecc-fork' } }],
      left: 2,
    },
    {
      what: 'leaves one of another package',
      waivers: [{ ...older, package: 'ecc-fork' }],
      left: 2,
    },
    { what: 'leaves one of another way', waivers: [{ ...older, path: ['certificates'] }], left: 2 },
    {
      what: 'leaves one of another advisory',
      waivers: [{ ...older, id: 'GHSA-ppqq-rrvv-wwxx' }],
      left: 2,
    },
  ])('$what', async ({ left, ...row }) => {
    const { repository } = await accept(row);
    const waivers = read(repository);
    expect(waivers).toHaveLength(left);
    expect(waivers.at(-1)).toMatchObject({ ...facts, created: '2027-03-01' });
  });
});

describe('accepting a risk is refused', () => {
  it.each<Case & { readonly expected: RegExp }>([
    {
      what: 'for an advisory that nothing has',
      options: { id: 'GHSA-ccff-gghh-jjmp' },
      expected:
        /Nothing that is found today at the gate audit is called GHSA-ccff-gghh-jjmp\. Did you mean GHSA-ccff-gghh-jjmm\?/u,
    },
    {
      what: "for a registry's number",
      options: { id: '1096543' },
      expected: /Nothing that is found today at the gate audit is called 1096543/u,
    },
    {
      what: 'for one of several packages, where none is chosen',
      vulnerabilities: [{}, { advisory: { package: 'ecc-fork' } }],
      expected: /about several packages: ecc, ecc-fork\. Choose one by --package/u,
    },
    {
      what: 'for a package that it is not about',
      options: { package: 'ecx' },
      expected: /The advisory is not about ecx, but about ecc\. Did you mean ecc\?/u,
    },
    {
      what: 'where nobody says why a fix is not taken',
      vulnerabilities: [{ advisory: { patched: '0.20.0' } }],
      expected: /--fix-not-taken is missing: why the fix that there is is not taken/u,
    },
    {
      what: 'where that says too little',
      options: { fixNotTaken: 'later' },
      vulnerabilities: [{ advisory: { patched: '0.20.0' } }],
      expected: /--fix-not-taken "later" says too little/u,
    },
    {
      what: 'without an investigation',
      options: { investigation: '' },
      expected: /--investigation is missing/u,
    },
    {
      what: 'for longer than its severity allows',
      options: { expires: '2027-05-31' },
      expected: /for high findings 90 days are allowed, until 2027-05-30/u,
    },
    {
      what: 'until no day at all',
      options: { expires: 'never' },
      expected: /"never" is no day of the calendar/u,
    },
    {
      what: 'for versions that are no range',
      options: { versions: 'all of them' },
      expected: /--versions "all of them" is no range of versions/u,
    },
    {
      what: 'with a justification of our own words',
      options: { justification: 'code-not-reachable' },
      expected: /expected one of code_not_present.* Did you mean code_not_reachable\?/u,
    },
  ])('$what, and writes nothing', async ({ expected, ...row }) => {
    const refused = accept(row);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(expected);
  });
});
