import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Gate } from '@groundrules/catalogue';
import { Ajv } from 'ajv';
import {
  createTemporaryRepository,
  runCommand,
  type RepositoryFiles,
} from '@groundrules/testkit/repositories';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { check, type CheckOptions } from '../../src/commands/check.js';
import type { GateAdapter, GateContext, GateOutcome } from '../../src/gates/gate.js';
import type { Report } from '../../src/gates/report.js';
import type { Io } from '../../src/io.js';
import { UserInterrupt } from '../../src/user-interrupt.js';
import { createGitRepository } from '../support/git-repository.js';
import { rawFindingOf } from '../support/raw-finding-of.js';

/** The gates there are, as far as these tests go. */
const available = vi.hoisted(() => [] as GateAdapter[]);
vi.mock('../../src/gates/list-gates.js', () => ({ gates: available }));
afterEach(() => {
  available.length = 0;
});

function gate(name: Gate, run: GateOutcome | ((context: GateContext) => GateOutcome)): void {
  available.push({
    name,
    tool: 'the tool',
    run: (context) => Promise.resolve(typeof run === 'function' ? run(context) : run),
  });
}

/** A finding in each of the files. */
function findingsIn(...files: readonly string[]): GateOutcome {
  return { kind: 'done', findings: files.map((file) => rawFindingOf({ file, message: file })) };
}

function folderOf(files: RepositoryFiles): string {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  return repository.path;
}

interface Result {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  cwd: string,
  options: Partial<CheckOptions> = {},
  {
    env = {},
    isCI = true,
    signal = new AbortController().signal,
  }: Partial<Pick<Io, 'env' | 'isCI' | 'signal'>> = {},
): Promise<Result> {
  const printed = { stdout: '', stderr: '' };
  const exitCode = await check(
    { gates: [], format: 'text', fix: false, ...options },
    {
      cwd,
      env,
      isCI,
      stdout: { write: (text) => (printed.stdout += text) },
      stderr: { write: (text) => (printed.stderr += text) },
      today: '2027-01-05',
      signal,
    },
  );
  return { exitCode, ...printed };
}

async function reportOf(cwd: string, options: Partial<CheckOptions> = {}): Promise<Report> {
  const { stdout } = await run(cwd, { format: 'json', ...options });
  const report: unknown = JSON.parse(stdout);
  const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile<Report>(schema);
  if (!validate(report)) throw new Error(JSON.stringify(validate.errors));
  return report;
}

const filesOf = ({ findings }: Report): string[] => findings.map(({ file }) => file);
const statusesOf = ({ gates }: Report): string[] =>
  gates.map(({ name, status }) => `${name} ${status}`);

it('reports the gates in the order of the tables, and findings by place', async () => {
  gate('types', findingsIn('b.ts', 'a.ts'));
  gate('format', findingsIn('a.ts'));
  const report = await reportOf(folderOf({ 'package.json': { name: 'sample' } }));
  expect(report.repository).toBe('sample');
  expect(statusesOf(report)).toEqual(['format failed', 'types failed']);
  expect(report.findings.map((finding) => `${finding.file} ${finding.gate}`)).toEqual([
    'a.ts format',
    'a.ts types',
    'b.ts types',
  ]);
});

it('reports once what a tool reports for each project that holds the file', async () => {
  gate('types', findingsIn('a.ts', 'a.ts'));
  const report = await reportOf(folderOf({ 'a.ts': 'const a = 1;' }));
  expect(filesOf(report)).toEqual(['a.ts']);
  expect(report.gates[0]?.counts).toEqual({ open: 1, waived: 0, baselined: 0 });
});

it('puts each finding under its package', async () => {
  gate('lint', findingsIn('packages/api/a.ts', 'b.ts'));
  const { stdout } = await run(
    folderOf({
      'package.json': { name: 'root', workspaces: ['packages/*'] },
      'packages/api/package.json': { name: '@acme/api' },
    }),
  );
  expect(stdout).toContain('root (root)\n\nb.ts\n');
  expect(stdout).toContain('@acme/api (packages/api)\n\npackages/api/a.ts\n');
});

it('looks at the whole repository from wherever in it', async () => {
  let looked = '';
  gate('lint', ({ root }) => {
    looked = root;
    return findingsIn();
  });
  const root = folderOf({ 'package.json': { name: 'root' }, 'src/deep/a.ts': '' });
  await run(path.join(root, 'src/deep'));
  expect(looked).toBe(root);
});

describe('the exit code', () => {
  const failed = findingsIn('a.ts');
  const warned: GateOutcome = {
    kind: 'done',
    findings: [rawFindingOf({ severity: 'warning' })],
  };
  const error: GateOutcome = { kind: 'error', reason: 'The tool is missing.' };
  const skipped: GateOutcome = { kind: 'skipped', reason: 'There is nothing.' };
  const passed: GateOutcome = { kind: 'done', findings: [] };
  it.each<readonly [string, 'block' | 'advise', GateOutcome, number]>([
    ['passes', 'block', passed, 0],
    ['warns', 'block', warned, 0],
    ['fails', 'block', failed, 1],
    ['fails', 'advise', failed, 0],
    ['could not do its work', 'block', error, 2],
    ['could not do its work', 'advise', error, 2],
    ['was skipped', 'block', skipped, 0],
  ])('where a gate %s and is to %s', async (_, mode, outcome, exitCode) => {
    gate('lint', outcome);
    gate('types', passed);
    const root = folderOf({ 'groundrules.json': { gates: { lint: mode } } });
    expect((await run(root)).exitCode).toBe(exitCode);
  });

  it('is 2 where nothing ran', async () => {
    gate('lint', skipped);
    const { exitCode, stdout } = await run(folderOf({}));
    expect(exitCode).toBe(2);
    expect(stdout).toContain('lint was skipped: There is nothing.');
    expect(stdout).toContain('No gate ran, so nothing was checked.');
  });
});

describe('--gate', () => {
  it('runs only those', async () => {
    gate('format', findingsIn('a.ts'));
    gate('lint', findingsIn('a.ts'));
    gate('types', findingsIn('a.ts'));
    const report = await reportOf(folderOf({}), { gates: ['types', 'format', 'types'] });
    expect(statusesOf(report)).toEqual(['format failed', 'types failed']);
  });

  it('refuses one that this version does not have', async () => {
    gate('format', findingsIn('a.ts'));
    await expect(run(folderOf({}), { gates: ['bench'] })).rejects.toThrow(
      '--gate bench: this version has no such gate. It has: format.',
    );
  });
});

it('does not run a gate that is off, and says so', async () => {
  gate('lint', () => {
    throw new Error('it ran');
  });
  gate('types', findingsIn());
  const root = folderOf({ 'groundrules.json': { gates: { lint: 'off' } } });
  const report = await reportOf(root);
  expect(statusesOf(report)).toEqual(['lint skipped', 'types passed']);
  expect(report.gates[0]?.reason).toBe('It is off in groundrules.json ("gates").');
});

it('leaves out what is ignored, by glob and by folder', async () => {
  const ignored = ['a.gen.ts', 'lib/deep/b.ts', '.hidden/c.ts', 'src/d.ts', 'src/(e)/[f].ts'];
  gate('lint', findingsIn('a.ts', ...ignored, 'library.ts', 'src/(e)/f.ts'));
  const ignores = ['**/*.gen.ts', 'lib', '.hidden/', './src/d.ts', '/src/\\(e\\)/\\[f\\].ts'];
  const root = folderOf({ 'groundrules.json': { ignores } });
  expect(filesOf(await reportOf(root))).toEqual(['a.ts', 'library.ts', 'src/(e)/f.ts']);
});

describe('--since', () => {
  it('counts findings in files that changed, also of gates that look at the whole', async () => {
    const text = 'export const one = 1;\n'.repeat(20);
    const repository = await createGitRepository({
      'same.ts': text,
      'edited.ts': text,
      'old.ts': `${text}// old`,
      'gone.ts': text,
    });
    repository.write({ 'edited.ts': 'edited', 'untracked.ts': 'new' });
    renameSync(path.join(repository.path, 'old.ts'), path.join(repository.path, 'renamed.ts'));
    rmSync(path.join(repository.path, 'gone.ts'));
    let asked: readonly string[] = [];
    gate('types', ({ changed }) => {
      asked = [...(changed ?? [])].toSorted();
      return findingsIn('same.ts', 'edited.ts', 'renamed.ts', 'untracked.ts', 'gone.ts');
    });
    const report = await reportOf(repository.path, { since: 'main' });
    expect(asked).toEqual(['edited.ts', 'renamed.ts', 'untracked.ts']);
    expect(filesOf(report)).toEqual(asked);
  });

  it('refuses a ref that is not known before any gate runs', async () => {
    gate('lint', () => {
      throw new Error('it ran');
    });
    const repository = await createGitRepository({ 'a.ts': '' });
    const { path: root } = repository;
    await expect(run(root, { since: 'nowhere' })).rejects.toThrow('there is no such branch');
    await expect(run(folderOf({}), { since: 'main' })).rejects.toThrow('is not a Git repository');
  });
});

it('refuses a bare repository, and checks one without a commit', async () => {
  gate('lint', findingsIn('a.ts'));
  const bare = folderOf({});
  await runCommand('git', ['init', '--bare', '--quiet'], { cwd: bare });
  await expect(run(bare)).rejects.toThrow('is a bare repository: there are no files to check.');
  const fresh = await createGitRepository({});
  expect((await run(fresh.path)).exitCode).toBe(1);
});

describe('what is accepted', () => {
  const waiver = {
    id: 'no-undef',
    gate: 'lint',
    reason: 'The old parser goes in spring.',
    owner: 'ada',
    created: '2027-01-01',
    expires: '2027-02-01',
  };
  const waiversOf = (...waivers: readonly object[]): RepositoryFiles => ({
    'groundrules.waivers.json': { waivers },
  });

  it('does not count, and says why', async () => {
    gate('lint', findingsIn('a.ts'));
    const root = folderOf({ 'a.ts': 'a', ...waiversOf(waiver) });
    const report = await reportOf(root);
    expect(report.findings.map(({ status }) => status)).toEqual(['waived']);
    expect(statusesOf(report)).toEqual(['lint passed']);
  });

  it('counts again once its time is over, and so does the waiver', async () => {
    gate('lint', findingsIn('a.ts'));
    const root = folderOf({ 'a.ts': 'a', ...waiversOf({ ...waiver, expires: '2027-01-05' }) });
    const { findings } = await reportOf(root);
    expect(findings.map(({ practice, rule, status }) => ({ practice, rule, status }))).toEqual([
      { practice: null, rule: 'no-undef', status: 'open' },
      { practice: 'expired-waiver', rule: 'expired-waiver', status: 'open' },
    ]);
  });

  it('is stale only where its gate looked at everything', async () => {
    gate('lint', findingsIn());
    gate('types', findingsIn());
    const repository = await createGitRepository({ 'a.ts': 'a', ...waiversOf(waiver) });
    const { path: root } = repository;
    const rules = async (options: Partial<CheckOptions>): Promise<string[]> =>
      (await reportOf(root, options)).findings.map(({ rule }) => rule);
    expect(await rules({})).toEqual(['stale-waiver']);
    expect(await rules({ since: 'main' })).toEqual([]);
    expect(await rules({ gates: ['types'] })).toEqual([]);
  });

  it('is refused before any gate runs where it is not valid', async () => {
    gate('lint', () => {
      throw new Error('it ran');
    });
    const root = folderOf(waiversOf({ ...waiver, reason: '' }));
    await expect(run(root)).rejects.toThrow('groundrules.waivers.json');
  });
});

describe('what is known', () => {
  it('does not count, survives a rename, and is named once it is fixed', async () => {
    gate('lint', ({ root }) =>
      findingsIn(...['a.ts', 'b.ts', 'c.ts'].filter((file) => existsSync(path.join(root, file)))),
    );
    const text = 'const a = 1;\n'.repeat(20);
    const repository = await createGitRepository({ 'a.ts': text, 'b.ts': `${text}\n// b` });
    const { path: root } = repository;
    const { findings } = await reportOf(root);
    repository.write({
      'groundrules.baseline.json': {
        version: 1,
        commit: await repository.git('rev-parse', 'HEAD'),
        growth: [],
        findings: findings.map(({ file, fingerprint, rule }) => ({
          gate: 'lint',
          rule,
          file,
          fingerprint,
        })),
      },
    });
    const known = await reportOf(root);
    expect(statusesOf(known)).toEqual(['lint passed']);
    expect(known.gates[0]?.counts).toEqual({ open: 0, waived: 0, baselined: 2 });
    renameSync(path.join(root, 'a.ts'), path.join(root, 'c.ts'));
    rmSync(path.join(root, 'b.ts'));
    const { exitCode, stdout } = await run(root);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 finding of the baseline is fixed.');
    expect((await run(root, { since: 'HEAD' })).stdout).not.toContain('of the baseline');
    const file = path.join(root, 'groundrules.baseline.json');
    const before = readFileSync(file, 'utf8');
    const { stdout: pruned } = await run(root, {}, { isCI: false });
    expect(pruned).toContain('1 finding is fixed and no longer in groundrules.baseline.json.');
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    expect((await run(root)).stdout).not.toContain('of the baseline');
  });
});

describe('--fix', () => {
  it('repairs one after another before anything is reported', async () => {
    const calls: string[] = [];
    for (const name of ['format', 'lint', 'types', 'dead-code'] as const) {
      gate(name, ({ fix }) => {
        calls.push(`${name}${fix ? ' fix' : ''}`);
        return findingsIn();
      });
    }
    await run(folderOf({}), { fix: true, concurrency: 1 });
    expect(calls.slice(0, 2)).toEqual(['lint fix', 'format fix']);
    expect(calls.slice(2).toSorted()).toEqual(['dead-code', 'format', 'lint', 'types']);
  });

  it.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
    ['nothing where nothing was repaired', [], [], []],
    ['what looks at rules, where they repaired', ['a.ts'], [], ['lint']],
    ['what looks at rules, where the layout changed', [], ['a.md'], ['lint']],
    ['nothing for the layout, which comes last', ['a.ts'], ['a.ts', 'b.ts'], ['lint']],
  ])('runs again %s', async (_, byLint, byFormat, expected) => {
    const again: string[] = [];
    const repairing = (name: Gate, fixed: readonly string[]): void => {
      gate(name, ({ fix }) => {
        if (!fix) again.push(name);
        return { ...findingsIn(), ...(fix && { fixed }) };
      });
    };
    repairing('lint', byLint);
    repairing('format', byFormat);
    const report = await reportOf(folderOf({}), { fix: true });
    expect(again).toEqual(expected);
    expect(report.gates.map(({ fixed, name }) => [name, fixed])).toEqual([
      ['format', byFormat],
      ['lint', byLint],
    ]);
  });

  it('reports what the repair has left', async () => {
    gate('format', ({ fix }) => ({
      ...findingsIn(fix ? 'left.ts' : 'again.ts'),
      ...(fix && { fixed: ['left.ts'] }),
    }));
    expect(filesOf(await reportOf(folderOf({}), { fix: true }))).toEqual(['left.ts']);
  });

  it('names the files that were changed, of many the first', async () => {
    const files = Array.from({ length: 23 }, (_, index) => `${String(index + 10)}.ts`);
    gate('lint', ({ fix }) => ({ ...findingsIn(), ...(fix && { fixed: ['a\n.ts'] }) }));
    gate('format', ({ fix }) => ({ ...findingsIn(), ...(fix && { fixed: files }) }));
    const { stderr, stdout } = await run(folderOf({}), { fix: true });
    expect(stdout).toContain('Note: lint: --fix changed 1 file:\n  a\\n.ts\n');
    expect(stdout).toContain('Note: format: --fix changed 23 files:\n  10.ts\n  11.ts\n');
    expect(stdout).toContain('  29.ts\n  and 3 others\n');
    expect(stdout).not.toContain('30.ts');
    expect(stderr).toContain('format: 23 files changed, 0 findings in ');
  });

  it('says so where there was nothing to change, and nothing where it was not asked to', async () => {
    gate('lint', ({ fix }) => ({ ...findingsIn(), ...(fix && { fixed: [] }) }));
    gate('types', findingsIn());
    const root = folderOf({});
    expect((await run(root, { fix: true })).stdout).toContain(
      'Note: lint: --fix had nothing to change.',
    );
    expect((await run(root)).stdout).not.toContain('--fix');
    expect((await reportOf(root)).gates.map((one) => 'fixed' in one)).toEqual([false, false]);
  });

  it.each<readonly [string, readonly string[] | undefined, string, readonly string[]]>([
    [
      'what it changed before',
      ['a.ts', 'b.ts'],
      '--fix could not do all; it changed 2 files:\n  a.ts\n  b.ts\n',
      ['a.ts', 'b.ts'],
    ],
    ['that it changed nothing', [], '--fix could not do all; it changed no file.\n', []],
    [
      'that nobody knows',
      undefined,
      '--fix could not do all; it may have changed files. Which ones, Git tells: git status\n',
      [],
    ],
  ])('says of a gate that failed %s', async (_, fixed, note, inJson) => {
    gate('lint', { kind: 'error', reason: 'It broke.', ...(fixed !== undefined && { fixed }) });
    gate('format', ({ fix }) => ({ ...findingsIn(), ...(fix && { fixed: ['c.ts'] }) }));
    const root = folderOf({});
    const { exitCode, stderr, stdout } = await run(root, { fix: true });
    expect(exitCode).toBe(2);
    expect(stdout).toContain(`Note: lint: ${note}`);
    expect(stdout).toContain('Note: format: --fix changed 1 file:\n  c.ts\n');
    expect(stdout).not.toContain('nothing to change');
    expect(stderr).toMatch(
      inJson.length > 0 ? /^lint: 2 files changed, error after/mu : /^lint: error after/mu,
    );
    const { gates } = await reportOf(root, { fix: true });
    expect(gates.map((one) => one.fixed)).toEqual([['c.ts'], fixed]);
  });

  it.each<readonly [string, GateOutcome, string]>([
    [
      'what was changed before',
      { kind: 'done', findings: [], fixed: ['a.ts'] },
      'Broken off by SIGINT; no report was written.\nlint: --fix changed 1 file:\na.ts',
    ],
    [
      'what was changed by what was ended',
      { kind: 'error', reason: 'It was ended.', fixed: ['a.ts'] },
      'Broken off by SIGINT; no report was written.\nlint: --fix could not do all; it changed 1 file:\na.ts',
    ],
    [
      'that nobody knows',
      { kind: 'error', reason: 'It has not ended.' },
      'Broken off by SIGINT; no report was written.\nlint: --fix could not do all; it may have changed files. Which ones, Git tells: git status',
    ],
    [
      'that nothing was',
      { kind: 'error', reason: 'It was ended.', fixed: [] },
      'Broken off by SIGINT; nothing was written.',
    ],
  ])('says, when it is broken off, %s', async (_, outcome, message) => {
    for (const at of ['lint', 'types'] as const) {
      available.length = 0;
      const controller = new AbortController();
      const breakOff = (name: Gate): void => {
        if (name === at) controller.abort(new UserInterrupt('SIGINT'));
      };
      gate('lint', ({ fix }) => {
        breakOff('lint');
        return fix ? outcome : findingsIn();
      });
      gate('types', () => {
        breakOff('types');
        return findingsIn();
      });
      await expect(
        run(folderOf({}), { fix: true }, { signal: controller.signal }),
      ).rejects.toMatchObject({ message, exitCode: 130 });
    }
  });

  it('is an error of the gate that could not repair, which does not run again', async () => {
    gate('lint', ({ fix }) => {
      if (!fix) throw new Error('it ran again');
      return { kind: 'error', reason: 'The folder is read-only.', fixed: ['a.ts'] };
    });
    const root = folderOf({});
    const report = await reportOf(root, { fix: true });
    expect(report.gates[0]).toMatchObject({
      status: 'error',
      reason: 'The folder is read-only.',
      fixed: ['a.ts'],
    });
    expect(report.findings).toEqual([]);
  });
});

describe('--output', () => {
  it('writes the report, and prints its summary', async () => {
    gate('lint', findingsIn('a.ts'));
    const root = folderOf({});
    const { exitCode, stdout } = await run(root, { format: 'json', output: 'out/report.json' });
    expect(exitCode).toBe(1);
    const written: unknown = JSON.parse(readFileSync(path.join(root, 'out/report.json'), 'utf8'));
    expect(written).toEqual(await reportOf(root).then(withoutTimes(written)));
    expect(stdout).toContain('1 open error in lint.');
    expect(stdout).not.toContain('a.ts');
  });

  it('writes nothing where something is wrong with the settings', async () => {
    gate('lint', findingsIn('a.ts'));
    const root = folderOf({ 'groundrules.json': '{' });
    await expect(run(root, { output: 'report.txt' })).rejects.toThrow('groundrules.json:1:2');
    expect(existsSync(path.join(root, 'report.txt'))).toBe(false);
  });
});

describe('in GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const annotation = /^::error .*file=a\.ts/mu;

  it.each<readonly [Partial<CheckOptions>, boolean]>([
    [{}, true],
    [{ format: 'github' }, true],
    [{ format: 'json' }, false],
    [{ format: 'json', output: 'report.json' }, true],
  ])('prints annotations where a person reads: %j', async (options, annotated) => {
    gate('lint', findingsIn('a.ts'));
    const { stdout } = await run(folderOf({}), options, { env });
    expect(annotation.test(stdout)).toBe(annotated);
  });

  it('adds the report to the summary of the step, with links to the commit', async () => {
    gate('lint', findingsIn('a.ts'));
    const root = folderOf({});
    const summary = path.join(root, 'summary.md');
    const workflow = {
      ...env,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_SERVER_URL: 'https://forge.example',
      GITHUB_REPOSITORY: 'octo/lab',
      GITHUB_SHA: 'abc',
    };
    await run(root, { format: 'json' }, { env: workflow });
    expect(readFileSync(summary, 'utf8')).toContain(
      '](https://forge.example/octo/lab/blob/abc/a.ts#L',
    );
  });

  it('prints none elsewhere', async () => {
    gate('lint', findingsIn('a.ts'));
    const { stdout } = await run(folderOf({}));
    expect(stdout).not.toMatch(annotation);
  });
});

/** Two runs take differently long. */
function withoutTimes(other: unknown): (report: Report) => unknown {
  const { gates } = other as Report;
  return (report) => ({
    ...report,
    gates: report.gates.map((one, index) => ({ ...one, durationMs: gates[index]?.durationMs })),
  });
}

it('shows what goes on, and what a gate has to say, apart from the report', async () => {
  gate('lint', { kind: 'done', findings: [], note: 'One file was left out.' });
  const { stderr, stdout } = await run(folderOf({}));
  expect(stderr).toMatch(/^lint: started\nlint: 0 findings in \d+ ms\n$/u);
  expect(stdout).toContain('Note: lint: One file was left out.');
});
