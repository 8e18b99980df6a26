import path from 'node:path';
import { expect, it } from 'vitest';
import { describeVerdict } from '../../src/coverage/describe-verdict.js';
import { measureCoverage, type CoverageOptions } from '../../src/coverage/measure-coverage.js';
import { judgeReport } from '../../src/coverage/judge-report.js';
import type { Example } from '../../src/examples/example.js';
import type { ExampleReport } from '../../src/examples/example-report.js';
import { writeFiles } from '../entries/package.js';

const files = {
  'half/package.json': { name: 'half', exports: './index.ts' },
  'half/index.ts': '/** A. */ export const a = 1; export const b = 2;',
  'third/package.json': { name: '@scope/third', exports: './index.ts' },
  'third/index.ts': '/** A. */ export type A = 1; export const b = 2, c = 3;',
  'app/package.json': { name: 'app' },
  'data/package.json': { name: 'data', exports: './a.json' },
  'lost/package.json': { name: 'lost', exports: './dist/index.js' },
};

it.each<{ folders: string[]; options?: CoverageOptions; says: string }>([
  { folders: ['half'], says: '50.0% documented (1 of 2 public symbols).' },
  { folders: ['half', 'third'], says: '40.0% documented (2 of 5 public symbols).' },
  {
    folders: ['half'],
    options: { threshold: 50 },
    says: 'Passed: 50.0% documented (1 of 2 public symbols), 50% are asked for.',
  },
  {
    folders: ['half', 'third', 'app'],
    options: { threshold: 40.5 },
    says: 'Failed: 40.0% documented (2 of 5 public symbols); below 40.5%: @scope/third (33.3%).',
  },
  {
    folders: ['half', 'third'],
    options: { threshold: 90 },
    says: 'Failed: 40.0% documented (2 of 5 public symbols); below 90%: half (50.0%) and @scope/third (33.3%).',
  },
  {
    folders: ['third'],
    options: { exclude: ['type', 'enum'] },
    says: '0.0% documented (0 of 2 public symbols). Not counted: type and enum.',
  },
  { folders: ['app'], says: 'app publishes nothing to document.' },
  { folders: ['app', 'data'], says: 'app and data publish nothing to document.' },
  {
    folders: ['app', 'data'],
    options: { threshold: 1 },
    says: 'Not judged: app and data publish nothing to document. Name entries, or ask for no threshold.',
  },
  {
    folders: ['lost', 'half'],
    says: 'Incomplete: lost could not be traced completely; 1 of 2 public symbols that were found are documented.',
  },
  {
    folders: ['lost', 'half'],
    options: { threshold: 1 },
    says: 'Not judged: lost could not be traced completely; 1 of 2 public symbols that were found are documented.',
  },
  { folders: [], says: 'No package was measured.' },
])('$folders: $says', ({ folders, options, says }) => {
  const root = writeFiles(files);
  const report = measureCoverage(
    folders.map((folder) => path.join(root, folder)),
    options,
  );
  expect(describeVerdict(report, ({ name = '' }) => name)).toBe(says);
});

/** So many examples of a package, and what is wrong with them. */
function examplesOf(folder: string, checked: number, wrong: number): ExampleReport {
  const line = { start: 0, line: 1, column: 1 };
  const example: Example = {
    file: path.join(folder, 'index.ts'),
    symbol: 'a',
    language: 'ts',
    isChecked: true,
    code: 'a;',
    lines: [line],
  };
  const problem = { ...line, file: example.file, code: 2304, message: 'Wrong.', symbol: 'a' };
  return {
    folder,
    packageName: undefined,
    checked: Array.from({ length: checked }, () => example),
    unchecked: [],
    problems: Array.from({ length: wrong }, () => problem),
  };
}

it.each<{
  folder: string;
  threshold?: number;
  checked?: number;
  wrong?: number;
  isRefused?: boolean;
  verdict: string;
  says: string;
}>([
  {
    folder: 'half',
    checked: 2,
    verdict: 'passed',
    says: 'Passed: 50.0% documented (1 of 2 public symbols); 2 examples compile.',
  },
  {
    folder: 'half',
    threshold: 10,
    checked: 1,
    verdict: 'passed',
    says: 'Passed: 50.0% documented (1 of 2 public symbols), 10% are asked for; 1 example compiles.',
  },
  {
    folder: 'half',
    threshold: 10,
    checked: 0,
    verdict: 'passed',
    says: 'Passed: 50.0% documented (1 of 2 public symbols), 10% are asked for.',
  },
  {
    folder: 'half',
    threshold: 10,
    checked: 3,
    wrong: 4,
    verdict: 'broken-examples',
    says: 'Failed: 4 problems in 3 examples; 50.0% documented (1 of 2 public symbols), 10% are asked for.',
  },
  {
    folder: 'half',
    threshold: 90,
    checked: 1,
    wrong: 1,
    verdict: 'below',
    says: 'Failed: 1 problem in 1 example; 50.0% documented (1 of 2 public symbols); below 90%: half (50.0%).',
  },
  {
    folder: 'half',
    threshold: 10,
    isRefused: true,
    verdict: 'unknown',
    says: 'Not judged: the examples of half could not be checked; 50.0% documented (1 of 2 public symbols), 10% are asked for.',
  },
  {
    folder: 'lost',
    checked: 1,
    verdict: 'passed',
    says: 'Incomplete: lost could not be traced completely; 0 of 0 public symbols that were found are documented; 1 example compiles.',
  },
  {
    folder: 'lost',
    checked: 1,
    wrong: 1,
    verdict: 'broken-examples',
    says: 'Failed: 1 problem in 1 example; lost could not be traced completely; 0 of 0 public symbols that were found are documented.',
  },
])('with examples: $says', ({ checked, folder, isRefused, says, threshold, verdict, wrong }) => {
  const at = path.join(writeFiles(files), folder);
  const report = measureCoverage(at, threshold === undefined ? {} : { threshold });
  const compiled = {
    examples: checked === undefined ? [] : [examplesOf(at, checked, wrong ?? 0)],
    refusals: isRefused === true ? [{ folder: at, message: 'Mend it.' }] : [],
  };
  expect(judgeReport(report, compiled)).toBe(verdict);
  expect(describeVerdict(report, ({ name = '' }) => name, compiled)).toBe(says);
});
