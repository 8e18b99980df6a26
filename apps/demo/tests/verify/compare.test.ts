import { describe, expect, it } from 'vitest';
import { compare } from '../../verify/compare.js';
import { brokenByFixes } from '../../verify/fixed-copy.js';
import type { Report } from '../../verify/report.js';

const report: Report = {
  tool: 'ESLint',
  rule: 'import/first',
  practice: 'import-not-first',
  file: 'src/a.ts',
  line: 3,
  message: 'Move it up.',
};
const mark = { practice: 'import-not-first', file: 'src/a.ts', line: 3 };

describe('compare', () => {
  it.each([
    ['a report on the marked line', mark, report, [1, 0, 0]],
    ['a report one line below', mark, { ...report, line: 4 }, [0, 1, 1]],
    ['a report in another file', mark, { ...report, file: 'src/b.ts' }, [0, 1, 1]],
    ['a report of another practice', mark, { ...report, practice: 'unused-import' }, [0, 1, 1]],
    ['a report that belongs to no practice', mark, { ...report, practice: undefined }, [0, 1, 1]],
  ])('%s', (_name, seeded, found, [caught, missed, unexpected]) => {
    const comparison = compare([seeded], [found]);
    expect(comparison.caught).toHaveLength(caught ?? 0);
    expect(comparison.missed).toHaveLength(missed ?? 0);
    expect(comparison.unexpected).toHaveLength(unexpected ?? 0);
  });

  it('counts two tools that agree once', () => {
    const comparison = compare([mark], [report, { ...report, tool: 'tsc', rule: 'TS1' }]);
    expect(comparison).toEqual({ caught: [mark], missed: [], unexpected: [] });
  });
});

describe('brokenByFixes', () => {
  const error: Report = {
    ...report,
    tool: 'tsc',
    rule: 'TS2304',
    message: "Cannot find name 'a'.",
  };

  it.each([
    ['an error that was there, on a moved line', [error], [{ ...error, line: 9 }], 0],
    ['an error that is new', [], [error], 1],
    ['an error that came twice', [error], [error, { ...error, line: 9 }], 1],
    ['a lint report', [], [report], 0],
  ])('%s', (_name, before, after, broken) => {
    expect(brokenByFixes(before, after)).toHaveLength(broken);
  });
});
