import path from 'node:path';
import { expect, it } from 'vitest';
import { describeVerdict } from '../../src/coverage/describe-verdict.js';
import { measureCoverage, type CoverageOptions } from '../../src/coverage/measure-coverage.js';
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
