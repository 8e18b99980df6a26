import { describe, expect, it } from 'vitest';
import { compare } from '../../verify/compare.js';
import { brokenByFixes } from '../../verify/fixed-copy.js';
import type { Finding, Mark } from '../../verify/finding.js';

const finding: Finding = {
  gate: 'lint',
  rule: 'import/first',
  practice: 'import-not-first',
  file: 'src/a.ts',
  line: 3,
  message: 'Move it up.',
};
const mark: Mark = { practice: 'import-not-first', file: 'src/a.ts', line: 3 };

describe('compare', () => {
  it.each<[string, Mark, Finding, number[]]>([
    ['a finding on the marked line', mark, finding, [1, 0, 0]],
    ['a finding one line below', mark, { ...finding, line: 4 }, [0, 1, 1]],
    ['a finding in another file', mark, { ...finding, file: 'src/b.ts' }, [0, 1, 1]],
    ['a finding of another practice', mark, { ...finding, practice: 'unused-import' }, [0, 1, 1]],
    ['a finding that belongs to no practice', mark, { ...finding, practice: null }, [0, 1, 1]],
  ])('%s', (_name, seeded, found, [caught, missed, unexpected]) => {
    const comparison = compare([seeded], [found]);
    expect(comparison.caught).toHaveLength(caught ?? 0);
    expect(comparison.missed).toHaveLength(missed ?? 0);
    expect(comparison.unexpected).toHaveLength(unexpected ?? 0);
  });

  it('counts two gates that agree once', () => {
    const comparison = compare([mark], [finding, { ...finding, gate: 'types', rule: 'TS1' }]);
    expect(comparison).toEqual({ caught: [mark], missed: [], unexpected: [] });
  });
});

describe('brokenByFixes', () => {
  const error: Finding = {
    ...finding,
    gate: 'types',
    rule: 'TS2304',
    message: "Cannot find name 'a'.",
  };

  it.each([
    ['an error that was there, on a moved line', [error], [{ ...error, line: 9 }], 0],
    ['an error that is new', [], [error], 1],
    ['an error that came twice', [error], [error, { ...error, line: 9 }], 1],
    ['what the lint gate found', [], [finding], 0],
  ])('%s', (_name, before, after, broken) => {
    expect(brokenByFixes(before, after)).toHaveLength(broken);
  });
});
