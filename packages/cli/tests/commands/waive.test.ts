import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { check } from '../../src/commands/check.js';
import { waive, type WaiveOptions } from '../../src/commands/waive.js';
import type { GateAdapter } from '../../src/gates/gate.js';
import type { Report } from '../../src/gates/report.js';
import type { Io } from '../../src/io.js';
import { UserError } from '../../src/user-error.js';
import { createGitRepository, type GitRepository } from '../support/git-repository.js';
import { rawFindingOf } from '../support/raw-finding-of.js';
import { fakeGate, fakeIo } from './fake-gates.js';

const available = vi.hoisted(() => [] as GateAdapter[]);
vi.mock('../../src/gates/list-gates.js', () => ({ gates: available }));

const types = { broken: false };
beforeEach(() => {
  types.broken = false;
  available.splice(0, available.length, fakeGate('lint'), fakeGate('types', types), auditGate());
});

/** Reports one critical advisory. */
function auditGate(): GateAdapter {
  return {
    name: 'audit',
    tool: 'the tool',
    run: () =>
      Promise.resolve({
        kind: 'done',
        findings: [
          {
            rule: 'vulnerable-dependency',
            practice: null,
            severity: 'error',
            file: 'package.json',
            line: 1,
            column: 1,
            message: 'left-pad has a hole.',
            subject: 'GHSA-aaaa-bbbb-cccc',
            risk: 'critical',
          },
        ],
      }),
  };
}

const sources = {
  'package.json': { name: 'sample' },
  'src/a.ts': "export function first() {\n  flaw('lint/no-one');\n  flaw('lint/both');\n}\n",
  'src/b.ts': "export function second() {\n  flaw('lint/no-one');\n  flaw('types/both');\n}\n",
};
/** Options, some of which are left out on purpose. */
type Told = { readonly [K in keyof WaiveOptions]?: WaiveOptions[K] | undefined };

const given = { reason: 'Known and harmless.', owner: 'ann', expires: '2027-04-01' };

describe('waive', () => {
  it.each<{ what: string; options: Told; waived: string[] }>([
    { what: 'a rule', options: { id: 'no-one' }, waived: ['src/a.ts:2', 'src/b.ts:2'] },
    {
      what: 'a rule in some files',
      options: { id: 'no-one', files: ['**/b.ts'] },
      waived: ['src/b.ts:2'],
    },
    {
      what: 'a rule that two gates report, at one of them',
      options: { id: 'both', gate: 'types' },
      waived: ['src/b.ts:3'],
    },
    {
      what: 'an advisory',
      options: {
        id: 'GHSA-aaaa-bbbb-cccc',
        expires: '2027-03-31',
        mitigation: 'The build has no network.',
        investigation: 'The parser is never reached.',
      },
      waived: ['package.json:1'],
    },
  ])('$what until a day', async ({ options, waived }) => {
    const repository = await createGitRepository(sources);
    await run(repository, { ...given, ...options });
    expect(await listWaived(repository)).toEqual(waived);
    // On the day it no longer holds.
    expect(await listWaived(repository, options.expires ?? given.expires)).toEqual([]);
  });

  it.each([{ digits: 20 }, { digits: 8 }, { digits: 7 }])(
    'a finding by $digits digits of its fingerprint',
    async ({ digits }) => {
      const repository = await createGitRepository(sources);
      const finding = (await report(repository)).findings.find(({ file }) => file === 'src/b.ts');
      await run(repository, { ...given, id: finding?.fingerprint.slice(0, digits) ?? '' });
      expect(await listWaived(repository)).toEqual(['src/b.ts:2']);
      expect(read(repository)).toContain(finding?.fingerprint);
    },
  );

  it('says what it did', async () => {
    const repository = await createGitRepository(sources);
    expect(await run(repository, { ...given, id: 'no-one' })).toBe(
      '2 findings of lint are waived until 2027-04-01, in groundrules.waivers.json.\n',
    );
  });

  it('renews the one before', async () => {
    const repository = await createGitRepository(sources);
    await run(repository, { ...given, id: 'no-one' });
    await run(repository, { ...given, id: 'no-one', expires: '2027-05-01' });
    const { waivers } = JSON.parse(read(repository)) as { waivers: object[] };
    expect(waivers).toMatchObject([{ expires: '2027-05-01', created: '2027-03-01' }]);
  });

  it('keeps comments', async () => {
    const repository = await createGitRepository({
      ...sources,
      'groundrules.waivers.json': '{\n  // Ask ann.\n  "waivers": []\n}\n',
    });
    await run(repository, { ...given, id: 'no-one' });
    expect(read(repository)).toMatch(/^\{\n {2}\/\/ Ask ann\.\n {2}"waivers": \[\n {4}\{\n/u);
  });

  it.each<{ what: string; options: Told; expected: RegExp }>([
    { what: 'nothing', options: {}, expected: /Say what is to be waived/u },
    {
      what: 'the beginning of a fingerprint by force, which nothing completes',
      options: { id: '81a6139b', gate: 'types', force: true },
      expected: /--force needs the name of a rule or the whole fingerprint/u,
    },
    ...['2322', '81a61', '0', '81a613'].map((id) => ({
      what: `less than a fingerprint by force: ${id}`,
      options: { id, gate: 'lint' as const, force: true },
      expected: /--force needs the name of a rule or the whole fingerprint/u,
    })),
    ...['', ' '].map((glob) => ({
      what: `in files of no name: ${JSON.stringify(glob)}`,
      options: { id: 'no-one', files: [glob] },
      expected: /--files " ?" is empty: name files/u,
    })),
    {
      what: 'in files of a glob without end',
      options: { id: 'no-one', files: ['a'.repeat(70_000)] },
      expected: /is no glob: .*maximum allowed length/u,
    },
    {
      what: 'without a reason',
      options: { id: 'no-one', reason: undefined },
      expected: /--reason is missing: why the exception is accepted/u,
    },
    {
      what: 'with an empty reason',
      options: { id: 'no-one', reason: '  ' },
      expected: /--reason is missing/u,
    },
    {
      what: 'with a reason of one word',
      options: { id: 'no-one', reason: 'later' },
      expected: /--reason "later" says too little/u,
    },
    {
      what: 'with a reason of one word and a dash',
      options: { id: 'no-one', reason: 'later -' },
      expected: /--reason "later -" says too little/u,
    },
    {
      what: 'without an owner',
      options: { id: 'no-one', owner: '' },
      expected: /--owner is missing/u,
    },
    {
      what: 'without an expiry',
      options: { id: 'no-one', expires: undefined },
      expected: /--expires is missing/u,
    },
    {
      what: 'until yesterday',
      options: { id: 'no-one', expires: '2027-02-28' },
      expected: /2027-02-28 is not in the future; today is 2027-03-01/u,
    },
    {
      what: 'until today',
      options: { id: 'no-one', expires: '2027-03-01' },
      expected: /is not in the future/u,
    },
    {
      what: 'until a day that the calendar lacks',
      options: { id: 'no-one', expires: '2028-02-30' },
      expected: /"2028-02-30" is no day of the calendar/u,
    },
    {
      what: 'until no day at all',
      options: { id: 'no-one', expires: 'never' },
      expected: /"never" is no day of the calendar/u,
    },
    {
      what: 'longer than the policy allows',
      options: { id: 'no-one', expires: '2027-08-29' },
      expected: /for moderate findings 180 days are allowed, until 2027-08-28/u,
    },
    {
      what: 'an advisory longer than its severity allows',
      options: {
        id: 'GHSA-aaaa-bbbb-cccc',
        mitigation: 'No network there.',
        investigation: 'Never reached there.',
      },
      expected: /for critical findings 30 days are allowed, until 2027-03-31/u,
    },
    {
      what: 'an advisory without mitigation and investigation',
      options: { id: 'GHSA-aaaa-bbbb-cccc', expires: '2027-03-31' },
      expected: /--investigation is missing[\s\S]*--mitigation is missing/u,
    },
    {
      what: 'a misspelt rule',
      options: { id: 'no-onne' },
      expected: /is called no-onne\. Did you mean no-one\?/u,
    },
    {
      what: 'an unknown fingerprint',
      options: { id: '0'.repeat(20) },
      expected: /Nothing that is found today is called 0{20}/u,
    },
    {
      what: 'a rule at a gate that does not report it',
      options: { id: 'no-one', gate: 'types' },
      expected: /Nothing that is found today at the gate types/u,
    },
    {
      what: 'a rule in files that are free of it',
      options: { id: 'no-one', files: ['docs/**'] },
      expected: /Nothing that is found today/u,
    },
    {
      what: 'a rule that two gates report',
      options: { id: 'both' },
      expected: /Several gates report both: lint, types\. Choose one by --gate/u,
    },
    {
      what: 'by force, an advisory of which nothing is known',
      options: { id: 'GHSA-ccff-gghh-jjmm', gate: 'audit', force: true },
      expected: /--force can't accept GHSA-ccff-gghh-jjmm: .* groundrules audit --accept/u,
    },
    {
      what: 'by force, without a gate',
      options: { id: 'no-one', force: true },
      expected: /--force needs --gate/u,
    },
  ])('refuses $what, and writes nothing', async ({ options, expected }) => {
    const repository = await createGitRepository(sources);
    const refused = run(repository, { ...given, ...options });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(expected);
    expect(() => read(repository)).toThrow('ENOENT');
  });

  it.each([{ digits: 6 }, { digits: 4 }, { digits: 1 }])(
    'refuses $digits digits of a fingerprint, and names it',
    async ({ digits }) => {
      const repository = await createGitRepository(sources);
      const { findings } = await report(repository);
      const { fingerprint = '' } = findings.find(({ rule }) => rule === 'no-one') ?? {};
      const id = fingerprint.slice(0, digits);
      const candidates = findings.filter((one) => one.fingerprint.startsWith(id)).length;
      await expect(run(repository, { ...given, id })).rejects.toThrow(
        new RegExp(
          `is called ${id}\\..* Of a fingerprint at least 7 characters are needed; so begins .*${fingerprint}`,
          'u',
        ),
      );
      expect(candidates).toBeGreaterThan(0);
      expect(() => read(repository)).toThrow('ENOENT');
    },
  );

  it('takes a number for the diagnostic of the compiler, also where a fingerprint begins so', async () => {
    const repository = await createGitRepository(sources);
    const finding = rawFindingOf({ file: 'src/a.ts', rule: 'TS2322' });
    available.splice(0, available.length, {
      name: 'types',
      tool: 'the tool',
      run: () => Promise.resolve({ kind: 'done', findings: [finding] }),
    });
    await run(repository, { ...given, id: '2322' });
    expect(JSON.parse(read(repository))).toMatchObject({
      waivers: [{ id: 'TS2322', gate: 'types' }],
    });
    expect(await listWaived(repository)).toEqual(['src/a.ts:1']);
    expect(await run(repository, { id: '2322', remove: true })).toContain('1 waiver of TS2322 ');
    await run(repository, {
      ...given,
      id: '2322',
      gate: 'types',
      force: true,
      expires: '2027-03-31',
    });
    expect(JSON.parse(read(repository))).toMatchObject({ waivers: [{ id: 'TS2322' }] });
  });

  it('asks nobody but the audit about an advisory', async () => {
    const repository = await createGitRepository(sources);
    const asked: string[] = [];
    for (const [index, gate] of available.entries()) {
      available[index] = {
        ...gate,
        run: (context) => {
          asked.push(gate.name);
          return gate.run(context);
        },
      };
    }
    const risk = { mitigation: 'It has no network.', investigation: 'It is never reached.' };
    await run(repository, {
      ...given,
      ...risk,
      id: 'GHSA-aaaa-bbbb-cccc',
      expires: '2027-03-31',
    });
    await expect(run(repository, { ...given, id: 'CVE-2027-1' })).rejects.toThrow(
      'Nothing that is found today at the gate audit is called CVE-2027-1.',
    );
    expect(asked).toEqual(['audit', 'audit']);
  });

  it('names the gate that kept it from knowing', async () => {
    const repository = await createGitRepository(sources);
    types.broken = true;
    await expect(run(repository, { ...given, id: 'TS1' })).rejects.toThrow(
      /types: The tool is missing/u,
    );
  });

  it('writes by force what cannot be looked for here', async () => {
    const repository = await createGitRepository(sources);
    const said = await run(repository, {
      ...given,
      id: 'GHSA-1',
      gate: 'types',
      force: true,
      expires: '2027-03-31',
    });
    expect(said).toBe(
      'GHSA-1 at the gate types is waived until 2027-03-31, in groundrules.waivers.json. Nothing was looked for: where it matches nothing, the next check says that it is stale.\n',
    );
    expect(read(repository)).toContain('GHSA-1');
  });
});

describe('waive --remove', () => {
  it('removes the waivers of an id', async () => {
    const repository = await createGitRepository(sources);
    await run(repository, { ...given, id: 'no-one' });
    expect(await run(repository, { id: 'no-one', remove: true })).toContain('1 waiver of no-one');
    expect(JSON.parse(read(repository))).toMatchObject({ waivers: [] });
  });

  it.each([{ digits: 20 }, { digits: 8 }, { digits: 7 }])(
    'removes that of a finding by $digits digits of its fingerprint',
    async ({ digits }) => {
      const repository = await createGitRepository(sources);
      const { findings } = await report(repository);
      const id = findings.find(({ file }) => file === 'src/b.ts')?.fingerprint ?? '';
      await run(repository, { ...given, id });
      await run(repository, { ...given, id: 'no-one' });
      expect(await run(repository, { id: id.slice(0, digits), remove: true })).toContain(
        `1 waiver of ${id} `,
      );
      expect(JSON.parse(read(repository))).toMatchObject({ waivers: [{ id: 'no-one' }] });
    },
  );

  it('refuses a beginning that several waivers have', async () => {
    const waiver = { ...given, gate: 'lint', created: '2027-03-01' };
    const ids = [`abcdef0${'0'.repeat(13)}`, `abcdef0${'1'.repeat(13)}`];
    const repository = await createGitRepository({
      ...sources,
      'groundrules.waivers.json': { waivers: ids.map((id) => ({ ...waiver, id })) },
    });
    await expect(run(repository, { id: 'abcdef0', remove: true })).rejects.toThrow(
      `Several fingerprints begin with abcdef0: ${ids.join(', ')}.`,
    );
  });

  it('asks whose waivers are meant', async () => {
    const repository = await createGitRepository(sources);
    await expect(run(repository, { remove: true })).rejects.toThrow(
      /whose waivers are to be removed.*groundrules waive --list/u,
    );
  });

  it('names the nearest where there is none', async () => {
    const repository = await createGitRepository(sources);
    await run(repository, { ...given, id: 'no-one' });
    await expect(run(repository, { id: 'no-on', remove: true })).rejects.toThrow(
      /has no waiver of no-on\. Did you mean no-one\?/u,
    );
  });
});

describe('waive --list', () => {
  it('prints what there is, the next to end first', async () => {
    const repository = await createGitRepository(sources);
    expect(await run(repository, { list: true })).toBe('There are no waivers.\n');
    await run(repository, { ...given, id: 'no-one' });
    await run(repository, {
      ...given,
      id: 'both',
      gate: 'lint',
      expires: '2027-03-02',
      files: ['src/**'],
    });
    expect(await run(repository, { list: true })).toBe(
      `2027-03-02 (1 day left)  lint  both in src/**
    Known and harmless. (ann)
2027-04-01 (31 days left)  lint  no-one
    Known and harmless. (ann)
`,
    );
  });
});

async function run({ path: cwd }: GitRepository, options: Told): Promise<string> {
  const printed = { stdout: '', stderr: '' };
  const told = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  );
  await waive(
    { files: [], force: false, list: false, remove: false, ...told },
    fakeIo(cwd, printed),
  );
  return printed.stdout;
}

async function report({ path: cwd }: GitRepository, today?: string): Promise<Report> {
  const printed = { stdout: '', stderr: '' };
  const io: Partial<Io> = today === undefined ? {} : { today };
  await check({ gates: [], fix: false, format: 'json' }, fakeIo(cwd, printed, io));
  return JSON.parse(printed.stdout) as Report;
}

async function listWaived(repository: GitRepository, today?: string): Promise<string[]> {
  const { findings } = await report(repository, today);
  return findings
    .filter(({ status }) => status === 'waived')
    .map(({ file, line }) => `${file}:${String(line)}`)
    .toSorted();
}

function read({ path: root }: GitRepository): string {
  return readFileSync(path.join(root, 'groundrules.waivers.json'), 'utf8');
}
