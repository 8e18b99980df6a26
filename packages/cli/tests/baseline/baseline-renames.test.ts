import { createTemporaryRepository, type RepositoryFiles } from '@groundrules/testkit/repositories';
import { expect, it, onTestFinished } from 'vitest';

import { baselineRenames } from '../../src/baseline/baseline-renames.js';
import type { BaselineEntry } from '../../src/baseline/baseline.js';
import { fingerprintOf } from '../../src/findings/fingerprint-of.js';
import { sampleFinding } from '../findings/sample-finding.js';

const entry = (file: string, key: string): BaselineEntry => ({
  gate: 'lint',
  rule: 'no-console',
  file,
  fingerprint: fingerprintOf(file, key),
});

const known = ['one', 'two', 'three', 'four'].map((key) => entry('old.ts', key));

it.each<{
  readonly name: string;
  readonly files?: RepositoryFiles;
  readonly entries?: readonly BaselineEntry[];
  readonly found: readonly (readonly [file: string, key: string])[];
  readonly renames: Readonly<Record<string, string>>;
}>([
  {
    name: 'a file that has half of its findings',
    found: [
      ['new.ts', 'one'],
      ['new.ts', 'three'],
    ],
    renames: { 'old.ts': 'new.ts' },
  },
  {
    name: 'no file that has less than half of them',
    found: [
      ['new.ts', 'one'],
      ['new.ts', 'other'],
    ],
    renames: {},
  },
  {
    name: 'of two files the one that has more of them',
    found: [
      ['a.ts', 'one'],
      ['b.ts', 'two'],
      ['b.ts', 'three'],
    ],
    renames: { 'old.ts': 'b.ts' },
  },
  {
    name: 'none of two files that have as many of them',
    found: [
      ['a.ts', 'one'],
      ['a.ts', 'two'],
      ['b.ts', 'three'],
      ['b.ts', 'four'],
    ],
    renames: {},
  },
  {
    name: 'no file that the baseline knows itself',
    entries: [...known, entry('new.ts', 'own')],
    found: [
      ['new.ts', 'one'],
      ['new.ts', 'two'],
      ['new.ts', 'three'],
    ],
    renames: {},
  },
  {
    name: 'no file while the first is there',
    files: { 'old.ts': '' },
    found: [
      ['new.ts', 'one'],
      ['new.ts', 'two'],
    ],
    renames: {},
  },
])('outside Git takes for a moved file $name', async ({ entries = known, files = {}, ...rest }) => {
  const repository = createTemporaryRepository(files);
  onTestFinished(repository.dispose);
  const renames = await baselineRenames(
    repository.path,
    { version: 1, commit: null, growth: [], findings: entries },
    rest.found.map(([file, key]) => sampleFinding({ file, key })),
  );
  expect(Object.fromEntries(renames)).toEqual(rest.renames);
});
