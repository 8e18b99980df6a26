import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { runCommand, type CommandResult } from '@groundrules/testkit/repositories';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { Report } from '../src/gates/report.js';
import { auditedFiles } from './support/audited-repository.js';
import { createGitRepository, type GitRepository } from './support/git-repository.js';

const bin = fileURLToPath(new URL('../bin.js', import.meta.url));

async function run(
  { path: cwd }: GitRepository,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<CommandResult> {
  const quiet = { CI: undefined, GITHUB_ACTIONS: undefined, FORCE_COLOR: undefined };
  return await runCommand(process.execPath, [bin, ...args], { cwd, env: { ...quiet, ...env } });
}

/** A day that the policy allows for a high severity, whatever day it is. */
const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);

const judgement = [
  ['--reason', 'Nothing here signs.'],
  ['--investigation', 'No import leads to it.'],
  ['--mitigation', 'It is left out of the image.'],
  ['--owner', 'ann'],
  ['--expires', soon],
].flat();

describe('the built command, offline', () => {
  it('goes from what blocks to what is accepted', async () => {
    const repository = await createGitRepository(auditedFiles);
    const first = await run(repository, ['audit']);
    expect(first.stdout).toContain('✖ 2 vulnerabilities block, 1 is advice, 0 are accepted.');
    expect(first.exitCode).toBe(1);

    const accept = ['audit', '--accept', 'cve-2027-1234', ...judgement];
    expect(await run(repository, accept)).toMatchObject({ exitCode: 0 });
    const mendable = await run(repository, [
      'audit',
      '--accept',
      'GHSA-ppqq-rrvv-wwxx',
      ...judgement,
    ]);
    expect(mendable).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--fix-not-taken is missing') as string,
    });
    const why = ['--fix-not-taken', 'It needs Node 26.'];
    const waived = await run(repository, [
      'waive',
      'GHSA-ppqq-rrvv-wwxx',
      '--gate',
      'audit',
      ...judgement,
      ...why,
    ]);
    expect(waived).toMatchObject({ exitCode: 0 });

    const last = await run(repository, ['audit', '--format', 'markdown']);
    expect(last.exitCode).toBe(0);
    expect(last.stdout).toContain(`**ACCEPTABLE RISK** until ${soon} (ann)`);
    const vex = await run(repository, ['audit', '--format', 'vex', '--output', 'vex.json']);
    expect(vex.stdout).toMatch(/^✔ 0 vulnerabilities block, 1 is advice, 2 are accepted\.\n/u);
    expect(readFileSync(path.join(repository.path, 'vex.json'), 'utf8')).toContain('"CycloneDX"');

    const check = await run(repository, ['check', '--gate', 'audit', '--format', 'json']);
    expect(check.exitCode).toBe(0);
    const { findings } = JSON.parse(check.stdout) as Report;
    expect(findings.map(({ rule, status }) => `${rule} ${status}`)).toEqual([
      'GHSA-ppqq-rrvv-wwxx waived',
      'GHSA-ccff-gghh-jjmm waived',
      'GHSA-2233-4455-6677 open',
    ]);
  });

  it.each([
    ['the database', 'osv'],
    ['the canary', 'osv/GHSA-vh95-rmgr-6w4m.json'],
    ['the lockfile', 'package-lock.json'],
  ])('is no pass without %s', async (_, name) => {
    const repository = await createGitRepository(auditedFiles);
    rmSync(path.join(repository.path, name), { recursive: true });
    for (const args of [['audit'], ['check', '--gate', 'audit']]) {
      const { exitCode, stdout } = await run(repository, args);
      expect(exitCode).toBe(2);
      expect(stdout).not.toContain('✔');
    }
  });

  it('is no pass with a waiver for ever', async () => {
    const repository = await createGitRepository(auditedFiles);
    await run(repository, ['audit', '--accept', 'cve-2027-1234', ...judgement]);
    const file = path.join(repository.path, 'groundrules.waivers.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(`"expires": "${soon}"`, '"expires": "never"'),
    );
    const { exitCode, stderr } = await run(repository, ['audit']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/groundrules\.waivers\.json:\d+:\d+ \$\.waivers\[0\]\.expires/u);
  });
});

/** What a registry says of these packages, in npm's bulk form. */
const bulk: Readonly<Record<string, readonly object[]>> = {
  minimist: [advisoryOf(1, 'minimist', 'GHSA-vh95-rmgr-6w4m', 'moderate', '<0.2.1')],
  forms: [advisoryOf(2, 'forms', 'GHSA-ppqq-rrvv-wwxx', 'moderate', '<1.2.0')],
};

function advisoryOf(
  id: number,
  name: string,
  ghsa: string,
  severity: string,
  range: string,
): object {
  return {
    id,
    url: `https://github.com/advisories/${ghsa}`,
    title: `A hole in ${name}`,
    severity,
    vulnerable_versions: range,
    cwe: [],
    cvss: { score: 5.6, vectorString: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L' },
  };
}

/** When a version was published, in days before today, and whether it has a proof of origin. */
interface Published {
  readonly days: number;
  readonly attested?: boolean;
}

/** What a registry tells of packages, by version. */
type Packages = Readonly<Record<string, Readonly<Record<string, Published>>>>;

/** All of long ago, and none with a proof of origin. */
const settled: Packages = {
  ecc: { '0.19.1': { days: 400 } },
  forms: { '1.0.0': { days: 400 } },
  runner: { '1.5.0': { days: 400 } },
  tokens: { '3.3.0': { days: 400 } },
};

/** A package as registries tell of it. */
function packumentOf(name: string, versions: Packages[string]): object {
  const dayOf = ({ days }: Published): string =>
    new Date(Date.now() - days * 86_400_000).toISOString();
  const dates = Object.values(versions).map(dayOf).toSorted();
  const proof = { url: 'https://registry.example/', provenance: { predicateType: 'slsa' } };
  return {
    name,
    'dist-tags': { latest: Object.keys(versions).at(-1) },
    versions: Object.fromEntries(
      Object.entries(versions).map(([version, { attested }]) => [
        version,
        { name, version, dist: attested === true ? { attestations: proof } : {} },
      ]),
    ),
    time: {
      created: dates[0],
      modified: dates.at(-1),
      ...Object.fromEntries(Object.entries(versions).map(([id, one]) => [id, dayOf(one)])),
    },
  };
}

/** Starts a registry that speaks npm's protocol on the loopback interface, without archives. */
async function startRegistry(packages: Packages = settled): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const known = packages[(request.url ?? '').slice(1)];
      if (known !== undefined) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(packumentOf((request.url ?? '').slice(1), known)));
        return;
      }
      const isBulk = request.url === '/-/npm/v1/security/advisories/bulk';
      response.writeHead(isBulk ? 200 : 404, { 'content-type': 'application/json' });
      const body = Buffer.concat(parts);
      const isZipped = request.headers['content-encoding'] === 'gzip';
      const text = (isZipped ? gunzipSync(body) : body).toString('utf8');
      const asked = isBulk ? Object.keys(JSON.parse(text) as object) : [];
      response.end(
        JSON.stringify(
          Object.fromEntries(asked.flatMap((name) => (bulk[name] ? [[name, bulk[name]]] : []))),
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

describe('the built command with npm', () => {
  const online = { ...auditedFiles, 'groundrules.json': {} };

  it('asks the registry that npm is told to', async () => {
    const repository = await createGitRepository(online);
    const env = {
      npm_config_registry: await startRegistry(),
      // npm remembers advisories by the registry's numbers.
      npm_config_cache: path.join(repository.path, '.npm'),
    };
    const { exitCode, stdout } = await run(repository, ['audit'], env);
    expect(stdout).toContain(
      'GHSA-ppqq-rrvv-wwxx  1.0.0  moderate, CVSS 5.6, in production  blocks',
    );
    expect(stdout).toMatch(
      /✖ 1 vulnerability blocks, 0 are advice, 0 are accepted\.\n.*\nnpm .* about 4 packages of package-lock\.json, and knew the canary minimist 0\.0\.8 \(GHSA-vh95-rmgr-6w4m\)\.$/mu,
    );
    expect(exitCode).toBe(1);
  });

  it('is no pass where the registry is out of reach', async () => {
    const repository = await createGitRepository(online);
    // Nothing listens on port 9.
    const env = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };
    const { exitCode, stdout } = await run(repository, ['audit'], env);
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^✖ The audit failed: /u);
    expect(stdout).toContain('"audit": { "offline": "FOLDER or ZIP" }');
  });
});

describe('the built command, of the supply chain', () => {
  const suspicious: Packages = {
    ...settled,
    ecc: { '0.19.0': { days: 500 }, '0.19.1': { days: 2 } },
    runner: { '1.4.0': { days: 500, attested: true }, '1.5.0': { days: 400 } },
  };
  const none = { block: 'none' };
  const auditWith = async (
    supplyChain: object,
    packages?: Packages,
  ): Promise<CommandResult & { readonly again: (args: string[]) => Promise<CommandResult> }> => {
    const repository = await createGitRepository({
      ...auditedFiles,
      'groundrules.json': { audit: { production: none, development: none, supplyChain } },
    });
    const env = {
      npm_config_registry: await startRegistry(packages),
      npm_config_cache: path.join(repository.path, '.npm'),
    };
    const again = (args: string[]): Promise<CommandResult> => run(repository, args, env);
    return { ...(await again(['audit'])), again };
  };

  it('asks the registry for ages and proofs of origin, and only advises', async () => {
    const { exitCode, stdout } = await auditWith({}, suspicious);
    expect(stdout).toMatch(
      /young-version .*: 1\n {4}advice +package-lock\.json:\d+ +ecc 0\.19\.1 was published on [-\d]+, .*\bin audit\.supplyChain\.youngVersions\.allow\.$/mu,
    );
    expect(stdout).toMatch(
      /lost-provenance .*: 1\n {4}advice +package-lock\.json:\d+ +runner 1\.5\.0 /u,
    );
    expect(stdout).toContain(
      'Of the supply chain, install scripts, sources, ages of versions and proofs of origin were looked at.',
    );
    expect(exitCode).toBe(0);
  });

  it.each([
    ['that blocks', { youngVersions: { mode: 'block' } }, 1],
    ['that is allowed', { youngVersions: { mode: 'block', allow: ['ecc@0.19.1'] } }, 0],
    ['that is old enough', { youngVersions: { mode: 'block', days: 1 } }, 0],
  ])('a young version %s ends with its exit code', async (_, supplyChain, code) => {
    const { again, exitCode, stdout } = await auditWith(supplyChain, suspicious);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout });
    const { exitCode: checked } = await again(['check', '--gate', 'audit']);
    expect(checked).toBe(code);
  });

  it('is no pass where the registry does not tell', async () => {
    const advised = await auditWith({}, {});
    expect(advised.exitCode).toBe(0);
    expect(advised.stdout).toMatch(/^⚠ .* NOT looked at: ages of versions, proofs of origin\.$/mu);
    expect(advised.stdout).toMatch(
      /^warning {2}package-lock\.json:1 {2}Ages of versions could not/mu,
    );
    const blocked = await auditWith({ provenance: { mode: 'block' } }, {});
    expect(blocked.exitCode).toBe(2);
    expect(blocked.stdout).toMatch(/^✖ The audit failed: audit\.supplyChain\.provenance blocks/mu);
  });
});
