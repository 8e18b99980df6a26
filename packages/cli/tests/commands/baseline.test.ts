import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { printBaseline } from '../../src/baseline/print-baseline.js';
import { readBaseline } from '../../src/baseline/read-baseline.js';
import { baseline, type BaselineOptions } from '../../src/commands/baseline.js';
import { check, type CheckOptions } from '../../src/commands/check.js';
import type { GateAdapter } from '../../src/gates/gate.js';
import type { Report } from '../../src/gates/report.js';
import type { Io } from '../../src/io.js';
import { UserError } from '../../src/user-error.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { fakeGate, fakeIo } from './fake-gates.js';

const available = vi.hoisted(() => [] as GateAdapter[]);
vi.mock('../../src/gates/list-gates.js', () => ({ gates: available }));

const types = { broken: false };
beforeEach(() => {
  types.broken = false;
  available.splice(0, available.length, fakeGate('lint'), fakeGate('types', types));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const sources = {
  'package.json': { name: 'sample' },
  'src/a.ts': "export function first() {\n  flaw('lint/one');\n}\n",
  'src/b.ts': "export function second() {\n  flaw('types/TS1');\n  flaw('lint/one');\n}\n",
};

describe('the first time', () => {
  it('records what is open of every gate', async () => {
    const repository = await createGitRepository(sources);
    const head = (await repository.git('rev-parse', 'HEAD')).trim();
    expect(await record(repository)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('groundrules.baseline.json holds 3 findings') as string,
    });
    expect(await readBaseline(repository.path)).toMatchObject({
      commit: head,
      growth: [],
      findings: [
        { gate: 'lint', rule: 'one', file: 'src/a.ts', scope: 'first' },
        { gate: 'lint', rule: 'one', file: 'src/b.ts', scope: 'second' },
        { gate: 'types', rule: 'TS1', file: 'src/b.ts', scope: 'second' },
      ],
    });
    expect(await look(repository)).toEqual({ exitCode: 0, open: [], baselined: 3 });
  });

  it('refuses while a gate cannot do its work, and writes nothing', async () => {
    const repository = await createGitRepository(sources);
    types.broken = true;
    await expect(record(repository)).rejects.toThrow(/types: The tool is missing/u);
    expect(existsSync(path.join(repository.path, 'groundrules.baseline.json'))).toBe(false);
  });

  it('leaves waived findings out', async () => {
    const repository = await createGitRepository({
      ...sources,
      'groundrules.waivers.json': { waivers: [waiverOf('TS1', 'types')] },
    });
    await record(repository);
    expect((await readBaseline(repository.path))?.findings).toHaveLength(2);
  });

  it('works outside Git', async () => {
    const repository = await createGitRepository(sources);
    rmSync(path.join(repository.path, '.git'), { recursive: true });
    await record(repository);
    expect((await readBaseline(repository.path))?.commit).toBeNull();
    // Without Git a moved file is known by what is in it.
    renameSync(path.join(repository.path, 'src/b.ts'), path.join(repository.path, 'src/c.ts'));
    expect(await look(repository)).toEqual({ exitCode: 0, open: [], baselined: 3 });
  });

  it("derives ESLint's own suppressions", async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    expect(suppressions(repository)).toEqual({
      'src/a.ts': { one: { count: 1 } },
      'src/b.ts': { one: { count: 1 } },
    });
  });
});

describe('a check later', () => {
  it.each<{ what: string; change: (repository: GitRepository) => unknown; open: string[] }>([
    {
      what: 'a swap in one file',
      change: ({ write }) => {
        write({
          'src/a.ts':
            "export function first() {}\nexport function new1() {\n  flaw('lint/one');\n}\n",
        });
      },
      open: ['src/a.ts:3'],
    },
    {
      what: 'a file that Git renamed',
      change: async ({ commit, git }) => {
        await git('mv', 'src/a.ts', 'src/moved.ts');
        await commit();
      },
      open: [],
    },
    {
      what: 'a file that was moved and not committed',
      change: ({ path: root }) => {
        renameSync(path.join(root, 'src/b.ts'), path.join(root, 'src/moved.ts'));
      },
      open: [],
    },
    {
      what: 'a file that was renamed, and given a new flaw',
      change: async ({ commit, git, write }) => {
        await git('mv', 'src/b.ts', 'src/moved.ts');
        write({
          'src/moved.ts': `${sources['src/b.ts']}export function third() {\n  flaw('lint/two');\n}\n`,
        });
        await commit();
      },
      open: ['src/moved.ts:6'],
    },
    {
      what: 'moved lines and other formatting',
      change: ({ write }) => {
        write({
          'src/a.ts':
            "import './b.js'\n\n\nexport function first()\n{\n        flaw('lint/one')\n}\n",
        });
      },
      open: [],
    },
  ])('after $what finds open: $open', async ({ change, open }) => {
    const repository = await createGitRepository(sources);
    await record(repository);
    await repository.commit();
    await change(repository);
    const seen = await look(repository);
    expect(seen.open).toEqual(open);
    expect(seen.exitCode).toBe(open.length > 0 ? 1 : 0);
  });

  const mended = { 'src/a.ts': 'export function first() {}\n' };

  it.each<{
    what: string;
    options?: Partial<CheckOptions>;
    io?: Partial<Io>;
    broken?: boolean;
    left: number;
  }>([
    { what: 'everything', left: 2 },
    { what: 'everything, in CI', io: { isCI: true }, left: 3 },
    { what: 'one gate', options: { gates: ['lint'] }, left: 3 },
    { what: 'what changed', options: { since: 'HEAD' }, left: 3 },
    { what: 'everything that is not broken', broken: true, left: 3 },
  ])('of $what leaves $left entries of 3', async ({ options, io, broken = false, left }) => {
    const repository = await createGitRepository(sources);
    await record(repository);
    await repository.commit();
    repository.write(mended);
    types.broken = broken;
    await look(repository, options, io);
    expect((await readBaseline(repository.path))?.findings).toHaveLength(left);
    expect(Object.keys(suppressions(repository))).toHaveLength(left - 1);
  });

  it('keeps what is fixed from coming back', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    repository.write(mended);
    await look(repository);
    repository.write(sources);
    expect((await look(repository)).open).toEqual(['src/a.ts:2']);
  });
});

describe('--prune', () => {
  it('drops what is fixed, takes in nothing, and leaves the growth alone', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    repository.write({
      'src/a.ts': "export function other() {\n  flaw('lint/two');\n}\n",
    });
    expect(await record(repository, { prune: true })).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('1 finding went') as string,
    });
    expect((await readBaseline(repository.path))?.findings.map(({ file }) => file)).toEqual([
      'src/b.ts',
      'src/b.ts',
    ]);
  });

  it('keeps the entries of a gate that cannot do its work', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    repository.write({ 'src/a.ts': '', 'src/b.ts': '' });
    types.broken = true;
    expect(await record(repository, { prune: true })).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining('types keeps its entries: The tool is missing.') as string,
    });
    expect((await readBaseline(repository.path))?.findings.map(({ gate }) => gate)).toEqual([
      'types',
    ]);
  });

  it('does not say that nothing is fixed where a gate cannot do its work', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    types.broken = true;
    const { exitCode, stdout } = await record(repository, { prune: true });
    expect(stdout).toMatch(
      /^Nothing is known to be fixed; groundrules\.baseline\.json holds \d\.\ntypes keeps its entries/mu,
    );
    expect(exitCode).toBe(2);
  });

  it('settles a merge that left markers', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    await repository.commit();
    const known = await readBaseline(repository.path);
    if (known === undefined) throw new Error('There is no baseline.');
    const side = (reason: string): string =>
      printBaseline({
        ...known,
        growth: [{ date: '2027-02-01', author: 'Ann', reason, added: 1 }],
      });
    await repository.git('checkout', '-b', 'side');
    repository.write({ 'groundrules.baseline.json': side('One rule.') });
    await repository.commit();
    await repository.git('checkout', '-');
    repository.write({ 'groundrules.baseline.json': side('Another rule.'), ...sources });
    await repository.commit();
    await expect(repository.git('merge', 'side')).rejects.toThrow();
    await expect(look(repository)).rejects.toThrow(/groundrules baseline --prune/u);
    await expect(record(repository)).rejects.toThrow(/groundrules baseline --prune/u);
    await record(repository, { prune: true });
    expect(await readBaseline(repository.path)).toMatchObject({
      findings: known.findings,
      growth: [{ reason: 'Another rule.' }, { reason: 'One rule.' }],
    });
    expect((await look(repository)).open).toEqual([]);
  });

  it('needs a baseline', async () => {
    const repository = await createGitRepository(sources);
    await expect(record(repository, { prune: true })).rejects.toThrow(/There is no/u);
  });
});

describe('--grow', () => {
  const grown = { 'src/c.ts': "export function third() {\n  flaw('lint/two');\n}\n" };
  const reason = 'The rule two is new.';

  it('takes in what is new, with date, author and reason', async () => {
    const repository = await createGitRepository(sources);
    await repository.git('config', 'user.name', 'Ann');
    await repository.git('config', 'user.email', 'ann@example.org');
    await record(repository);
    repository.write(grown);
    await repository.commit();
    const head = (await repository.git('rev-parse', 'HEAD')).trim();
    expect((await record(repository, { grow: true, reason })).exitCode).toBe(0);
    expect(await readBaseline(repository.path)).toMatchObject({
      commit: head,
      growth: [{ date: '2027-03-01', author: 'Ann <ann@example.org>', reason, added: 1 }],
      findings: [{}, {}, {}, { rule: 'two' }],
    });
    expect((await look(repository)).open).toEqual([]);
  });

  it('names renamed files as they are called now', async () => {
    const repository = await createGitRepository(sources);
    await repository.git('config', 'user.name', 'Ann');
    await record(repository);
    await repository.git('mv', 'src/a.ts', 'src/z.ts');
    repository.write(grown);
    await repository.commit();
    await record(repository, { grow: true, reason });
    expect((await readBaseline(repository.path))?.findings.map(({ file }) => file)).toEqual([
      'src/b.ts',
      'src/b.ts',
      'src/c.ts',
      'src/z.ts',
    ]);
    expect((await look(repository)).open).toEqual([]);
  });

  it('keeps what a gate found that is switched off by now', async () => {
    const repository = await createGitRepository(sources);
    await repository.git('config', 'user.name', 'Ann');
    await record(repository);
    repository.write({ ...grown, 'groundrules.json': { gates: { types: 'off' } } });
    await record(repository, { grow: true, reason });
    expect((await readBaseline(repository.path))?.findings.map(({ gate }) => gate)).toEqual([
      'lint',
      'lint',
      'types',
      'lint',
    ]);
  });

  it('records nothing where nothing is new', async () => {
    const repository = await createGitRepository(sources);
    await repository.git('config', 'user.name', 'Ann');
    await record(repository);
    await record(repository, { grow: true, reason });
    expect((await readBaseline(repository.path))?.growth).toEqual([]);
  });

  it.each<{ what: string; options: Partial<BaselineOptions>; expected: RegExp }>([
    { what: 'without a reason', options: { grow: true }, expected: /needs a reason/u },
    {
      what: 'with one word',
      options: { grow: true, reason: ' later ' },
      expected: /--reason " later " is no reason/u,
    },
    { what: 'with an empty reason', options: { grow: true, reason: '' }, expected: /no reason/u },
    {
      what: 'with --prune',
      options: { grow: true, prune: true, reason },
      expected: /either --grow or --prune/u,
    },
    { what: 'only by a reason', options: { reason }, expected: /belongs to --grow/u },
  ])('is refused $what', async ({ options, expected }) => {
    const repository = await createGitRepository(sources);
    await repository.git('config', 'user.name', 'Ann');
    await record(repository);
    const before = read(repository, 'groundrules.baseline.json');
    repository.write(grown);
    await expect(record(repository, options)).rejects.toThrow(UserError);
    await expect(record(repository, options)).rejects.toThrow(expected);
    expect(read(repository, 'groundrules.baseline.json')).toBe(before);
  });

  it('is refused where nobody stands for it', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    await expect(record(repository, { grow: true, reason })).rejects.toThrow(/git config user/u);
  });

  it('is needed: without it a second run drops what is fixed and names what is new', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    repository.write({ ...grown, 'src/a.ts': '' });
    expect(await record(repository)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('1 finding is not in it') as string,
    });
    expect((await readBaseline(repository.path))?.findings).toHaveLength(2);
  });
});

describe('a waiver', () => {
  it('that has run out opens a finding that the baseline knows', async () => {
    const repository = await createGitRepository(sources);
    await record(repository);
    repository.write({
      'groundrules.waivers.json': {
        waivers: [{ ...waiverOf('TS1', 'types'), expires: '2027-03-01' }],
      },
    });
    expect(await look(repository)).toEqual({
      exitCode: 1,
      open: ['groundrules.waivers.json:3', 'src/b.ts:2'],
      baselined: 2,
    });
    // Nor can it be taken in.
    await record(repository);
    expect((await look(repository)).open).toHaveLength(2);
  });

  it('of a setting is not for a check to judge, and never stale there', async () => {
    const repository = await createGitRepository(sources);
    repository.write({
      'groundrules.waivers.json': {
        waivers: [{ ...waiverOf('no-var', 'lint'), practice: 'weakened-rule' }],
      },
    });
    const { findings } = await report(repository);
    expect(findings.map(({ file }) => file)).not.toContain('groundrules.waivers.json');
  });

  it('of a finding holds after its file was renamed', async () => {
    const repository = await createGitRepository(sources);
    const [, , finding] = (await report(repository)).findings;
    repository.write({
      'groundrules.waivers.json': {
        waivers: [waiverOf(finding?.fingerprint ?? '', finding?.gate ?? 'lint')],
      },
    });
    await repository.commit();
    await repository.git('mv', 'src/b.ts', 'src/z.ts');
    await repository.commit();
    const after = await report(repository);
    expect(after.findings.filter(({ status }) => status === 'waived')).toMatchObject([
      { file: 'src/z.ts', fingerprint: finding?.fingerprint },
    ]);
    expect(after.findings.map(({ rule }) => rule)).not.toContain('stale-waiver');
  });
});

function waiverOf(id: string, gate: string): object {
  return {
    id,
    gate,
    reason: 'Known and harmless.',
    owner: 'ann',
    created: '2027-02-01',
    expires: '2027-04-01',
  };
}

async function record(
  { path: cwd }: GitRepository,
  options: Partial<BaselineOptions> = {},
): Promise<{ exitCode: number; stdout: string }> {
  const printed = { stdout: '', stderr: '' };
  const exitCode = await baseline({ prune: false, grow: false, ...options }, fakeIo(cwd, printed));
  return { exitCode, stdout: printed.stdout };
}

async function report(
  { path: cwd }: GitRepository,
  options: Partial<CheckOptions> = {},
  io: Partial<Io> = {},
): Promise<Report & { exitCode: number }> {
  const printed = { stdout: '', stderr: '' };
  const exitCode = await check(
    { gates: [], fix: false, format: 'json', ...options },
    fakeIo(cwd, printed, io),
  );
  return { ...(JSON.parse(printed.stdout) as Report), exitCode };
}

async function look(
  repository: GitRepository,
  options: Partial<CheckOptions> = {},
  io: Partial<Io> = {},
): Promise<{ exitCode: number; open: string[]; baselined: number }> {
  const { exitCode, findings } = await report(repository, options, io);
  return {
    exitCode,
    open: findings
      .filter(({ status }) => status === 'open')
      .map(({ file, line }) => `${file}:${String(line)}`),
    baselined: findings.filter(({ status }) => status === 'baselined').length,
  };
}

function read({ path: root }: GitRepository, file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function suppressions(repository: GitRepository): object {
  return JSON.parse(read(repository, 'eslint-suppressions.json')) as object;
}
