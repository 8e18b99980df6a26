import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPreciseEnough, judge, sum } from '../precision/judge.mjs';
import { keyOf, readJudgements } from '../precision/read-judgements.mjs';
import { repository } from './support/copy-repository.mjs';
import { makeCheckout } from './support/make-checkout.mjs';
import { run } from './support/run.mjs';

const tool = path.join(repository, 'tools/precision.mjs');
const judgementFolder = path.join(repository, 'tools/precision/judgements');
const rule = 'groundrules/redos';
const report = (line, more = {}) => ({ file: 'a.js', line, rule, message: 'Slow.', ...more });
const judgement = (line, verdict, more = {}) => ({ file: 'a.js', line, rule, verdict, ...more });

describe('judging', () => {
  it('counts reports by rule and verdict, and names what is not reported any more', () => {
    const judgements = [judgement(1, 'true', { note: 'why' }), judgement(2, 'false')];
    const gone = judgement(9, 'debatable');
    const reports = [report(1), report(1), report(2), report(3), report(1, { rule: 'other' })];
    const { count, judged, rules, unreported } = judge([...judgements, gone], reports);
    expect(rules).toEqual({
      [rule]: { reports: 4, true: 2, debatable: 0, false: 1, unjudged: 1 },
      other: { reports: 1, true: 0, debatable: 0, false: 0, unjudged: 1 },
    });
    expect(count).toEqual(sum(Object.values(rules)));
    expect(judged[0]).toEqual({ ...report(1), verdict: 'true', note: 'why' });
    expect(judged[3]).toEqual({ ...report(3), verdict: 'unjudged' });
    expect(unreported).toEqual([gone]);
  });

  it.each([
    [{ false: 1, unjudged: 0 }, 5000, true],
    [{ false: 1, unjudged: 0 }, 4999, false],
    [{ false: 0, unjudged: 1 }, 5000, false],
    [{ false: 0, unjudged: 0 }, 0, true],
  ])('finds %j in %i lines precise enough: %s', (count, lines, isEnough) => {
    expect(isPreciseEnough(count, lines)).toBe(isEnough);
  });
});

const slow = 'groundrules/dynamic-code';
const sources = {
  'src/run.ts': 'export function run(text: string): unknown {\n\n  return eval(text);\n}\n',
  'src/run.test.ts': 'eval(text);\n',
  'src/mocks.ts': 'eval(text);\n',
  'src/types.d.ts': 'export type Text = string;\n',
};
const place = { file: 'src/run.ts', line: 3, rule: slow };
const written = {
  repository: 'acme/shop',
  files: ['src/**/*.ts'],
  reports: [{ ...place, verdict: 'true', note: 'runs any text' }],
};

function precision({ commit, folder }, judgements, ...options) {
  const file = path.join(folder, 'judgements.json');
  const content = JSON.stringify({ commit, ...written, ...judgements });
  writeFileSync(file, typeof judgements === 'string' ? judgements : content);
  return run(folder, [process.execPath, tool, '--judgements', file, ...options, folder]);
}

describe('a checkout', () => {
  it('is judged at both levels, without tests, mocks, declarations and blank lines', () => {
    const { exitCode, stderr, stdout } = precision(makeCheckout(sources), {}, '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const records = JSON.parse(stdout);
    expect(records.map(({ level }) => level)).toEqual(['strict', 'recommended']);
    for (const { checkouts } of records) {
      expect(checkouts).toHaveLength(1);
      expect(checkouts[0]).toMatchObject({
        lines: 3,
        count: { reports: 1, true: 1, debatable: 0, false: 0, unjudged: 0 },
        judged: [{ ...place, verdict: 'true', note: 'runs any text' }],
        unreported: [],
        unreadable: [],
      });
    }
  });

  it.each([
    ['a report that nobody judged', [], 'unjudged:\n  acme/shop src/run.ts:3 groundrules/dyn'],
    [
      'more than one false alarm in 5,000 lines',
      [{ ...place, verdict: 'false', note: 'on purpose' }],
      'false:\n  acme/shop src/run.ts:3 groundrules/dynamic-code on purpose',
    ],
  ])('fails for %s', (_name, reports, message) => {
    const { exitCode, stdout } = precision(makeCheckout(sources), { reports });
    expect(exitCode).toBe(1);
    expect(stdout).toContain(message);
  });

  it('is told about what is not reported any more, and about files that cannot be parsed', () => {
    const checkout = makeCheckout({ ...sources, 'src/broken.ts': 'const = 1;\n' });
    const reports = [...written.reports, { ...place, line: 1, verdict: 'true', note: 'gone' }];
    const { exitCode, stdout } = precision(checkout, { reports });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('not parsed:\n  acme/shop src/broken.ts:1 parser ');
    expect(stdout).toContain('not reported any more:\n  acme/shop src/run.ts:1');
    expect(stdout).toMatch(/^total\s+3\s+1\s+1\s+0\s+0\s+0$/mu);
  });

  it('is rendered for the documentation, or written into it', () => {
    const checkout = makeCheckout(sources);
    const { stdout } = precision(checkout, {}, '--markdown');
    const short = checkout.commit.slice(0, 12);
    expect(stdout).toContain('## `strict`\n\n| code base | commit | lines |');
    expect(stdout).toContain(`| acme/shop | ${short} | 3 | 1 | 1 | 0 | 0 | 0 |`);
    expect(stdout).toContain('| dynamic-code | 1 | 1 | 0 | 0 | 0 |');
    const page = path.join(checkout.folder, 'page.md');
    writeFileSync(page, 'a\n<!-- record -->\nold\n<!-- /record -->\nz\n');
    precision(checkout, {}, '--write', page);
    expect(readFileSync(page, 'utf8')).toBe(
      `a\n<!-- record -->\n\n${stdout.trim()}\n\n<!-- /record -->\nz\n`,
    );
    writeFileSync(page, 'no place\n');
    const { exitCode, stderr } = precision(checkout, {}, '--write', page);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('must hold <!-- record -->');
  });

  it('at another commit is refused, unless any will do', () => {
    const checkout = makeCheckout(sources);
    const other = { commit: '0'.repeat(40) };
    expect(precision(checkout, other)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(precision(checkout, other, '--any-commit')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('bad input', () => {
  it.each([
    ['judgements that are not JSON', '{', 'cannot be read'],
    ['no reports', { reports: undefined }, '"reports" must be a list'],
    ['no file', { reports: [{ line: 1, rule: slow, verdict: 'true' }] }, 'report 1 must name a'],
    ['no rule', { reports: [{ file: 'a', line: 1, verdict: 'true' }] }, 'report 1 must name a'],
    ['line 0', { reports: [{ ...place, line: 0, verdict: 'true' }] }, 'report 1 needs a line'],
    ['no verdict', { reports: [place] }, 'report 1 needs a verdict'],
    ['two verdicts', { reports: [...written.reports, ...written.reports] }, 'report 2 was judged'],
    ['files that are not there', { files: ['none/*.js'] }, 'has no file none/*.js'],
    ['files that are all left out', { files: ['src/m*.ts'] }, 'has no file src/m*.ts'],
  ])('is refused: %s', (_name, judgements, message) => {
    const { exitCode, stderr, stdout } = precision(makeCheckout(sources), judgements);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    [[], 'Usage: '],
    [['--judgements', 'a.json', '.', '.'], '--judgements goes with one folder.'],
    [['tools'], `${path.join(judgementFolder, 'tools.json')} does not exist.`],
  ])('is refused: precision %j', (args, message) => {
    const { exitCode, stderr } = run(repository, [process.execPath, tool, ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('the judgements in this repository', () => {
  const page = readFileSync(
    path.join(repository, 'packages/eslint-plugin/docs/precision.md'),
    'utf8',
  );

  it.each(readdirSync(judgementFolder))('of %s are sound, and on the page', (name) => {
    const { commit, reports, repository: owner } = readJudgements(path.join(judgementFolder, name));
    expect(name).toBe(`${owner.replace('/', '__')}.json`);
    expect(page).toContain(`${owner} `);
    expect(page).toContain(commit.slice(0, 12));
    const known = new Set(['file', 'line', 'rule', 'verdict', 'note']);
    for (const entry of reports) {
      expect([...known]).toEqual(expect.arrayContaining(Object.keys(entry)));
      // Why, and never the code that is there.
      expect(`${keyOf(entry)} ${entry.note}`).toMatch(/ [\w $,;.'-]{5,120}$/u);
    }
  });
});
