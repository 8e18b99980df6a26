import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { execa } from 'execa';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import schema from '../../schemas/audit.schema.json' with { type: 'json' };
import { audit, type AuditOptions } from '../../src/commands/audit.js';
import { baseline } from '../../src/commands/baseline.js';
import { check } from '../../src/commands/check.js';
import type { Report } from '../../src/gates/report.js';
import type { Waiver } from '../../src/waivers/waiver.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { supplyChainFiles, type LockEntries } from '../support/supply-chain-files.js';
import { fakeIo } from './fake-gates.js';

vi.mock('../../src/gates/list-gates.js', async () => {
  const { auditGate } = await import('../../src/gates/audit.js');
  return { gates: [auditGate] };
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** An audit as `--format json` prints it, as much as tests look at. */
interface Printed {
  readonly status: string;
  readonly reason?: string;
  readonly supplyChain?: {
    readonly checks: readonly { readonly check: string; readonly state: string }[];
    readonly findings: readonly {
      readonly rule: string;
      readonly package?: string;
      readonly versions: readonly string[];
      readonly line: number;
      readonly message: string;
      readonly standing: string;
      readonly fingerprint: string;
    }[];
  };
  readonly notices: readonly { readonly rule: string; readonly severity: string }[];
}

const isPrinted = new Ajv({ allowUnionTypes: true }).compile<Printed>(schema);

async function run(
  { path: cwd }: GitRepository,
  options: Partial<AuditOptions> = {},
): Promise<{ readonly code: number; readonly stdout: string }> {
  const printed = { stdout: '', stderr: '' };
  const code = await audit({ format: 'text', ...options }, fakeIo(cwd, printed));
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

const found = ({ supplyChain }: Printed): string[] =>
  (supplyChain?.findings ?? []).map(
    ({ package: name = '-', rule, standing }) => `${rule} ${name} ${standing}`,
  );

const states = ({ supplyChain }: Printed): Record<string, string> =>
  Object.fromEntries((supplyChain?.checks ?? []).map(({ check: name, state }) => [name, state]));

const unmasked = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:]+Z/gu, '<time>')
    .replace(/database of \d{4}-\d{2}-\d{2}/u, 'database of <day>');

const scripted: LockEntries = { bcrypt: { hasInstallScript: true }, ms: {} };
const foreign: LockEntries = { ms: { resolved: 'git+ssh://git@git.example/a/ms.git#0123456789' } };
const block = { mode: 'block' };

/** So that npm can't be asked, and Git can. */
async function hideNpm(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'groundrules-path-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { stdout: git } = await execa('which', ['git']);
  symlinkSync(git, path.join(folder, 'git'));
  vi.stubEnv('PATH', folder);
}

describe('what is found', () => {
  it.each<{
    what: string;
    entries: LockEntries;
    settings?: object;
    code: number;
    expected: readonly string[];
  }>([
    { what: 'nothing', entries: { ms: {} }, code: 0, expected: [] },
    {
      what: 'an install script, as advice',
      entries: scripted,
      code: 0,
      expected: ['install-script bcrypt advice'],
    },
    {
      what: 'an install script that blocks',
      entries: scripted,
      settings: { installScripts: block },
      code: 1,
      expected: ['install-script bcrypt blocks'],
    },
    {
      what: 'no install script that is allowed',
      entries: scripted,
      settings: { installScripts: { ...block, allow: ['bcrypt@^1.0.0'] } },
      code: 0,
      expected: [],
    },
    {
      what: 'an install script that is allowed in other versions',
      entries: scripted,
      settings: { installScripts: { ...block, allow: ['bcrypt@2'] } },
      code: 1,
      expected: ['install-script bcrypt blocks'],
    },
    {
      what: 'no install script where nobody is to look',
      entries: scripted,
      settings: { installScripts: { mode: 'off' } },
      code: 0,
      expected: [],
    },
    {
      what: 'a commit, as advice',
      entries: foreign,
      settings: { installScripts: block },
      code: 0,
      expected: ['outside-registry ms advice'],
    },
    {
      what: 'a commit that blocks',
      entries: foreign,
      settings: { sources: block },
      code: 1,
      expected: ['outside-registry ms blocks'],
    },
    {
      what: 'no commit from a host that is allowed',
      entries: foreign,
      settings: { sources: { ...block, allow: ['git.example'] } },
      code: 0,
      expected: [],
    },
    {
      what: 'several rules at once',
      entries: {
        ms: { resolved: 'http://mirror.example/ms/-/ms-1.0.0.tgz', integrity: undefined },
      },
      code: 0,
      expected: ['foreign-host ms advice', 'insecure-address ms advice', 'no-integrity ms advice'],
    },
  ])('is $what', async ({ code, entries, expected, settings }) => {
    const repository = await createGitRepository(supplyChainFiles(entries, settings));
    const result = await runJson(repository);
    expect({ code: result.code, found: found(result), notices: result.notices }).toEqual({
      code,
      found: expected,
      notices: [],
    });
  });

  it('is there although the lockfile is ignored, and never blocks where the gate advises', async () => {
    const repository = await createGitRepository(
      supplyChainFiles(
        scripted,
        { installScripts: block },
        { ignores: ['package-lock.json'], gates: { audit: 'advise' } },
      ),
    );
    const result = await runJson(repository);
    expect({ code: result.code, found: found(result) }).toEqual({
      code: 0,
      found: ['install-script bcrypt blocks'],
    });
  });

  it('is one finding for a package, whatever its versions and lines, and one for each host', async () => {
    const twice = {
      ...scripted,
      'ms/node_modules/bcrypt': { hasInstallScript: true, version: '2.0.0' },
    };
    const repository = await createGitRepository(supplyChainFiles(scripted));
    const [before] = (await runJson(repository)).supplyChain?.findings ?? [];
    const file = path.join(repository.path, 'package-lock.json');
    const { 'package-lock.json': lock } = supplyChainFiles({ aaa: {}, ...twice });
    const manifest = readFileSync(path.join(repository.path, 'package.json'), 'utf8');
    const grown = JSON.parse(JSON.stringify(lock)) as { packages: Record<string, object> };
    grown.packages[''] = JSON.parse(manifest) as object;
    writeFileSync(file, JSON.stringify(grown, null, 4));
    const [after, ...others] = (await runJson(repository)).supplyChain?.findings ?? [];
    expect(others).toEqual([]);
    expect(after).toMatchObject({ versions: ['1.0.0', '2.0.0'], fingerprint: before?.fingerprint });
    expect(after?.message).toContain('The same holds for 2.0.0.');
    expect(after?.line).not.toBe(before?.line);

    const from = async (host: string): Promise<string | undefined> => {
      const other = await createGitRepository(
        supplyChainFiles({ ms: { resolved: `git+ssh://git@${host}/a/ms.git#0123456789` } }),
      );
      return (await runJson(other)).supplyChain?.findings[0]?.fingerprint;
    };
    expect(await from('git.example')).not.toBe(await from('evil.example'));
  });

  it('is told in the words of the settings', async () => {
    const entries = { ...foreign, bcrypt: { hasInstallScript: true } };
    const repository = await createGitRepository(supplyChainFiles(entries));
    const messages = ((await runJson(repository)).supplyChain?.findings ?? []).map(
      ({ message }) => message,
    );
    expect(messages.join('\n')).not.toMatch(/allowed(?:Scripts|Hosts)/u);
    expect(messages).toEqual([
      expect.stringContaining('audit.supplyChain.installScripts.allow') as string,
      expect.stringContaining('audit.supplyChain.sources.allow') as string,
    ]);
  });
});

describe('how it is written', () => {
  const entries: LockEntries = {
    ...scripted,
    esbuild: { hasInstallScript: true },
    forms: { resolved: 'git+ssh://git@git.example/a/forms.git#0123456789' },
  };

  it('as text, a line for each package', async () => {
    const repository = await createGitRepository(
      supplyChainFiles(entries, { installScripts: block }),
    );
    const { code, stdout } = await run(repository);
    expect(code).toBe(1);
    expect(unmasked(stdout)).toMatchInlineSnapshot(`
      "supply chain
        install-script  Install scripts that nobody has allowed: 2
          blocks    package-lock.json:16  bcrypt 1.0.0
          blocks    package-lock.json:25  esbuild 1.0.0
          Read the script, then list the package in audit.supplyChain.installScripts.allow, or keep it from running.
        outside-registry  From outside of any registry: 1
          advice    package-lock.json:30  forms 1.0.0 comes from git.example and not from a registry, where versions can't be changed.
          Use a published version, or list the host in audit.supplyChain.sources.allow.

      ✖ No known vulnerability. 2 doubts about the supply chain block, 1 is advice, 0 are accepted.
      OSV database of <day> (1 advisory) was asked at <time> about 3 packages of package-lock.json, and knew the canary minimist 0.0.8 (GHSA-vh95-rmgr-6w4m).
      Of the supply chain, install scripts and sources were looked at. Not looked at, as an offline audit asks no registry: ages of versions and proofs of origin.
      "
    `);
  });

  it('as Markdown', async () => {
    const repository = await createGitRepository(supplyChainFiles(entries));
    const { stdout } = await run(repository, { format: 'markdown' });
    expect(unmasked(stdout)).toMatchInlineSnapshot(`
      "### ✅ Vulnerabilities: No known vulnerability. 0 doubts about the supply chain block, 3 are advice, 0 are accepted.

      #### Supply chain

      **Install scripts that nobody has allowed** (\`install-script\`): 2. Read the script, then list the package in audit.supplyChain.installScripts.allow, or keep it from running.

      - advice bcrypt 1.0.0 \`package-lock.json:16\`
      - advice esbuild 1.0.0 \`package-lock.json:25\`

      **From outside of any registry** (\`outside-registry\`): 1. Use a published version, or list the host in audit.supplyChain.sources.allow.

      - advice forms 1.0.0 comes from git.example and not from a registry, where versions can&#39;t be changed. \`package-lock.json:30\`

      OSV database of <day> (1 advisory) was asked at <time> about 3 packages of package-lock.json, and knew the canary minimist 0.0.8 (GHSA-vh95-rmgr-6w4m).

      Of the supply chain, install scripts and sources were looked at. Not looked at, as an offline audit asks no registry: ages of versions and proofs of origin.
      "
    `);
  });

  it('as SARIF, by practice', async () => {
    const repository = await createGitRepository(supplyChainFiles(entries));
    const { stdout } = await run(repository, { format: 'sarif' });
    const [log] = (JSON.parse(stdout) as Log).runs;
    expect(
      log?.tool.driver.rules?.map(({ id, properties }) => [id, properties?.['tags'] as unknown]),
    ).toEqual([
      ['install-script', ['install-script', 'security']],
      ['outside-registry', ['untrusted-source', 'security']],
    ]);
    expect(log?.results?.map(({ level }) => level)).toEqual(['warning', 'warning', 'warning']);
  });

  it('readable where there are dozens', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `native-${String(index).padStart(2, '0')}`,
        { hasInstallScript: true },
      ]),
    );
    const repository = await createGitRepository(supplyChainFiles(many));
    const lines = (await run(repository)).stdout.split('\n');
    const told = lines.filter((line) =>
      /^ {4}advice +package-lock\.json:\d+ +native-\d\d 1\.0\.0$/u.test(line),
    );
    expect(told).toHaveLength(60);
    expect(lines.length).toBeLessThan(70);
    const { stdout } = await run(repository, { format: 'markdown' });
    expect(stdout).toContain('<summary>60 packages</summary>');
  });
});

describe('a check that could not be done', () => {
  it('is told loudly where it advises, and is no pass', async () => {
    const repository = await createGitRepository(supplyChainFiles({ ...scripted, ...foreign }));
    await hideNpm();
    const result = await runJson(repository);
    expect(result.code).toBe(0);
    expect(states(result)).toMatchObject({ installScripts: 'failed', sources: 'failed' });
    expect(result.notices).toMatchObject([
      { rule: 'unchecked-scripts', severity: 'warning' },
      { rule: 'unchecked-sources', severity: 'warning' },
    ]);
    // What was seen all the same is told too.
    expect(found(result)).toEqual(['outside-registry ms advice']);
    for (const format of ['text', 'markdown'] as const) {
      const { stdout } = await run(repository, { format });
      expect(stdout).toContain('NOT looked at: install scripts, sources.');
      expect(stdout).toMatch(/^(?:⚠|### ⚠️) /mu);
      expect(stdout).toContain('npm is not on the PATH');
      expect(stdout).toContain('audit.supplyChain');
    }
    const printed = { stdout: '', stderr: '' };
    await check({ gates: [], fix: false, format: 'text' }, fakeIo(repository.path, printed));
    expect(printed.stdout).toContain('unchecked-scripts');
    expect(printed.stdout).toMatch(/Note: audit: .*NOT looked at/u);
  });

  it.each(['installScripts', 'sources'])('is an error where %s blocks', async (name) => {
    const repository = await createGitRepository(
      supplyChainFiles({ ...scripted, ...foreign }, { [name]: block }),
    );
    await hideNpm();
    const result = await runJson(repository);
    expect(result).toMatchObject({ code: 2, status: 'error' });
    expect(result.reason).toContain(`audit.supplyChain.${name} blocks`);
    expect(result.reason).toContain('npm is not on the PATH');
    expect(result).not.toHaveProperty('supplyChain');
    expect((await run(repository)).stdout).not.toContain('✔');
  });
});

describe('an offline audit', () => {
  it('says in a line what takes a registry, and warns of nothing', async () => {
    const repository = await createGitRepository(supplyChainFiles({ ms: {} }));
    const result = await runJson(repository);
    expect(states(result)).toEqual({
      installScripts: 'done',
      sources: 'done',
      youngVersions: 'unasked',
      provenance: 'unasked',
    });
    expect(result.notices).toEqual([]);
    const line =
      'Of the supply chain, install scripts and sources were looked at. Not looked at, as an offline audit asks no registry: ages of versions and proofs of origin.';
    for (const format of ['text', 'markdown'] as const) {
      expect((await run(repository, { format })).stdout.split('\n')).toContain(line);
    }
  });

  it.each(['youngVersions', 'provenance'])(
    'can not do without %s where it blocks',
    async (name) => {
      const repository = await createGitRepository(supplyChainFiles({ ms: {} }, { [name]: block }));
      const result = await runJson(repository);
      expect(result).toMatchObject({ code: 2, status: 'error' });
      expect(result.reason).toContain(`audit.supplyChain.${name} blocks`);
    },
  );

  it('asks nobody where all is off', async () => {
    const off = { mode: 'off' };
    const repository = await createGitRepository(
      supplyChainFiles(scripted, {
        installScripts: off,
        sources: off,
        youngVersions: off,
        provenance: off,
      }),
    );
    await hideNpm();
    const result = await runJson(repository);
    expect([result.code, ...Object.values(states(result))]).toEqual([
      0,
      'off',
      'off',
      'off',
      'off',
    ]);
    expect((await run(repository)).stdout).toContain(
      'Off: install scripts, sources, ages of versions and proofs of origin.',
    );
  });
});

describe('what is accepted', () => {
  const waiver: Waiver = {
    id: 'install-script bcrypt',
    gate: 'audit',
    reason: 'It builds what it needs.',
    investigation: 'The script was read.',
    mitigation: 'CI installs without secrets.',
    owner: 'ann',
    created: '2027-02-01',
    expires: '2027-04-01',
  };
  const waived = (
    mode: string,
    ...waivers: readonly Waiver[]
  ): ReturnType<typeof supplyChainFiles> => ({
    ...supplyChainFiles(
      { ...scripted, esbuild: { hasInstallScript: true } },
      { installScripts: { mode } },
    ),
    'groundrules.waivers.json': { waivers },
  });

  it.each<{
    what: string;
    mode: string;
    waiver: Partial<Waiver>;
    code: number;
    expected: string;
    notices?: readonly string[];
  }>([
    { what: 'by package and rule', mode: 'block', waiver: {}, code: 1, expected: 'accepted' },
    {
      what: 'by rule',
      mode: 'block',
      waiver: { id: 'install-script' },
      code: 0,
      expected: 'accepted',
    },
    {
      what: 'not past its day',
      mode: 'block',
      waiver: { expires: '2027-03-01' },
      code: 1,
      expected: 'blocks',
      notices: ['expired-waiver error'],
    },
    {
      what: 'not past its day, which stays advice',
      mode: 'advise',
      waiver: { expires: '2027-03-01' },
      code: 0,
      expected: 'advice',
      notices: ['expired-waiver warning'],
    },
    {
      what: 'not of another package',
      mode: 'advise',
      waiver: { id: 'install-script forms' },
      code: 0,
      expected: 'advice',
      notices: ['stale-waiver warning'],
    },
    {
      what: 'and not known to be over, where a check was not done',
      mode: 'advise',
      waiver: { id: 'young-version ms' },
      code: 0,
      expected: 'advice',
    },
  ])('$what', async ({ code, expected, mode, notices = [], waiver: part }) => {
    const repository = await createGitRepository(waived(mode, { ...waiver, ...part }));
    const result = await runJson(repository);
    const bcrypt = result.supplyChain?.findings.find(({ package: name }) => name === 'bcrypt');
    expect([result.code, bcrypt?.standing]).toEqual([code, expected]);
    expect(result.notices.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(notices);
  });

  it('is written by --accept', async () => {
    const repository = await createGitRepository(waived('block'));
    const { expires, investigation = '', mitigation = '', owner, reason } = waiver;
    const told = { expires, investigation, mitigation, owner, reason };
    await run(repository, { accept: 'install-script bcrypt', ...told });
    expect(found(await runJson(repository))).toContain('install-script bcrypt accepted');
  });

  it('was there at adoption, and is in the baseline', async () => {
    const repository = await createGitRepository(waived('block'));
    const io = fakeIo(repository.path, { stdout: '', stderr: '' });
    await baseline({ prune: false, grow: false }, io);
    const result = await runJson(repository);
    expect([result.code, found(result)]).toEqual([
      0,
      ['install-script bcrypt accepted', 'install-script esbuild accepted'],
    ]);
  });

  it('is neither fixed nor over while the check is off', async () => {
    const repository = await createGitRepository(waived('advise', { ...waiver, id: 'forms' }));
    const { path: root } = repository;
    await repository.git('config', 'user.name', 'Ann');
    const io = fakeIo(root, { stdout: '', stderr: '' });
    await baseline({ prune: false, grow: false }, io);
    const file = path.join(root, 'groundrules.baseline.json');
    const before = readFileSync(file, 'utf8');
    expect(before).toContain('install-script');
    const off = { audit: { offline: 'osv', supplyChain: { installScripts: { mode: 'off' } } } };
    const waivers = [waiver, { ...waiver, id: 'install-script' }];
    repository.write({
      'groundrules.json': off,
      'groundrules.waivers.json': { waivers },
    });
    // Outside CI a check takes out of the baseline what is fixed.
    const printed = { stdout: '', stderr: '' };
    await check({ gates: [], fix: false, format: 'json' }, fakeIo(root, printed));
    expect((JSON.parse(printed.stdout) as Report).findings).toEqual([]);
    await baseline({ prune: true, grow: false }, io);
    await baseline({ prune: false, grow: true, reason: 'For the test, as it is.' }, io);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('stays in the baseline while the check can not be done, which itself never is in it', async () => {
    const repository = await createGitRepository(waived('advise'));
    await repository.git('config', 'user.name', 'Ann');
    const io = fakeIo(repository.path, { stdout: '', stderr: '' });
    await baseline({ prune: false, grow: false }, io);
    const file = path.join(repository.path, 'groundrules.baseline.json');
    const before = readFileSync(file, 'utf8');
    await hideNpm();
    await baseline({ prune: true, grow: false }, io);
    await baseline({ prune: false, grow: true, reason: 'For the test, as it is.' }, io);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('the gate of a check', () => {
  it('comes to the same, counted where the lockfile changed', async () => {
    const repository = await createGitRepository(
      supplyChainFiles(scripted, { installScripts: block }),
    );
    const checkJson = async (since?: string): Promise<Report & { readonly code: number }> => {
      const printed = { stdout: '', stderr: '' };
      const options = { gates: [], fix: false, format: 'json' as const };
      const code = await check(
        { ...options, ...(since !== undefined && { since }) },
        fakeIo(repository.path, printed),
      );
      return { ...(JSON.parse(printed.stdout) as Report), code };
    };
    const [one] = (await runJson(repository)).supplyChain?.findings ?? [];
    expect(await checkJson()).toMatchObject({
      code: 1,
      findings: [
        {
          gate: 'audit',
          practice: 'install-script',
          severity: 'error',
          file: 'package-lock.json',
          fingerprint: one?.fingerprint,
        },
      ],
    });
    expect(await checkJson('HEAD')).toMatchObject({ code: 0, findings: [] });
    const file = path.join(repository.path, 'package-lock.json');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    expect(await checkJson('HEAD')).toMatchObject({ code: 1 });
  });
});
