import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';
import { readLabels } from '../recall/read-labels.mjs';
import { recallOf, score, sum } from '../recall/score.mjs';
import { repository } from './support/copy-repository.mjs';
import { makeCheckout } from './support/make-checkout.mjs';
import { run } from './support/run.mjs';

const tool = path.join(repository, 'tools/recall.mjs');
const labelFolder = path.join(repository, 'tools/recall/labels');
const practiceIds = new Set(
  practices.filter(({ area }) => area === 'security').map(({ id }) => id),
);

/** Rules here are named as their practice is. */
const practiceOf = (rule) => (rule === 'unknown' ? undefined : rule);
const label = (line, more = {}) => ({
  file: 'a.js',
  practice: 'redos',
  ranges: [[line, line]],
  isBorderline: false,
  ...more,
});
const report = (line, more = {}) => ({
  file: 'a.js',
  line,
  rule: 'redos',
  message: 'Slow.',
  ...more,
});

describe('a score', () => {
  it('counts a label once, however often it is reported', () => {
    const {
      missed,
      practices: counts,
      unlabelled,
    } = score([label(3)], [report(3), report(3)], practiceOf);
    expect(counts).toEqual({ redos: { labels: 1, found: 1, unlabelled: 0 } });
    expect({ missed, unlabelled }).toEqual({ missed: [], unlabelled: [] });
  });

  it.each([
    ['another line', { line: 4 }],
    ['another file', { file: 'b.js' }],
    ['another practice', { rule: 'ssrf' }],
    ['a rule of no practice', { rule: 'unknown' }],
  ])('does not take a report of %s for the label', (_name, more) => {
    const reports = [report(3, more)];
    const { missed, total, unlabelled } = score([label(3, { note: 'why' })], reports, practiceOf);
    expect(total).toEqual({ labels: 1, found: 0, unlabelled: 1 });
    expect(missed).toEqual([
      { file: 'a.js', line: 3, lastLine: 3, practice: 'redos', note: 'why' },
    ]);
    expect(unlabelled).toEqual([{ ...reports[0], practice: practiceOf(reports[0].rule) }]);
  });

  it.each([
    [2, 0],
    [3, 1],
    [5, 1],
    [6, 0],
    [9, 1],
  ])('takes line %i for a label of lines 3 to 5, or 9: %i', (line, found) => {
    const ranges = [
      [3, 5],
      [9, 9],
    ];
    const { total } = score([label(0, { ranges })], [report(line)], practiceOf);
    expect(total).toEqual({ labels: 1, found, unlabelled: 1 - found });
  });

  it('leaves borderline labels out, reported or not', () => {
    const labels = [label(3, { isBorderline: true }), label(4, { isBorderline: true })];
    const { missed, practices: counts, total } = score(labels, [report(3)], practiceOf);
    expect(counts).toEqual({});
    expect(total).toEqual({ labels: 0, found: 0, unlabelled: 0 });
    expect(missed).toEqual([]);
  });

  it('adds up', () => {
    const total = sum([
      { labels: 3, found: 1, unlabelled: 2 },
      { labels: 1, found: 1, unlabelled: 0 },
    ]);
    expect(total).toEqual({ labels: 4, found: 2, unlabelled: 2 });
    expect(recallOf(total)).toBe(0.5);
    expect(recallOf(sum([]))).toBe(1);
  });
});

/** Two slow expressions, of which the second is said to be one; line 3 has none. */
const sources = {
  'src/slow.ts': `export const first: RegExp = /^(a+)+$/u; // eslint-disable-line
export const second: RegExp = /^(b+)+$/u;
export const third: RegExp = /c/u;
`,
  'src/left-out.ts': 'export const fourth = /^(d+)+$/u;\n',
  'lib/old.js': "'use strict';\nmodule.exports = /^(e+)+$/;\nreturn;\n",
};
const slow = { file: 'src/slow.ts', practice: 'redos' };
const written = {
  repository: 'acme/shop',
  files: ['src/**/*.ts', 'lib/*.js'],
  ignored: ['src/left-out.ts'],
  labels: [{ ...slow, line: 2 }],
};

function recall({ commit, folder }, labels, ...options) {
  const file = path.join(folder, 'labels.json');
  writeFileSync(
    file,
    typeof labels === 'string' ? labels : JSON.stringify({ commit, ...written, ...labels }),
  );
  return run(folder, [process.execPath, tool, '--labels', file, ...options, folder]);
}

describe('a checkout', () => {
  it('is scored by practice, with what was missed and what no label explains', () => {
    const labels = [
      { ...slow, line: 2 },
      { ...slow, lines: [3, 4], or: [5, [6, 7]], note: 'not slow' },
    ];
    const { exitCode, stderr, stdout } = recall(makeCheckout(sources), { labels });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const words = stdout.split('\n').map((line) => line.trim().split(/\s+/u).join(' '));
    expect(words).toContainEqual(expect.stringMatching(/^redos 2 1 1 50\.0 % [2-9]$/u));
    expect(words).toContainEqual(expect.stringMatching(/^total 2 1 1 50\.0 % [2-9]$/u));
    expect(words).toContain('acme/shop src/slow.ts:3 redos (not slow)');
    expect(stdout).toMatch(/acme\/shop src\/slow\.ts:1 regexp\/no-super-linear-backtracking \S/u);
    expect(stdout).toContain('acme/shop lib/old.js:2 regexp/no-super-linear-backtracking');
    expect(stdout).not.toContain('left-out.ts');
  });

  it('is scored for machines', () => {
    const checkout = makeCheckout(sources);
    const { stdout } = recall(checkout, {}, '--json');
    const { checkouts, total } = JSON.parse(stdout);
    const [{ unlabelled, ...others }] = checkouts;
    expect(checkouts).toHaveLength(1);
    expect(total).toEqual({ labels: 1, found: 1, unlabelled: unlabelled.length });
    expect(others).toEqual({
      repository: 'acme/shop',
      commit: checkout.commit,
      files: 2,
      practices: { redos: total },
      total,
      missed: [],
      unreadable: [],
    });
    // More than one rule may report a line.
    const places = unlabelled.map(({ file, line, practice }) => `${file}:${line} ${practice}`);
    expect([...new Set(places)]).toEqual(['lib/old.js:2 redos', 'src/slow.ts:1 redos']);
  });

  it('passes at the minimum and fails below it', () => {
    const checkout = makeCheckout(sources);
    const labels = [
      { ...slow, line: 2 },
      { ...slow, line: 3 },
    ];
    expect(recall(checkout, { labels }, '--minimum', '0.5').exitCode).toBe(0);
    expect(recall(checkout, { labels }, '--minimum', '0.51').exitCode).toBe(1);
  });

  it('names a file that cannot be parsed, and misses its labels', () => {
    const checkout = makeCheckout({ 'src/slow.ts': 'const = /^(a+)+$/u;\n' });
    const { exitCode, stdout } = recall(checkout, {
      files: ['src/*.ts'],
      labels: [{ ...slow, line: 1 }],
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('not parsed:\n  acme/shop src/slow.ts:1 parser ');
    expect(stdout).toContain('missed:\n  acme/shop src/slow.ts:1 redos');
  });

  it('at another commit is refused, unless any will do', () => {
    const checkout = makeCheckout(sources);
    const other = { commit: '0'.repeat(40) };
    const { exitCode, stderr, stdout } = recall(checkout, other);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`is at ${checkout.commit}; acme/shop was read at ${other.commit}`);
    expect(recall(checkout, other, '--any-commit')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('bad input', () => {
  it.each([
    ['labels that are not JSON', '{', 'cannot be read'],
    ['labels that hold nothing', 'null', 'must hold an object'],
    ['a short commit id', { commit: 'abc' }, '"commit" must be a full commit id'],
    ['no files', { files: [] }, '"files" must list globs'],
    ['files that are no text', { files: [1] }, '"files" must list globs'],
    ['a file that is not there', { files: ['none/*.js'] }, 'has no file none/*.js'],
    ['no labels', { labels: undefined }, '"labels" must be a list'],
    ['an unknown practice', { labels: [{ ...slow, practice: 'docs', line: 1 }] }, 'label 1'],
    ['no line', { labels: [slow] }, 'label 1 needs a line'],
    ['line 0', { labels: [{ ...slow, line: 0 }] }, 'label 1 has a line that is none'],
    ['lines backwards', { labels: [{ ...slow, lines: [3, 2] }] }, 'label 1 has a line'],
    ['three lines', { labels: [{ ...slow, lines: [1, 2, 3] }] }, 'label 1 has a line'],
    [
      'a label outside the files',
      { labels: [{ ...slow, file: 'src/left-out.ts', line: 1 }] },
      'src/left-out.ts has a label but is not among',
    ],
  ])('is refused: %s', (_name, labels, message) => {
    const { exitCode, stderr, stdout } = recall(makeCheckout(sources), labels);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    [[], 'Usage: '],
    [['no-such-folder'], 'no-such-folder is not a folder.'],
    [['--minimum', '2', '.'], '--minimum takes a number from 0 to 1, not "2".'],
    [['--labels', 'a.json', '.', '.'], '--labels goes with one folder.'],
    [['--force', '.'], "Unknown option '--force'"],
    [['tools'], `${path.join(labelFolder, 'tools.json')} does not exist.`],
  ])('is refused: recall %j', (args, message) => {
    const { exitCode, stderr, stdout } = run(repository, [process.execPath, tool, ...args]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});

describe('the labels in this repository', () => {
  it.each(readdirSync(labelFolder))('of %s are sound', (name) => {
    const file = path.join(labelFolder, name);
    const { labels, repository: owner } = readLabels(file, practiceIds);
    expect(name).toBe(`${owner.replace('/', '__')}.json`);
    expect(labels.filter(({ isBorderline }) => !isBorderline)).not.toEqual([]);
    const places = labels.map(({ file: at, practice, ranges }) => `${at} ${practice} ${ranges[0]}`);
    expect(places).toEqual([...new Set(places)]);
  });

  it('hold places, never the code that is there', () => {
    const known = new Set(['file', 'line', 'lines', 'or', 'practice', 'borderline', 'note']);
    for (const name of readdirSync(labelFolder)) {
      const { labels } = JSON.parse(readFileSync(path.join(labelFolder, name), 'utf8'));
      for (const entry of labels) {
        expect([...known]).toEqual(expect.arrayContaining(Object.keys(entry)));
        expect(entry.note ?? '').toMatch(/^[A-Za-z $,;.]{0,80}$/u);
      }
    }
  });
});
