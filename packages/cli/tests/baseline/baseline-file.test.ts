import { createTemporaryRepository, runCommand } from '@groundrules/testkit/repositories';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import type { Baseline, BaselineEntry } from '../../src/baseline/baseline.js';
import { dropFindings, printBaseline } from '../../src/baseline/print-baseline.js';
import {
  parseBaseline,
  readBaseline,
  readMergedBaseline,
} from '../../src/baseline/read-baseline.js';
import { writeBaseline } from '../../src/baseline/write-baseline.js';
import { UserError } from '../../src/user-error.js';

const entry = (number: number, fields: Partial<BaselineEntry> = {}): BaselineEntry => ({
  gate: 'lint',
  rule: 'no-console',
  file: `src/${String.fromCodePoint(96 + number)}.ts`,
  fingerprint: String(number).repeat(20).slice(0, 20),
  ...fields,
});
const baselineOf = (...numbers: readonly number[]): Baseline => ({
  version: 1,
  commit: 'a'.repeat(40),
  growth: [],
  findings: numbers.map((number) => entry(number)),
});
const growth = { date: '2027-03-01', author: 'Ann', reason: 'A new rule.', added: 2 };

describe('the file', () => {
  it('has one finding a line', () => {
    expect(printBaseline(baselineOf(2, 1, 3))).toBe(`{
  "$schema": "./node_modules/groundrules/schemas/baseline.schema.json",
  "version": 1,
  "commit": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "growth": [],
  "findings": [
    { "gate": "lint", "rule": "no-console", "file": "src/a.ts", "fingerprint": "11111111111111111111" },

    { "gate": "lint", "rule": "no-console", "file": "src/b.ts", "fingerprint": "22222222222222222222" }

    ,

    { "gate": "lint", "rule": "no-console", "file": "src/c.ts", "fingerprint": "33333333333333333333" }
  ]
}
`);
  });

  it.each([
    { what: 'nothing', baseline: baselineOf() },
    { what: 'one finding', baseline: baselineOf(1) },
    { what: 'two findings', baseline: baselineOf(1, 2) },
    { what: 'four findings', baseline: baselineOf(1, 2, 3, 4) },
    { what: 'growth', baseline: { ...baselineOf(1), growth: [growth, growth] } },
    { what: 'no commit', baseline: { ...baselineOf(1), commit: null } },
    {
      what: 'names that JSON escapes',
      baseline: {
        ...baselineOf(),
        findings: [entry(1, { file: 'a "b"\n\\ü.ts', scope: 'A.b', shape: 'a'.repeat(20) })],
      },
    },
  ])('with $what is read as it was written', ({ baseline }) => {
    const text = printBaseline(baseline);
    expect(JSON.parse(text)).toMatchObject(baseline);
    expect(parseBaseline(text)).toEqual(baseline);
  });

  it('is sorted in every locale alike', () => {
    const files = ['src/B.ts', 'src/a.ts', 'src/ä.ts', 'src/a/b.ts', 'Src/z.ts'];
    const findings = files.map((file, index) => entry(index + 1, { file }));
    const printed = parseBaseline(printBaseline({ ...baselineOf(), findings }));
    expect(printed.findings.map(({ file }) => file)).toEqual([
      'Src/z.ts',
      'src/B.ts',
      'src/a.ts',
      'src/a/b.ts',
      'src/ä.ts',
    ]);
  });
});

describe('dropping findings', () => {
  const numbers = [1, 2, 3, 4, 5];

  it.each(
    // Every subset, in two steps as two check runs would do it.
    Array.from({ length: 32 }, (_, mask) => ({
      dropped: numbers.filter((_number, bit) => (mask >> bit) % 2 === 1),
    })),
  )('$dropped leaves a valid file', ({ dropped }) => {
    let text = printBaseline(baselineOf(...numbers));
    for (const number of dropped) {
      text = dropFindings(text, new Set([entry(number).fingerprint])) ?? '';
    }
    const kept = numbers.filter((number) => !dropped.includes(number));
    expect(JSON.parse(text)).toMatchObject({ findings: kept.map((number) => entry(number)) });
    const atOnce = dropFindings(
      printBaseline(baselineOf(...numbers)),
      new Set(dropped.map((number) => entry(number).fingerprint)),
    );
    expect(parseBaseline(atOnce ?? '')).toEqual(baselineOf(...kept));
  });

  it('keeps the ends of lines', () => {
    const text = printBaseline(baselineOf(1, 2, 3)).replaceAll('\n', '\r\n');
    const shrunk = dropFindings(text, new Set([entry(2).fingerprint])) ?? '';
    expect(shrunk.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(parseBaseline(shrunk)).toEqual(baselineOf(1, 3));
  });

  it('leaves alone what somebody formatted', () => {
    const text = JSON.stringify(baselineOf(1, 2), null, 2);
    expect(dropFindings(text, new Set([entry(1).fingerprint]))).toBeUndefined();
  });
});

describe('writing', () => {
  it('a file that somebody formatted lays it out anew', async () => {
    const repository = createTemporaryRepository({ 'groundrules.baseline.json': baselineOf(1, 2) });
    onTestFinished(repository.dispose);
    await writeBaseline(repository.path, baselineOf(2));
    expect(read(repository.path)).toBe(printBaseline(baselineOf(2)));
  });

  it('nothing new changes nothing', async () => {
    const repository = createTemporaryRepository({});
    onTestFinished(repository.dispose);
    await writeBaseline(repository.path, baselineOf(1, 2, 3));
    await writeBaseline(repository.path, baselineOf(1, 3));
    const before = read(repository.path);
    await writeBaseline(repository.path, baselineOf(1, 3));
    expect(read(repository.path)).toBe(before);
  });
});

describe('a file that is not valid', () => {
  it.each([
    { what: 'no JSON', text: '{', expected: /baseline\.json:1:2/u },
    {
      what: 'another version',
      text: JSON.stringify({ ...baselineOf(), version: 2 }),
      expected:
        /:1:12 \$\.version: the file is of version 2 .* knows version 1\. Update groundrules\.$/u,
    },
    {
      what: 'a version that never was',
      text: JSON.stringify({ ...baselineOf(), version: 0 }),
      expected: /\$\.version: expected 1, not 0\./u,
    },
    {
      what: 'a newer version with more in it',
      text: JSON.stringify({ ...baselineOf(), version: 2, weights: [] }),
      expected: /^\S+:1:12 \$\.version: the file is of version 2 .*$/u,
    },
    {
      what: 'an unknown gate',
      text: JSON.stringify({ ...baselineOf(), findings: [{ ...entry(1), gate: 'lnt' }] }),
      expected: /\$\.findings\[0\]\.gate: .*Did you mean "lint"\?/u,
    },
    {
      what: 'growth without a reason',
      text: JSON.stringify({ ...baselineOf(), growth: [{ ...growth, reason: 'later' }] }),
      expected: /\$\.growth\[0\]\.reason/u,
    },
    {
      what: 'markers of a merge',
      text: `<<<<<<< HEAD\n${printBaseline(baselineOf(1))}`,
      expected: /baseline\.json:1: .*groundrules baseline --prune/u,
    },
  ])('because of $what is refused', ({ text, expected }) => {
    expect(() => parseBaseline(text)).toThrow(UserError);
    expect(() => parseBaseline(text)).toThrow(expected);
  });
});

describe('branches in Git', () => {
  const all = [1, 2, 3, 4, 5, 6];
  const pairs = all.flatMap((ours) =>
    all.filter((theirs) => theirs > ours).map((theirs) => ({ ours, theirs })),
  );

  it.each(pairs)(
    'that fixed finding $ours and finding $theirs of 6 merge',
    async ({ ours, theirs }) => {
      const { exitCode, root } = await merge(all, [ours], [theirs]);
      expect(exitCode).toBe(0);
      expect(await readBaseline(root)).toEqual(
        baselineOf(...all.filter((number) => number !== ours && number !== theirs)),
      );
    },
  );

  it.each([
    { all: [1, 2], ours: [1], theirs: [2], left: [] },
    { all: [1, 2, 3], ours: [1, 2], theirs: [3], left: [] },
    { all, ours: [1, 3, 5], theirs: [2, 4, 6], left: [] },
    { all, ours: [1, 2, 3], theirs: [2, 3, 4], left: [5, 6] },
    { all, ours: [2], theirs: [2], left: [1, 3, 4, 5, 6] },
  ])('that fixed $ours and $theirs of $all merge', async ({ left, ours, theirs, ...rest }) => {
    const { exitCode, root } = await merge(rest.all, ours, theirs);
    expect(exitCode).toBe(0);
    expect(await readBaseline(root)).toEqual(baselineOf(...left));
    // The next one that shrinks is valid JSON again, whatever commas the merge left.
    await writeBaseline(root, baselineOf(...left));
    expect(JSON.parse(read(root))).toMatchObject({ findings: left.map((n) => entry(n)) });
  });

  it('that grew differently leave markers, of which each side counts', async () => {
    const root = await createRepository(baselineOf(1, 5));
    await branch(root, 'ours', { ...baselineOf(1, 2, 5), growth: [growth] });
    await branch(root, 'theirs', {
      ...baselineOf(1, 3, 5),
      growth: [{ ...growth, reason: 'Another rule.', date: '2027-02-01' }],
    });
    const { exitCode } = await git(root, 'merge', 'ours');
    expect(exitCode).toBe(1);
    await expect(readBaseline(root)).rejects.toThrow(/groundrules baseline --prune/u);
    expect(await readMergedBaseline(root)).toEqual({
      ...baselineOf(1, 3, 2, 5),
      findings: expect.arrayContaining(
        [1, 2, 3, 5].map((number) => entry(number)),
      ) as readonly BaselineEntry[],
      growth: [{ ...growth, reason: 'Another rule.', date: '2027-02-01' }, growth],
    });
    const merged = await readMergedBaseline(root);
    await writeBaseline(root, merged ?? baselineOf());
    expect((await readBaseline(root))?.findings).toHaveLength(4);
  });

  const grownBy = (reason: string, ...numbers: readonly number[]): Baseline => ({
    ...baselineOf(...numbers),
    growth: [{ ...growth, reason }],
  });

  it.each<{
    readonly name: string;
    readonly settings?: readonly string[];
    readonly attributes?: string;
    readonly theirs: Baseline;
    readonly known: readonly number[];
    readonly reasons: readonly string[];
  }>([
    {
      name: 'that Git unites, and grew both',
      attributes: '* merge=union',
      theirs: grownBy('Another rule.', 1, 2, 3, 5),
      known: [1, 2, 3, 4, 5],
      reasons: ['Another rule.', 'One rule.'],
    },
    {
      name: 'that Git unites, and of which one shrank',
      attributes: '* merge=union',
      theirs: baselineOf(1, 2),
      known: [1, 2, 3, 4],
      reasons: ['One rule.'],
    },
    {
      name: 'that both dropped what Git shows as their beginning',
      settings: ['-c', 'merge.conflictStyle=diff3'],
      theirs: grownBy('Another rule.', 5),
      known: [4, 5],
      reasons: ['Another rule.', 'One rule.'],
    },
  ])('$name are settled', async ({ attributes, known, name, reasons, settings = [], theirs }) => {
    const root = await createRepository(baselineOf(1, 2, 3));
    const isBegun = name.includes('beginning');
    await branch(
      root,
      'ours',
      isBegun ? grownBy('One rule.', 4) : grownBy('One rule.', 1, 2, 3, 4),
    );
    await branch(root, 'theirs', theirs);
    if (attributes !== undefined) {
      writeFileSync(path.join(root, '.gitattributes'), `${attributes}\n`);
    }
    await git(root, ...settings, 'merge', '--no-edit', 'ours');
    await expect(readBaseline(root)).rejects.toThrow(/groundrules baseline --prune/u);
    const merged = await readMergedBaseline(root);
    expect(merged?.findings.map(({ fingerprint }) => fingerprint).toSorted()).toEqual(
      known.map((number) => entry(number).fingerprint),
    );
    expect(merged?.growth.map(({ reason }) => reason).toSorted()).toEqual(reasons);
  });

  it('in a file that somebody formatted are left alone, and nothing in it is lost', async () => {
    const root = await createRepository(baselineOf(1, 2, 3));
    for (const [name, baseline] of [
      ['ours', grownBy('One rule.', 1, 2, 3, 4)],
      ['theirs', grownBy('Another rule.', 1, 2, 3, 5)],
    ] as const) {
      await git(root, 'checkout', '-b', name, 'main');
      writeFileSync(
        path.join(root, 'groundrules.baseline.json'),
        JSON.stringify(baseline, undefined, 2),
      );
      await git(root, 'commit', '-am', name);
    }
    await git(root, 'merge', '--no-edit', 'ours');
    await expect(readMergedBaseline(root)).rejects.toThrow(
      /baseline\.json:\d+: this line is not laid out as it was written, .* by hand\./u,
    );
  });

  it.each([
    [
      'is cut off behind a finding',
      (text: string) => text.slice(0, text.indexOf('\n', text.indexOf('"fingerprint"'))),
      /baseline\.json:\d+:\d+: /u,
    ],
    ['is cut off', (text: string) => text.slice(0, text.length / 2), /baseline\.json:\d+:\d+: /u],
    ['is empty', () => '', /baseline\.json:1:1: expected a value/u],
    [
      'is of a newer version',
      (text: string) =>
        `<<<<<<< a\n=======\n>>>>>>> b\n${text.replace('"version": 1', '"version": 2')}`,
      /\$\.version: the file is of version 2/u,
    ],
  ])('are not made up where the file %s', async (_name, change, expected) => {
    const root = await createRepository(baselineOf(1, 2, 3));
    writeFileSync(path.join(root, 'groundrules.baseline.json'), change(read(root)));
    await expect(readMergedBaseline(root)).rejects.toThrow(expected);
  });
});

function read(root: string): string {
  return readFileSync(path.join(root, 'groundrules.baseline.json'), 'utf8');
}

async function git(root: string, ...args: readonly string[]): Promise<{ exitCode?: number }> {
  const { exitCode } = await runCommand(
    'git',
    ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args],
    { cwd: root },
  );
  return exitCode === undefined ? {} : { exitCode };
}

async function createRepository(baseline: Baseline): Promise<string> {
  const repository = createTemporaryRepository({});
  onTestFinished(repository.dispose);
  await git(repository.path, 'init', '--initial-branch=main');
  await writeBaseline(repository.path, baseline);
  await git(repository.path, 'add', '.');
  await git(repository.path, 'commit', '-m', 'base');
  return repository.path;
}

async function branch(root: string, name: string, baseline: Baseline): Promise<void> {
  await git(root, 'checkout', '-b', name, 'main');
  await writeBaseline(root, baseline);
  await git(root, 'commit', '-am', name);
}

async function merge(
  all: readonly number[],
  ours: readonly number[],
  theirs: readonly number[],
): Promise<{ root: string; exitCode?: number }> {
  const without = (fixed: readonly number[]): Baseline =>
    baselineOf(...all.filter((number) => !fixed.includes(number)));
  const root = await createRepository(baselineOf(...all));
  await branch(root, 'ours', without(ours));
  await branch(root, 'theirs', without(theirs));
  return { root, ...(await git(root, 'merge', '--no-edit', 'ours')) };
}
