import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTemporaryRepository } from '@groundrules/testkit/repositories';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { check } from '../../src/commands/check.js';
import { report, type ReportOptions } from '../../src/commands/report.js';
import type { RawFinding } from '../../src/findings/finding.js';
import type { GateAdapter, GateOutcome } from '../../src/gates/gate.js';
import type { Io } from '../../src/io.js';
import type { HistoryRecord } from '../../src/progress-report/history-record.js';
import type { ProgressSummary } from '../../src/progress-report/progress-summary.js';
import { UserError } from '../../src/user-error.js';
import { fakeGate, fakeIo } from '../commands/fake-gates.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { rawFindingOf } from '../support/raw-finding-of.js';
import { countsOf, lineOf } from './support/record-of.js';

/** The gates there are, as far as these tests go. */
const available = vi.hoisted(() => [] as GateAdapter[]);
vi.mock('../../src/gates/list-gates.js', () => ({ gates: available }));

const state = { broken: false };
let runs = 0;
beforeEach(() => {
  state.broken = false;
  runs = 0;
  const lint = fakeGate('lint', state);
  const counted: GateAdapter = {
    ...lint,
    run: (context) => {
      runs += 1;
      return lint.run(context);
    },
  };
  available.splice(0, available.length, counted, fakeGate('secrets'));
});

const flaws = (count: number): string =>
  Array.from({ length: count }, (_, index) => `flaw('lint/rule-${String(index)}');\n`).join('');

const history = '.groundrules/history.jsonl';

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: ProgressSummary;
}

async function run(
  cwd: string,
  options: Partial<ReportOptions> = {},
  io: Partial<Io> = {},
): Promise<Ended> {
  const printed = { stdout: '', stderr: '' };
  const exitCode = await report({ format: 'json', ...options }, fakeIo(cwd, printed, io));
  const isJson = printed.stdout.startsWith('{');
  const summary = (isJson ? JSON.parse(printed.stdout) : {}) as ProgressSummary;
  return { exitCode, ...printed, summary };
}

function recordsIn(folder: string): HistoryRecord[] {
  const file = path.join(folder, history);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as HistoryRecord);
}

async function repositoryWith(count: number): Promise<GitRepository> {
  return await createGitRepository({ 'src/a.ts': flaws(count) });
}

it('records a line for each commit, and counts from the first', async () => {
  const repository = await repositoryWith(4);
  const { path: root } = repository;
  const first = await run(root);
  expect(first.stderr).toContain(`Recorded in ${history}.`);
  expect(first.summary.overall).toMatchObject({ status: 'in-progress', remaining: 4 });
  expect(first.summary.overall.percent).toBeUndefined();
  repository.write({ 'src/a.ts': flaws(1) });
  const second = await repository.commit('fix(core): mend three');
  const { exitCode, summary } = await run(root, {}, { today: '2027-03-02' });
  expect(exitCode).toBe(0);
  expect(summary.overall).toMatchObject({ start: 4, remaining: 1, percent: 75 });
  expect(summary).toMatchObject({ since: '2027-03-01', date: '2027-03-02', commit: second });
  expect(recordsIn(root).map(({ date, practices }) => [date, practices['correctness']])).toEqual([
    ['2027-03-01', countsOf({ open: 4 })],
    ['2027-03-02', countsOf({ open: 1 })],
  ]);
  expect(summary.trend.map(({ remaining }) => remaining['code-quality'])).toEqual([4, 1]);
  expect(summary.commits?.kinds.map(({ commits, type }) => [type, commits.length])).toEqual([
    ['fix', 1],
  ]);
});

it('leaves the line of a commit as it is while nothing is new', async () => {
  const { path: root } = await repositoryWith(2);
  await run(root);
  const before = readFileSync(path.join(root, history));
  const { stderr } = await run(root, {}, { today: '2027-05-01' });
  expect(stderr).toContain('has this commit already');
  expect(readFileSync(path.join(root, history)).equals(before)).toBe(true);
});

describe('records', () => {
  it.each<
    readonly [string, boolean, Partial<ReportOptions>, Partial<Io>, (folder: string) => void]
  >([
    ['a commit', true, {}, {}, () => undefined],
    ['nothing in CI', false, {}, { isCI: true }, () => undefined],
    ['a commit in CI where it is told to', true, { record: true }, { isCI: true }, () => undefined],
    ['nothing where it is told not to', false, { record: false }, {}, () => undefined],
    ['a commit beside what it writes', true, { output: 'out/progress.json' }, {}, () => undefined],
    [
      'nothing of a work tree that differs',
      false,
      {},
      {},
      (root) => {
        writeFileSync(path.join(root, 'src/b.ts'), '');
      },
    ],
    [
      'nothing of a file that is gone',
      false,
      {},
      {},
      (root) => {
        rmSync(path.join(root, 'src/a.ts'));
      },
    ],
    [
      'nothing of a broken gate',
      false,
      {},
      {},
      () => {
        state.broken = true;
      },
    ],
  ])('%s', async (_, isRecorded, options, io, prepare) => {
    const { path: root } = await repositoryWith(1);
    prepare(root);
    const { stderr } = await run(root, options, io);
    expect(recordsIn(root)).toHaveLength(isRecorded ? 1 : 0);
    expect(stderr).toContain(isRecorded ? 'Recorded in' : 'Nothing was recorded:');
    // Once more, so that the history itself is no difference.
    await run(root, options, io);
    expect(recordsIn(root)).toHaveLength(isRecorded ? 1 : 0);
  });

  it('a part of a larger repository by what is in it', async () => {
    const repository = await createGitRepository({
      'service/groundrules.json': '{}',
      'service/src/a.ts': flaws(1),
      'other.ts': '',
    });
    const root = path.join(repository.path, 'service');
    repository.write({ 'other.ts': 'changed' });
    await run(root);
    await run(root);
    expect(recordsIn(root)).toHaveLength(1);
    repository.write({ 'service/src/b.ts': '' });
    const { stderr, summary } = await run(root);
    expect(stderr).toContain('not everything is committed (service/src/b.ts)');
    expect(summary.notes).toContainEqual(
      expect.stringContaining('The numbers are of the work tree'),
    );
  });

  it('outside Git a line for each day', async () => {
    const { path: root, ...repository } = createTemporaryRepository({ 'src/a.ts': flaws(2) });
    onTestFinished(repository.dispose);
    await run(root);
    repository.write({ 'src/a.ts': flaws(1) });
    await run(root);
    const { summary } = await run(root, {}, { today: '2027-03-02' });
    expect(recordsIn(root).map(({ commit, date }) => [commit, date])).toEqual([
      [null, '2027-03-01'],
      [null, '2027-03-02'],
    ]);
    expect(summary).not.toHaveProperty('commits');
  });
});

it('counts from the baseline as it was first committed', async () => {
  const entry = (index: number): object => ({
    gate: 'lint',
    rule: `rule-${String(index)}`,
    file: 'src/a.ts',
    fingerprint: String(index).repeat(20),
  });
  const baselineOf = (count: number): object => ({
    version: 1,
    commit: null,
    growth: [],
    findings: Array.from({ length: count }, (_, index) => entry(index)),
  });
  const repository = await createGitRepository({ 'src/a.ts': flaws(1) });
  repository.write({ 'groundrules.baseline.json': baselineOf(8) });
  await repository.commit();
  repository.write({ 'groundrules.baseline.json': baselineOf(2) });
  await repository.commit();
  const { summary } = await run(repository.path);
  expect(summary.overall).toMatchObject({ start: 8, remaining: 1, percent: 87 });
  expect(summary.since).toBe('2027-01-05');
});

it('claims nothing where a gate is broken, and ends with 2', async () => {
  const { path: root } = await repositoryWith(1);
  state.broken = true;
  const { exitCode, summary } = await run(root);
  expect(exitCode).toBe(2);
  expect(summary.overall).toEqual({
    status: 'unknown',
    accepted: 0,
    remark: 'A gate did not see everything, so there is no number.',
  });
  expect(summary.trend).toEqual([]);
});

describe('a part that cannot be told', () => {
  /** Something that happens while the gates run. */
  function meanwhile(happens: (root: string) => void): void {
    const [lint, ...others] = available;
    if (lint === undefined) throw new Error('there is no gate');
    available.splice(
      0,
      available.length,
      {
        ...lint,
        run: async (context) => {
          const outcome = await lint.run(context);
          happens(context.root);
          return outcome;
        },
      },
      ...others,
    );
  }

  const criterion = ({ readiness }: ProgressSummary, id: string): object | undefined =>
    readiness.criteria.find((one) => one.id === id);

  it('as settings broke meanwhile loses no other, is told, and ends with 2', async () => {
    const { path: root } = await repositoryWith(2);
    meanwhile((folder) => {
      writeFileSync(path.join(folder, 'groundrules.json'), '{ "lvl": 1 }');
    });
    const { exitCode, stderr, summary } = await run(root);
    expect(exitCode).toBe(2);
    expect(summary.overall).toMatchObject({ status: 'in-progress', remaining: 2 });
    expect(criterion(summary, 'no-weakened-rule')).toMatchObject({
      state: 'unknown',
      evidence: expect.stringMatching(/^it could not be measured: .*"level"/u) as string,
    });
    const told = /^Whether a setting is weaker than the standard could not be told: .*"level"/mu;
    expect(stderr).toMatch(told);
    expect(summary.notes).toContainEqual(expect.stringMatching(told));
    expect(recordsIn(root)).toEqual([]);
  });

  it('as Git broke meanwhile loses no other, is told, and ends with 2', async () => {
    const { path: root } = await repositoryWith(2);
    meanwhile((folder) => {
      writeFileSync(path.join(folder, '.git/index'), 'no index');
    });
    const { exitCode, stderr, summary } = await run(root);
    expect(exitCode).toBe(2);
    expect(summary.overall).toMatchObject({ remaining: 2 });
    expect(summary.commits).toMatchObject({ total: 1 });
    expect(criterion(summary, 'no-weakened-rule')).toMatchObject({ state: 'unknown' });
    expect(stderr).toMatch(
      /^Whether everything is committed could not be told: git status failed/mu,
    );
    expect(stderr).toContain('Nothing was recorded: git status failed');
    expect(recordsIn(root)).toEqual([]);
  });

  it('as the clone lacks commits is told beforehand, and loses no other', async () => {
    const repository = await repositoryWith(2);
    const { path: root } = repository;
    const parent = (await repository.git('rev-parse', 'HEAD')).trim();
    repository.write({ 'src/b.ts': '' });
    await repository.commit('feat: b');
    rmSync(path.join(root, '.git/objects', parent.slice(0, 2), parent.slice(2)));
    const { exitCode, stderr, summary } = await run(root);
    expect(exitCode).toBe(2);
    expect(summary.overall).toMatchObject({ remaining: 2 });
    expect(summary).not.toHaveProperty('commits');
    expect(summary.notes).toContainEqual(
      expect.stringMatching(/^The commits could not be told: git log failed/u),
    );
    expect(stderr).toContain('The baseline as it was first committed could not be told: git log');
    for (const format of ['markdown', 'html'] as const) {
      const { stdout } = await run(root, { format });
      expect(stdout).toContain('The commits could not be told: git log failed');
    }
  });

  it('is the history alone where that cannot be written: the summary is', async () => {
    const { path: root } = await repositoryWith(2);
    meanwhile((folder) => {
      writeFileSync(path.join(folder, '.git/info/exclude'), '.groundrules\n');
      writeFileSync(path.join(folder, '.groundrules'), 'a file');
    });
    const ended = run(root, { output: 'progress.json' });
    await expect(ended).rejects.toThrow(UserError);
    await expect(ended).rejects.toThrow('.groundrules/history.jsonl cannot be written');
    const written = readFileSync(path.join(root, 'progress.json'), 'utf8');
    expect(JSON.parse(written)).toMatchObject({ overall: { remaining: 2 } });
  });
});

it('shows what it does besides the gates', async () => {
  const { path: root } = await repositoryWith(1);
  const { stderr } = await run(root, { concurrency: 2 });
  expect(stderr.replaceAll(/[\d.]+ m?s/gu, '<time>').split('\n')).toEqual([
    'lint: started',
    'secrets: started',
    'lint: 1 finding in <time>',
    'secrets: 0 findings in <time>',
    'coverage: started',
    'coverage: measured in <time>',
    'drift: started',
    'drift: measured in <time>',
    `Recorded in ${history}. Commit it with what comes next.`,
    '',
  ]);
});

it('records nothing where no gate has looked at anything', async () => {
  const { path: root } = await repositoryWith(1);
  for (const [index, gate] of available.entries()) {
    available[index] = {
      ...gate,
      run: () => Promise.resolve({ kind: 'skipped', reason: 'Nothing of its kind.' }),
    };
  }
  const { exitCode, stderr } = await run(root);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Nothing was recorded: no gate has looked at anything.');
  expect(recordsIn(root)).toEqual([]);
});

describe('refuses before any gate has run', () => {
  it.each<readonly [string, string, string]>([
    ['half a line', '{"version":1,', `${history}:1:14`],
    [
      'markers of a merge',
      `<<<<<<< a\n${lineOf().text}\n=======\n>>>>>>> b\n`,
      'a merge left markers',
    ],
  ])('%s in the history, which stays as it is', async (_, text, message) => {
    const repository = await createGitRepository({ 'src/a.ts': '', [history]: text });
    for (const record of [true, false]) {
      await expect(run(repository.path, { record })).rejects.toThrow(message);
    }
    expect(readFileSync(path.join(repository.path, history), 'utf8')).toBe(text);
    expect(runs).toBe(0);
  });

  it('a ref that is not known', async () => {
    const { path: root } = await repositoryWith(1);
    await expect(run(root, { since: 'nowhere' })).rejects.toThrow(
      '--since nowhere: there is no such branch, tag or commit here.',
    );
    expect(runs).toBe(0);
  });
});

it('says so where the history cannot be written', async () => {
  const repository = await createGitRepository({ 'src/a.ts': '', '.groundrules': 'a file' });
  await expect(run(repository.path)).rejects.toThrow(/cannot be .*: /u);
});

it.each([
  ['v1.0.0', 2],
  ['HEAD~1', 1],
])('tells the commits since %s', async (since, total) => {
  const repository = await repositoryWith(0);
  await repository.git('tag', 'v1.0.0');
  repository.write({ 'src/b.ts': '' });
  await repository.commit('feat: b');
  repository.write({ 'src/c.ts': '' });
  await repository.commit('feat!: c');
  const { summary } = await run(repository.path, { since });
  expect(summary.commits).toMatchObject({ range: `since ${since}`, total });
});

it('tells the commits since the latest tag where nothing is on record', async () => {
  const repository = await repositoryWith(0);
  const beginning = await run(repository.path, { record: false });
  expect(beginning.summary.commits).toMatchObject({ range: 'since the beginning', total: 1 });
  await repository.git('tag', 'v1.0.0');
  repository.write({ 'src/b.ts': '' });
  await repository.commit('feat: b');
  const { summary } = await run(repository.path, { record: false });
  expect(summary.commits).toMatchObject({ range: 'since v1.0.0, the latest tag', total: 1 });
});

describe('--input', () => {
  it('counts the mistakes of a report that has many', async () => {
    const { path: root } = await repositoryWith(1);
    const text = '{"version":1,"gates":[{},{},{}],"findings":[]}';
    writeFileSync(path.join(root, 'report.json'), text);
    await expect(run(root, { input: 'report.json' })).rejects.toThrow(
      /^(?:report\.json:1:.*\n){5}and \d+ other mistakes$/u,
    );
  });

  async function checked(
    root: string,
    options: Partial<Parameters<typeof check>[0]> = {},
  ): Promise<string> {
    const printed = { stdout: '', stderr: '' };
    const file = path.join(root, 'report.json');
    await check(
      { gates: [], format: 'json', fix: false, output: 'report.json', ...options },
      fakeIo(root, printed, { isCI: true }),
    );
    return file;
  }

  it('says the same as running the gates, and records it', async () => {
    const { path: root } = await repositoryWith(3);
    const { summary: own } = await run(root, { record: false });
    await checked(root);
    runs = 0;
    const { exitCode, summary } = await run(root, { input: 'report.json' });
    expect(exitCode).toBe(0);
    expect(runs).toBe(0);
    expect(summary).toMatchObject({
      overall: own.overall,
      sections: own.sections,
      readiness: own.readiness,
    });
    expect(recordsIn(root)).toHaveLength(1);
  });

  it('knows what tools can repair and how severe an advisory is', async () => {
    const { path: root } = await repositoryWith(0);
    const found = (name: GateAdapter['name'], ...findings: RawFinding[]): void => {
      const outcome: GateOutcome = { kind: 'done', findings };
      available.push({ name, tool: 'the tool', run: () => Promise.resolve(outcome) });
    };
    const file = 'src/a.ts';
    found('types', rawFindingOf({ file, fixable: true }), rawFindingOf({ file, line: 2 }));
    found(
      'audit',
      rawFindingOf({
        file,
        rule: 'GHSA-wj6h-64fc-37mp',
        practice: 'vulnerable-dependency',
        risk: 'critical',
      }),
    );
    const { summary: own } = await run(root, { record: false });
    expect(own.work.map(({ effort, practice }) => [effort, practice])).toEqual([
      ['automatic', 'correctness'],
      ['small', 'correctness'],
      ['small', 'vulnerable-dependency'],
    ]);
    expect(own.vulnerabilities.list).toMatchObject([{ severity: 'critical' }]);
    await checked(root);
    const { summary } = await run(root, { input: 'report.json', record: false });
    expect(summary.work).toEqual(own.work);
    expect(summary.vulnerabilities).toEqual(own.vulnerabilities);
  });

  it('ends with 2 where a gate was broken', async () => {
    const { path: root } = await repositoryWith(3);
    state.broken = true;
    await checked(root);
    expect((await run(root, { input: 'report.json' })).exitCode).toBe(2);
  });

  it.each<readonly [string, (root: string) => Promise<unknown>, string]>([
    [
      'a file that is not there',
      () => Promise.resolve(),
      '--input report.json: there is no such file. Make it:',
    ],
    [
      'what is no JSON',
      (root) => Promise.resolve(writeFileSync(path.join(root, 'report.json'), 'no')),
      'report.json:1:1: this is no JSON',
    ],
    ...['{"version":1}', '[]', '{"gates":[]}', '{"runs":[]}', 'null'].map(
      (text): [string, (root: string) => Promise<unknown>, string] => [
        `another JSON: ${text}`,
        (root) => Promise.resolve(writeFileSync(path.join(root, 'report.json'), text)),
        '--input report.json: this is no report of groundrules check. Make one:',
      ],
    ),
    [
      'a report that lacks something',
      (root) =>
        Promise.resolve(
          writeFileSync(
            path.join(root, 'report.json'),
            '{"version":1,"gates":[{},{},{}],"findings":[]}',
          ),
        ),
      'report.json:1:1 $: "repository" is missing.',
    ],
    [
      'a folder',
      (root) => Promise.resolve(mkdirSync(path.join(root, 'report.json'))),
      'report.json cannot be read',
    ],
    [
      'a report about some gates',
      (root) => checked(root, { gates: ['secrets'] }),
      'this report says nothing of lint.',
    ],
    [
      'a report about changes',
      (root) => checked(root, { since: 'HEAD' }),
      'counts only what changed since "HEAD"',
    ],
    [
      'a report about another repository',
      async (root) => {
        const file = await checked(root);
        const text = readFileSync(file, 'utf8').replace(
          /"repository": ".*"/u,
          '"repository": "other"',
        );
        writeFileSync(file, text);
      },
      'this is a report about "other"',
    ],
  ])('refuses %s', async (_, prepare, message) => {
    const { path: root } = await repositoryWith(1);
    await prepare(root);
    await expect(run(root, { input: 'report.json' })).rejects.toThrow(message);
    expect(recordsIn(root)).toEqual([]);
  });
});
