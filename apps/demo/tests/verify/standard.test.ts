import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { practices } from '@groundrules/catalogue';
import { ESLint, type Linter } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../verify/check.js';
import { compare } from '../../verify/compare.js';
import { readMarks } from '../../verify/marks.js';
import type { Mark, Report } from '../../verify/report.js';

const demo = path.dirname(path.dirname(import.meta.dirname));
const repository = path.dirname(path.dirname(demo));
const twin = path.join(demo, 'flawed');

let marks: Mark[];
let reports: Report[];

beforeAll(async () => {
  [marks, reports] = await Promise.all([readMarks(twin), check(twin)]);
}, 180_000);

describe('the flawed twin', () => {
  it('is reported where it is marked, and nowhere else', () => {
    const { missed, unexpected } = compare(marks, reports);
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

  it('carries two dead imports in the backup module', () => {
    const dead = marks.filter(
      ({ file, practice }) => file.startsWith('src/backup/') && practice === 'unused-import',
    );
    expect(dead).toHaveLength(2);
  });

  it('hears from every tool', () => {
    expect(new Set(reports.map(({ tool }) => tool))).toEqual(
      new Set(['ESLint', 'Prettier', 'knip', 'tsc']),
    );
  });

  it('marks only practices of the catalogue', () => {
    const known = new Set<string>(practices.map(({ id }) => id));
    expect(marks.filter((mark) => !known.has(mark.practice))).toEqual([]);
  });
});

describe.each(practices)('the practice $id', ({ docs, enforcers, id }) => {
  it('is caught in the twin', () => {
    expect(marks.map((mark) => mark.practice)).toContain(id);
  });

  it('has a section in its docs page', async () => {
    const [page = '', anchor = ''] = docs.split('#');
    const text = await readFile(path.join(repository, page), 'utf8');
    expect(text.split('\n')).toContain(`## ${anchor}`);
  });

  it.skipIf(enforcers.eslint === undefined)('is enforced by rules that are on', async () => {
    const eslint = new ESLint({ cwd: twin });
    const configs = await Promise.all(
      ['src/app.ts', 'eslint.config.js'].map(
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
