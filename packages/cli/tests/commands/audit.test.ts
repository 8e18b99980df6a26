import { Ajv } from 'ajv';
import type { RepositoryFiles } from '@groundrules/testkit/repositories';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it, vi } from 'vitest';

import schema from '../../schemas/audit.schema.json' with { type: 'json' };
import { audit, type AuditOptions } from '../../src/commands/audit.js';
import { check } from '../../src/commands/check.js';
import type { Report } from '../../src/gates/report.js';
import type { Io } from '../../src/io.js';
import { UserError } from '../../src/user-error.js';
import type { Waiver } from '../../src/waivers/waiver.js';
import { advisories, auditedFiles, canary, osvFiles } from '../support/audited-repository.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { fakeIo } from './fake-gates.js';

vi.mock('../../src/gates/list-gates.js', async () => {
  const { auditGate } = await import('../../src/gates/audit.js');
  return { gates: [auditGate] };
});

/** An audit as `--format json` prints it, as much as tests look at. */
interface Printed {
  readonly status: string;
  readonly reason?: string;
  readonly basis?: { readonly source: string; readonly secondOpinion?: object };
  readonly vulnerabilities: readonly {
    readonly id: string;
    readonly package: string;
    readonly standing: string;
    readonly fingerprint: string;
    readonly lapsed: readonly object[];
  }[];
  readonly notices: readonly { readonly rule: string; readonly severity: string }[];
}

const isPrinted = new Ajv({ allowUnionTypes: true }).compile<Printed>(schema);

async function run(
  { path: cwd }: GitRepository,
  options: Partial<AuditOptions> = {},
  io: Partial<Io> = {},
): Promise<{ readonly code: number; readonly stdout: string }> {
  const printed = { stdout: '', stderr: '' };
  const code = await audit({ format: 'text', ...options }, fakeIo(cwd, printed, io));
  return { code, stdout: printed.stdout };
}

async function runJson(
  repository: GitRepository,
  options: Partial<AuditOptions> = {},
): Promise<Printed & { readonly code: number }> {
  const { code, stdout } = await run(repository, { ...options, format: 'json' });
  const printed: unknown = JSON.parse(stdout);
  if (!isPrinted(printed)) throw new Error(JSON.stringify(isPrinted.errors));
  return { ...printed, code };
}

const standings = ({ vulnerabilities }: Printed): string[] =>
  vulnerabilities.map(({ id, package: name, standing }) => `${name} ${id} ${standing}`);

const accepted: Waiver = {
  id: 'GHSA-ccff-gghh-jjmm',
  gate: 'audit',
  package: 'ecc',
  versions: '0.19.1',
  severity: 'high',
  production: true,
  reason: 'Nothing here signs | or verifies.',
  investigation: 'No import leads to it.',
  mitigation: 'It is left out of the image.',
  owner: 'ann',
  created: '2027-02-01',
  expires: '2027-04-01',
};
const mended: Waiver = {
  ...accepted,
  id: 'GHSA-ppqq-rrvv-wwxx',
  package: 'forms',
  versions: '1.0.0',
  severity: 'moderate',
  fixNotTaken: 'It needs Node 26.',
};

const without = (name: string): RepositoryFiles =>
  Object.fromEntries(Object.entries(auditedFiles).filter(([file]) => !file.includes(name)));

const withWaivers = (...waivers: readonly Waiver[]): RepositoryFiles => ({
  ...auditedFiles,
  'groundrules.waivers.json': { waivers },
});

describe('the text', () => {
  it('tells by package what there is and what to do', async () => {
    const repository = await createGitRepository(withWaivers(accepted));
    const { code, stdout } = await run(repository);
    expect(code).toBe(1);
    expect(
      stdout
        .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:]+Z/gu, '<time>')
        .replace(/database of \d{4}-\d{2}-\d{2}/u, 'database of <day>'),
    ).toMatchInlineSnapshot(`
      "forms
        GHSA-ppqq-rrvv-wwxx  1.0.0  moderate, in production  blocks
          A large field exhausts the memory
          way       . > forms@1.0.0
          fix       Update forms 1.0.0 in package.json to 1.2.0.
          read      https://osv.dev/vulnerability/GHSA-ppqq-rrvv-wwxx
          listed    package.json:5

      runner
        GHSA-2233-4455-6677  1.5.0  low, in development  advice
          A test may overwrite files
          way       . > runner@1.5.0
          fix       Update runner 1.5.0 in package.json to 2.0.0, which leaves the range asked for.
          read      https://osv.dev/vulnerability/GHSA-2233-4455-6677
          listed    package.json:9

      ecc
        GHSA-ccff-gghh-jjmm  0.19.1  high, CVSS 7.4, in production  accepted
          A timing attack gives the key away
          way       . > tokens@3.3.0 > ecc@0.19.1
          fix       There is no fix yet. Replace tokens 3.3.0 in package.json, if you can.
          waiver    accepted by ann until 2027-04-01: Nothing here signs | or verifies.
          read      https://osv.dev/vulnerability/GHSA-ccff-gghh-jjmm
          listed    package.json:6

      ✖ 1 vulnerability blocks, 1 is advice, 1 is accepted.
      What can't be mended yet is accepted until a day, with a reason: npx groundrules audit --accept GHSA-ppqq-rrvv-wwxx
      OSV database of <day> (4 advisories) was asked at <time> about 4 packages of package-lock.json, and knew the canary minimist 0.0.8 (GHSA-vh95-rmgr-6w4m).
      Of the supply chain, install scripts and sources were looked at. Not looked at, as an offline audit asks no registry: ages of versions and proofs of origin.
      "
    `);
  });

  it('has colours on a terminal only', async () => {
    const repository = await createGitRepository(auditedFiles);
    const { stdout } = await run(repository);
    expect(stdout).not.toContain('\u001B');
  });
});

it('the Markdown has a table of what is open, and one of the accepted risks', async () => {
  const repository = await createGitRepository(withWaivers(accepted, mended));
  const { code, stdout } = await run(repository, { format: 'markdown' });
  expect(code).toBe(0);
  expect(
    stdout
      .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:]+Z/gu, '<time>')
      .replace(/database of \d{4}-\d{2}-\d{2}/u, 'database of <day>'),
  ).toMatchInlineSnapshot(`
    "### ✅ Vulnerabilities: 0 vulnerabilities block, 1 is advice, 2 are accepted.

    #### Open

    | Package | Advisory | Severity | Way | What to do | Status |
    | --- | --- | --- | --- | --- | --- |
    | \`runner\` 1.5.0 | [\`GHSA-2233-4455-6677\`](https://osv.dev/vulnerability/GHSA-2233-4455-6677)<br>A test may overwrite files | low, in development | . &gt; runner@&#8203;1.5.0 | Update runner 1.5.0 in package.json to 2.0.0, which leaves the range asked for. | advice |

    #### Accepted risks

    | Package | Advisory | Severity | Reason | Investigation | Mitigation | Status |
    | --- | --- | --- | --- | --- | --- | --- |
    | \`ecc\` 0.19.1 | [\`GHSA-ccff-gghh-jjmm\`](https://osv.dev/vulnerability/GHSA-ccff-gghh-jjmm)<br>A timing attack gives the key away | high, CVSS 7.4, in production | Nothing here signs \\| or verifies. | No import leads to it. | It is left out of the image. | **ACCEPTABLE RISK** until 2027-04-01 (ann) |
    | \`forms\` 1.0.0 | [\`GHSA-ppqq-rrvv-wwxx\`](https://osv.dev/vulnerability/GHSA-ppqq-rrvv-wwxx)<br>A large field exhausts the memory | moderate, in production | Nothing here signs \\| or verifies.<br>Fix not taken: It needs Node 26. | No import leads to it. | It is left out of the image. | **ACCEPTABLE RISK** until 2027-04-01 (ann) |

    OSV database of <day> (4 advisories) was asked at <time> about 4 packages of package-lock.json, and knew the canary minimist 0.0.8 (GHSA-vh95-rmgr-6w4m).

    Of the supply chain, install scripts and sources were looked at. Not looked at, as an offline audit asks no registry: ages of versions and proofs of origin.
    "
  `);
});

describe('what blocks', () => {
  it.each<{
    what: string;
    settings: object;
    code: number;
    expected: readonly string[];
  }>([
    {
      what: 'is everything, unless it is told otherwise',
      settings: {},
      code: 1,
      expected: [
        'ecc GHSA-ccff-gghh-jjmm blocks',
        'forms GHSA-ppqq-rrvv-wwxx blocks',
        'runner GHSA-2233-4455-6677 blocks',
      ],
    },
    {
      what: 'is what is severe in production',
      settings: { audit: { production: { block: 'high' }, development: { block: 'critical' } } },
      code: 1,
      expected: [
        'ecc GHSA-ccff-gghh-jjmm blocks',
        'forms GHSA-ppqq-rrvv-wwxx advice',
        'runner GHSA-2233-4455-6677 advice',
      ],
    },
    {
      what: 'is nothing below the threshold',
      settings: { audit: { production: { block: 'critical' }, development: { block: 'none' } } },
      code: 0,
      expected: [
        'ecc GHSA-ccff-gghh-jjmm advice',
        'forms GHSA-ppqq-rrvv-wwxx advice',
        'runner GHSA-2233-4455-6677 advice',
      ],
    },
    {
      what: 'is nothing where the gate advises',
      settings: { gates: { audit: 'advise' } },
      code: 0,
      expected: [
        'ecc GHSA-ccff-gghh-jjmm blocks',
        'forms GHSA-ppqq-rrvv-wwxx blocks',
        'runner GHSA-2233-4455-6677 blocks',
      ],
    },
    {
      what: 'is still there where the manifests are ignored',
      settings: { ignores: ['package.json', 'package-lock.json'] },
      code: 1,
      expected: [
        'ecc GHSA-ccff-gghh-jjmm blocks',
        'forms GHSA-ppqq-rrvv-wwxx blocks',
        'runner GHSA-2233-4455-6677 blocks',
      ],
    },
  ])('$what', async ({ code, expected, settings }) => {
    const repository = await createGitRepository({ ...auditedFiles, 'groundrules.json': settings });
    const result = await runJson(repository, { offline: path.join(repository.path, 'osv') });
    expect({ code: result.code, standings: standings(result) }).toEqual({
      code,
      standings: expected,
    });
  });
});

it('says that nothing fails where the gate only advises', async () => {
  const settings = { gates: { audit: 'advise' } };
  const repository = await createGitRepository({ ...auditedFiles, 'groundrules.json': settings });
  const { code, stdout } = await run(repository, { offline: path.join(repository.path, 'osv') });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^⚠ 3 vulnerabilities block, .* as the gate only advises \("gates" in groundrules\.json\)\.$/mu,
  );
});

it.each([
  ['other', 'groundrules audit --offline other --accept GHSA-'],
  ['the other', 'groundrules audit --offline "the other" --accept GHSA-'],
])('says how to accept what the database %s found', async (offline, expected) => {
  const repository = await createGitRepository({
    ...auditedFiles,
    ...osvFiles(offline, [canary, ...advisories]),
  });
  const { stdout } = await run(repository, { offline });
  expect(stdout).toContain(expected);
});

it.each<[string, Partial<AuditOptions>]>([
  ['--reason', { reason: 'Nothing here signs.' }],
  ['--fix-not-taken', { fixNotTaken: 'It needs Node 26.' }],
  ['--path', { path: ['tokens'] }],
])('%s without a risk to accept is refused', async (flag, options) => {
  const repository = await createGitRepository(auditedFiles);
  await expect(run(repository, options)).rejects.toThrow(
    new UserError(
      `${flag} says something of a risk to accept, and none is named. Name its advisory: --accept GHSA-....`,
    ),
  );
});

it('accepts nothing of an audit that failed, and claims nothing about it', async () => {
  const repository = await createGitRepository(auditedFiles);
  const offline = path.join(repository.path, 'nowhere');
  const judgement = {
    reason: 'Nothing here signs.',
    investigation: 'No import leads to it.',
    mitigation: 'It is left out of the image.',
    owner: 'ann',
    expires: '2027-04-01',
  };
  await expect(
    run(repository, { ...judgement, accept: 'GHSA-ccff-gghh-jjmm', offline }),
  ).rejects.toThrow(
    /^Nothing is known of GHSA-ccff-gghh-jjmm, as no gate could do its work:\naudit: The OSV database .*nowhere can't be read/u,
  );
});

it('is ended without a stack where it takes too long', async () => {
  const repository = await createGitRepository(auditedFiles);
  const { code, stdout } = await run(repository, { timeoutMs: 1 });
  expect(code).toBe(2);
  expect(stdout).toMatch(/audit was ended: it did not finish within 1 ms\. Give it longer/u);
});

describe('an accepted risk', () => {
  it.each<{
    what: string;
    waiver: Waiver;
    standing: string;
    lapses?: readonly string[];
    notices?: readonly string[];
  }>([
    { what: 'holds', waiver: accepted, standing: 'accepted' },
    {
      what: 'holds by its CVE and its way',
      waiver: { ...accepted, id: 'cve-2027-1234', path: ['tokens'] },
      standing: 'accepted',
    },
    {
      what: 'ends',
      waiver: { ...accepted, expires: '2027-03-01' },
      standing: 'blocks',
      lapses: ['expired'],
      notices: ['expired-waiver error'],
    },
    {
      what: 'is reopened by a higher severity and another way',
      waiver: { ...accepted, severity: 'low', path: ['forms'] },
      standing: 'blocks',
      lapses: ['severity-rose', 'other-path'],
      notices: ['reopened-waiver error'],
    },
    {
      what: 'of what is no longer there is stale',
      waiver: { ...accepted, package: 'gone' },
      standing: 'blocks',
      notices: ['stale-waiver warning'],
    },
  ])('$what', async ({ lapses = [], notices = [], standing, waiver }) => {
    const repository = await createGitRepository(withWaivers(waiver));
    const result = await runJson(repository);
    const ecc = result.vulnerabilities.find((one) => one.package === 'ecc');
    expect(ecc?.standing).toBe(standing);
    expect(ecc?.lapsed).toMatchObject(
      lapses.length === 0 ? [] : [{ because: lapses.map((kind) => ({ kind })) }],
    );
    expect(result.notices.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(notices);
  });

  it('is written by --accept, holds, and reopens once a fix comes', async () => {
    const repository = await createGitRepository(auditedFiles);
    const told = {
      reason: 'Nothing here signs.',
      investigation: 'No import leads to it.',
      mitigation: 'It is left out of the image.',
      owner: 'ann',
      expires: '2027-05-01',
    };
    const { code, stdout } = await run(repository, { accept: 'CVE-2027-1234', ...told });
    expect([code, stdout]).toEqual([
      0,
      '1 finding of audit is waived until 2027-05-01, in groundrules.waivers.json.\n',
    ]);
    expect(standings(await runJson(repository))).toContain('ecc GHSA-ccff-gghh-jjmm accepted');
    const [, ...others] = advisories;
    const [entry] = advisories;
    for (const [file, content] of Object.entries(
      osvFiles('osv', [canary, ...others, { ...entry!, fixed: '0.20.0' }]),
    )) {
      writeFileSync(path.join(repository.path, file), JSON.stringify(content));
    }
    const result = await runJson(repository);
    expect(result.vulnerabilities[0]).toMatchObject({
      package: 'ecc',
      standing: 'blocks',
      lapsed: [{ because: [{ kind: 'fix-available' }] }],
    });
  });

  it('with a day that is none stops all', async () => {
    const repository = await createGitRepository(withWaivers({ ...accepted, expires: 'never' }));
    await expect(run(repository)).rejects.toThrow(UserError);
  });
});

describe('for other tools', () => {
  it('SARIF has a rule for each advisory, and what is accepted is suppressed', async () => {
    const repository = await createGitRepository(withWaivers(accepted));
    const { stdout } = await run(repository, { format: 'sarif' });
    const [log] = (JSON.parse(stdout) as Log).runs;
    expect(
      log?.tool.driver.rules?.map(({ id, properties, shortDescription }) => [
        id,
        shortDescription?.text,
        String(properties?.['security-severity']),
      ]),
    ).toEqual([
      ['GHSA-ppqq-rrvv-wwxx', 'A large field exhausts the memory', '5.5'],
      ['GHSA-2233-4455-6677', 'A test may overwrite files', '2.0'],
      ['GHSA-ccff-gghh-jjmm', 'A timing attack gives the key away', '7.4'],
    ]);
    expect(
      log?.results?.map(({ level, locations, suppressions }) => [
        level,
        locations?.[0]?.physicalLocation?.region?.startLine,
        suppressions?.length,
      ]),
    ).toEqual([
      ['error', 5, undefined],
      ['warning', 9, undefined],
      ['error', 6, 1],
    ]);
  });

  it('VEX says what was decided', async () => {
    const repository = await createGitRepository(
      withWaivers({ ...accepted, justification: 'code_not_reachable' }, mended),
    );
    const { stdout } = await run(repository, { format: 'vex', output: 'out/vex.json' });
    const vex = JSON.parse(readFileSync(path.join(repository.path, 'out/vex.json'), 'utf8')) as {
      vulnerabilities: { id: string; analysis: object }[];
    };
    expect(vex.vulnerabilities.map(({ analysis, id }) => ({ id, ...analysis }))).toMatchObject([
      { id: 'GHSA-ccff-gghh-jjmm', state: 'not_affected', justification: 'code_not_reachable' },
      {
        id: 'GHSA-ppqq-rrvv-wwxx',
        state: 'exploitable',
        response: ['will_not_fix', 'workaround_available'],
      },
      { id: 'GHSA-2233-4455-6677', state: 'in_triage' },
    ]);
    expect(stdout).toMatch(
      /^✔ .*\nOSV database .* about 4 packages of package-lock\.json, and knew the canary minimist 0\.0\.8 .*\nOf the supply chain, .*\n$/u,
    );
  });

  it.each(['html', 'github'] as const)('%s is what a check writes', async (format) => {
    const repository = await createGitRepository(auditedFiles);
    const { stdout } = await run(repository, { format });
    expect(stdout).toContain('GHSA-ccff-gghh-jjmm');
  });
});

describe('an audit that is not complete', () => {
  const broken: RepositoryFiles = { ...auditedFiles, 'groundrules.json': {} };
  it.each<{ what: string; files: RepositoryFiles; offline?: string; reason: RegExp }>([
    { what: 'has no database', files: broken, offline: 'nowhere', reason: /nowhere/u },
    { what: 'has a blind one', files: without(canary.id), reason: /minimist/u },
    {
      what: 'has no lockfile',
      files: without('package-lock.json'),
      reason: /lockfile/u,
    },
  ])('$what: 2, and nothing is told as clean', async ({ files, offline, reason }) => {
    const repository = await createGitRepository(files);
    const options = offline === undefined ? {} : { offline: path.join(repository.path, offline) };
    const result = await runJson(repository, options);
    expect(result).toMatchObject({ code: 2, status: 'error', vulnerabilities: [] });
    expect(result).not.toHaveProperty('basis');
    expect(result.reason).toMatch(reason);
    const { code, stdout } = await run(repository, options);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^✖ The audit failed: /u);
    const markdown = await run(repository, { ...options, format: 'markdown' });
    expect(markdown.stdout).toMatch(/^### ❌ Vulnerabilities: The audit failed/u);
    await expect(run(repository, { ...options, format: 'vex' })).rejects.toThrow(
      /no statements on vulnerabilities, as the audit was not completed/u,
    );
  });

  it('has nothing to look at', async () => {
    const repository = await createGitRepository({ 'package.json': { name: 'bare' } });
    const { code, stdout } = await run(repository);
    expect(code).toBe(2);
    expect(stdout).toBe(
      '✖ There was nothing to audit: No package.json lists a dependency, and there is no lockfile.\n',
    );
  });

  it('is an error where only folders that are no workspaces install something', async () => {
    const repository = await createGitRepository({
      'package.json': { name: 'bare' },
      'server/package-lock.json': {},
      'web/yarn.lock': '',
    });
    const { code, stdout } = await run(repository);
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /^✖ The audit failed: There is no lockfile at the top of the repository, but server\/package-lock\.json and 1 more below it/u,
    );
    expect(stdout).toContain('cd server && npx groundrules audit');
  });

  it('has nothing to look at where such folders are ignored', async () => {
    const repository = await createGitRepository({
      'package.json': { name: 'bare' },
      'tests/fixtures/package-lock.json': {},
      'groundrules.json': { ignores: ['**/fixtures'] },
    });
    const { stdout } = await run(repository);
    expect(stdout).toMatch(/^✖ There was nothing to audit/u);
  });
});

describe('a second opinion', () => {
  const extra = {
    id: 'GHSA-8899-ccgg-hhjj',
    package: 'tokens',
    severity: 'CRITICAL',
    summary: 'Any token is taken',
  };
  const settings = { audit: { offline: 'osv', secondOpinion: 'second' } };

  it('adds what only it knows, as advice', async () => {
    const repository = await createGitRepository({
      ...auditedFiles,
      'groundrules.json': settings,
      ...osvFiles('second', [canary, extra, { ...advisories[0]!, id: 'CVE-2027-1234' }]),
    });
    const result = await runJson(repository);
    expect(standings(result)).toEqual([
      'ecc GHSA-ccff-gghh-jjmm blocks',
      'forms GHSA-ppqq-rrvv-wwxx blocks',
      'runner GHSA-2233-4455-6677 blocks',
      'tokens GHSA-8899-ccgg-hhjj advice',
    ]);
    expect(result.basis?.secondOpinion).toMatchObject({ kind: 'asked', packages: 4 });
    const { stdout } = await run(repository);
    expect(stdout).toMatch(/The second opinion, OSV database .* knew the canary minimist/u);
  });

  it('that fails is said, and changes no verdict', async () => {
    const repository = await createGitRepository({
      ...auditedFiles,
      'groundrules.json': {
        audit: {
          ...settings.audit,
          production: { block: 'critical' },
          development: { block: 'none' },
        },
      },
      ...osvFiles('second', [extra]),
    });
    const result = await runJson(repository);
    expect(result.code).toBe(0);
    expect(result.basis?.secondOpinion).toMatchObject({ kind: 'failed' });
    expect(result.notices).toMatchObject([{ rule: 'second-opinion', severity: 'warning' }]);
    const { stdout } = await run(repository);
    expect(stdout).toContain('The second opinion failed: ');
  });

  it('that fails makes no waiver stale: only it may have known what that is about', async () => {
    const waiver: Waiver = {
      ...accepted,
      id: 'GHSA-8899-ccgg-hhjj',
      package: 'tokens',
      versions: '3.3.0',
      severity: 'critical',
      expires: '2027-03-02',
    };
    const files = { ...auditedFiles, 'groundrules.waivers.json': { waivers: [waiver] } };
    const noticesOf = async (settings: object, second: RepositoryFiles): Promise<string[]> => {
      const repository = await createGitRepository({
        ...files,
        'groundrules.json': settings,
        ...second,
      });
      return (await runJson(repository)).notices.map(({ rule }) => rule);
    };
    expect(await noticesOf(settings, osvFiles('second', [extra]))).toEqual(['second-opinion']);
    expect(await noticesOf(settings, osvFiles('second', [canary]))).toEqual(['stale-waiver']);
  });
});

describe('the gate of a check', () => {
  const checkJson = async (repository: GitRepository, since?: string): Promise<Report> => {
    const printed = { stdout: '', stderr: '' };
    const options = { gates: [], fix: false, format: 'json' as const };
    await check(
      { ...options, ...(since !== undefined && { since }) },
      fakeIo(repository.path, printed),
    );
    return JSON.parse(printed.stdout) as Report;
  };

  it('comes to the same, and says what that rests on', async () => {
    const repository = await createGitRepository(withWaivers(accepted));
    const { vulnerabilities } = await runJson(repository);
    const { findings, gates } = await checkJson(repository);
    expect(
      findings.map(({ fingerprint, rule, status }) => [rule, fingerprint, status === 'waived']),
    ).toEqual(
      ['GHSA-ppqq-rrvv-wwxx', 'GHSA-ccff-gghh-jjmm', 'GHSA-2233-4455-6677'].map((id) => [
        id,
        vulnerabilities.find((one) => one.id === id)?.fingerprint,
        id === accepted.id,
      ]),
    );
    expect(findings.map(({ practice }) => practice)).toEqual(
      findings.map(() => 'vulnerable-dependency'),
    );
    expect(gates).toMatchObject([{ name: 'audit', status: 'failed', counts: { waived: 1 } }]);
    const printed = { stdout: '', stderr: '' };
    await check({ gates: [], fix: false, format: 'text' }, fakeIo(repository.path, printed));
    expect(printed.stdout).toMatch(/Note: audit: OSV database .* knew the canary minimist/u);
  });

  it('knows a vulnerability again after an update that does not mend it', async () => {
    const repository = await createGitRepository(auditedFiles);
    const before = await runJson(repository);
    for (const file of ['package.json', 'package-lock.json']) {
      const name = path.join(repository.path, file);
      const text = readFileSync(name, 'utf8');
      writeFileSync(name, text.replaceAll('3.3.0', '3.4.0').replaceAll('0.19.1', '0.19.2'));
    }
    const after = await runJson(repository);
    expect(after.vulnerabilities).toMatchObject([{ versions: ['0.19.2'] }, {}, {}]);
    expect(after.vulnerabilities.map(({ fingerprint }) => fingerprint)).toEqual(
      before.vulnerabilities.map(({ fingerprint }) => fingerprint),
    );
  });

  it('counts what came with the lockfile alone, where only what changed counts', async () => {
    const repository = await createGitRepository(auditedFiles);
    expect((await checkJson(repository, 'HEAD')).findings).toEqual([]);
    const file = path.join(repository.path, 'package-lock.json');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    expect((await checkJson(repository, 'HEAD')).findings).toHaveLength(3);
  });
});
