import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { practices } from '@groundrules/catalogue';
import { ESLint, type Linter } from 'eslint';
import { execa } from 'execa';
import type { Report } from 'groundrules';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { check } from '../../verify/check.js';
import { copyApart } from '../../verify/copy-apart.js';
import { findDrift } from '../../verify/find-drift.js';
import { findInRegistry } from '../../verify/find-in-registry.js';
import { compare } from '../../verify/compare.js';
import { readMarks } from '../../verify/marks.js';
import { reviewVulnerabilities } from '../../verify/review-vulnerabilities.js';
import { isOrphan } from '../../verify/vulnerability-table.js';
import type { Finding, Mark } from '../../verify/finding.js';

const demo = path.dirname(path.dirname(import.meta.dirname));
const twin = path.join(demo, 'flawed');

let marks: Mark[];
let findings: Finding[];

beforeAll(async () => {
  const [read, found, drift, told] = await Promise.all([
    readMarks(twin),
    check(twin, { bench: true }),
    findDrift(twin),
    findInRegistry(twin),
  ]);
  marks = read;
  findings = [...found, ...drift, ...told];
}, 360_000);

describe('the flawed twin', () => {
  it('is reported where it is marked, and nowhere else', () => {
    const { missed, unexpected } = compare(marks, findings);
    expect({ missed, unexpected }).toEqual({ missed: [], unexpected: [] });
  });

  it.each([
    ['unused-import', 22],
    ['operator-linebreak', 5],
    ['swallowed-error', 1],
    ['undefined-name', 1],
    ['import-not-first', 1],
    ['line-too-long', 1],
    ['untyped-public-function', 4],
    ['unchecked-nullable', 3],
    ['unused-parameter', 4],
  ])('carries %s as often as the report it mirrors: %d', (practice, count) => {
    expect(marks.filter((mark) => mark.practice === practice)).toHaveLength(count);
  });

  it('carries a workflow and a Dockerfile, too', () => {
    const files = new Set(marks.map(({ file }) => file));
    expect(files).toContain('.github/workflows/ci.yml');
    expect(files).toContain('Dockerfile');
  });

  it('carries an export without a docstring that no entry leads to, which is no issue', async () => {
    const file = 'src/database/command-log.ts';
    expect(await readFile(path.join(twin, file), 'utf8')).toMatch(
      /^\/\/.*\nexport class CommandLog/mu,
    );
    const practice = 'undocumented-public-api';
    const missing = findings.filter((finding) => finding.practice === practice);
    expect(missing.length).toBeGreaterThan(3);
    expect(missing.filter((finding) => finding.file === file)).toEqual([]);
  });

  it('carries two dead imports in the backup module', () => {
    const dead = marks.filter(
      ({ file, practice }) => file.startsWith('src/backup/') && practice === 'unused-import',
    );
    expect(dead).toHaveLength(2);
  });

  it('is verified by the command, fixes and all', async () => {
    const { exitCode, stdout } = await execa('node', ['dist/verify.js'], { cwd: demo });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('; the fixed copy compiles as before.');
    expect(stdout).toContain('5 vulnerabilities found, 3 fixed, 2 accepted, 0 open');
    const count = String(marks.length);
    expect(stdout.split('\n').at(-1)).toBe(
      `${count} seeded, ${count} caught, 0 missed, 0 unexpected`,
    );
  }, 360_000);

  it('fails the command where a mark has no finding', async () => {
    const { folder, remove } = await copyApart(twin);
    onTestFinished(remove);
    const file = path.join(folder, 'src/config.ts');
    await writeFile(file, `// seeded-next-line: swallowed-error\n${await readFile(file, 'utf8')}`);
    const { exitCode, stdout } = await execa('node', ['dist/verify.js', folder], {
      cwd: demo,
      reject: false,
    });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('missed      src/config.ts:2 swallowed-error');
  }, 360_000);

  it('hears from every gate', () => {
    expect(new Set(findings.map(({ gate }) => gate))).toEqual(
      new Set(['format', 'lint', 'types', 'dead-code', 'docs', 'audit', 'bench']),
    );
  });

  it('installs what the report it mirrors found, by the command as by the review', async () => {
    const { outcomes } = await reviewVulnerabilities({
      twin,
      upgraded: path.join(demo, 'upgraded'),
      advisories: path.join(demo, 'advisories'),
    });
    const audited = findings
      .filter(({ practice }) => practice === 'vulnerable-dependency')
      .map(({ rule }) => rule);
    const reviewed = outcomes.map(({ vulnerability }) => vulnerability.advisory.id);
    expect(audited.toSorted()).toEqual(reviewed.toSorted());
    const orphans = outcomes.filter((outcome) => isOrphan(outcome, findings));
    expect(orphans.map(({ vulnerability }) => vulnerability.advisory.package)).toEqual([
      'elliptic',
    ]);
  });

  it('marks only practices of the catalogue', () => {
    const known = new Set<string>(practices.map(({ id }) => id));
    expect(marks.filter((mark) => !known.has(mark.practice))).toEqual([]);
  });
});

describe('the server', () => {
  it('passes every gate that looks at what is there, and nothing is waived or known', async () => {
    const gates = ['format', 'lint', 'types', 'dead-code', 'docs', 'secrets'];
    const { exitCode, stdout } = await execa(
      'groundrules',
      ['check', '--format', 'json', ...gates.flatMap((gate) => ['--gate', gate])],
      { cwd: demo, preferLocal: true, reject: false },
    );
    const report = JSON.parse(stdout) as Report;
    expect(report.findings).toEqual([]);
    expect(report.gates.map(({ name, status }) => `${name} ${status}`)).toEqual(
      gates.map((gate) => `${gate} passed`),
    );
    expect(exitCode).toBe(0);
  }, 360_000);

  // How long they take is another matter where the tests run: beside others, on any machine.
  it('has a record of each of its benchmarks, and each can be measured', async () => {
    const { exitCode, stderr, stdout } = await execa(
      'groundrules',
      ['bench', '--rounds', '1', '--format', 'json'],
      { cwd: demo, preferLocal: true, reject: false },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: expect.toBeOneOf([0, 1]) as number, stderr });
    const { benchmarks } = JSON.parse(stdout) as {
      benchmarks: readonly { readonly name: string; readonly verdict: string }[];
    };
    expect(benchmarks.map(({ name }) => name)).toEqual([
      'API > GET /equipment/:id',
      'API > GET /equipment, a page of 50',
      'database > query by id',
      'database > query of a range',
      'database > insert',
      'security > password hashing',
      'security > token check',
      'security > token check, forged',
      'security > permission check',
    ]);
    expect(benchmarks.filter(({ verdict }) => verdict === 'unrecorded')).toEqual([]);
  }, 360_000);

  it('is linted with the workflow and the Dockerfile, and without a single suppression', async () => {
    const eslint = new ESLint({ cwd: path.dirname(path.dirname(demo)), concurrency: 'off' });
    const results = await eslint.lintFiles([
      path.join(demo, 'src'),
      path.join(demo, '.github/workflows/ci.yml'),
      path.join(demo, 'Dockerfile'),
    ]);
    const files = results.map(({ filePath }) => path.relative(demo, filePath));
    expect(files).toEqual(
      expect.arrayContaining(['src/app.ts', '.github/workflows/ci.yml', 'Dockerfile']),
    );
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    expect(results.flatMap(({ suppressedMessages }) => suppressedMessages)).toEqual([]);
  }, 360_000);
});

describe.each(practices)('the practice $id', ({ enforcers, id }) => {
  it('is caught in the twin', () => {
    expect(marks.map((mark) => mark.practice)).toContain(id);
  });

  it.skipIf(enforcers.eslint === undefined)('is enforced by rules that are on', async () => {
    const eslint = new ESLint({ cwd: twin });
    const configs = await Promise.all(
      ['src/app.ts', 'eslint.config.js', '.github/workflows/ci.yml', 'Dockerfile'].map(
        async (file) =>
          (await eslint.calculateConfigForFile(path.join(twin, file))) as Linter.Config,
      ),
    );
    const on = configs.flatMap(({ rules }) =>
      Object.entries(rules ?? {})
        .filter(([, entry]) => (Array.isArray(entry) ? entry[0] : entry) === 2)
        .map(([rule]) => rule),
    );
    expect(on).toEqual(expect.arrayContaining([...(enforcers.eslint ?? [])]));
  });
});
