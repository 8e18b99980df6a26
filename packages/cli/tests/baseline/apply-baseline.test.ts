import { describe, expect, it } from 'vitest';

import { applyBaseline } from '../../src/baseline/apply-baseline.js';
import type { BaselineEntry } from '../../src/baseline/baseline.js';
import { fingerprintOf } from '../../src/findings/fingerprint-of.js';
import { identifyMarked } from '../findings/identify-marked.js';
import { sampleFinding, type SampleFields } from '../findings/sample-finding.js';

const entry = (fields: Partial<BaselineEntry> & { key?: string } = {}): BaselineEntry => {
  const { key = 'key', ...rest } = fields;
  const file = rest.file ?? 'src/a.ts';
  return { gate: 'lint', rule: 'no-console', fingerprint: fingerprintOf(file, key), ...rest, file };
};

const shape = 'f'.repeat(20);

describe('a finding', () => {
  it.each<{
    what: string;
    finding: SampleFields;
    entries: readonly BaselineEntry[];
    renames?: Readonly<Record<string, string>>;
    status: string;
    unmatched: number;
  }>([
    { what: 'its entry', finding: {}, entries: [entry()], status: 'baselined', unmatched: 0 },
    { what: 'no entry', finding: {}, entries: [], status: 'open', unmatched: 0 },
    {
      what: 'an entry of another text',
      finding: {},
      entries: [entry({ key: 'other' })],
      status: 'open',
      unmatched: 1,
    },
    {
      what: 'an entry of another gate, which somebody changed by hand',
      finding: {},
      entries: [{ ...entry(), gate: 'types' }],
      status: 'open',
      unmatched: 1,
    },
    {
      what: 'one of two entries of its shape, of which nobody knows which it is',
      finding: { key: 'renamed', shape },
      entries: [entry({ scope: 'one', shape }), entry({ key: 'two', scope: 'two', shape })],
      status: 'open',
      unmatched: 2,
    },
    {
      what: 'its entry, when it is waived',
      finding: { status: 'waived' },
      entries: [entry()],
      status: 'waived',
      unmatched: 0,
    },
    {
      what: 'its entry, when a waiver of it has run out',
      finding: { lapsed: true },
      entries: [entry()],
      status: 'open',
      unmatched: 0,
    },
    {
      what: 'its entry, when it is about a waiver',
      finding: { practice: 'expired-waiver' },
      entries: [entry()],
      status: 'open',
      unmatched: 0,
    },
    {
      what: 'an entry under the old name of its file',
      finding: { file: 'src/b.ts' },
      entries: [entry()],
      renames: { 'src/a.ts': 'src/b.ts' },
      status: 'baselined',
      unmatched: 0,
    },
    {
      what: 'an entry under the name of another file',
      finding: { file: 'src/b.ts' },
      entries: [entry()],
      status: 'open',
      unmatched: 1,
    },
    {
      what: 'an entry of its shape, whose scope is gone',
      finding: { key: 'new', shape, scope: 'g', declared: new Set(['g']) },
      entries: [entry({ shape, scope: 'f' })],
      status: 'baselined',
      unmatched: 0,
    },
    {
      what: 'an entry of its shape, whose scope is still there',
      finding: { key: 'new', shape, scope: 'g', declared: new Set(['f', 'g']) },
      entries: [entry({ shape, scope: 'f' })],
      status: 'open',
      unmatched: 1,
    },
    {
      what: 'two entries of its shape',
      finding: { key: 'new', shape, scope: 'g', declared: new Set(['g']) },
      entries: [entry({ shape, scope: 'f' }), entry({ shape, scope: 'h', key: 'h' })],
      status: 'open',
      unmatched: 2,
    },
    {
      what: 'an entry of its shape in another file',
      finding: { key: 'new', shape, scope: 'g', declared: new Set(['g']) },
      entries: [entry({ shape, scope: 'f', file: 'src/b.ts' })],
      status: 'open',
      unmatched: 1,
    },
    {
      what: 'an entry of its shape under the old name of its file',
      finding: { key: 'new', shape, scope: 'g', declared: new Set(['g']), file: 'src/b.ts' },
      entries: [entry({ shape, scope: 'f' })],
      renames: { 'src/a.ts': 'src/b.ts' },
      status: 'baselined',
      unmatched: 0,
    },
  ])('with $what is $status', ({ finding, entries, renames = {}, status, unmatched }) => {
    const outcome = applyBaseline(
      [sampleFinding(finding)],
      { findings: entries },
      new Map(Object.entries(renames)),
    );
    expect(outcome.findings.map((found) => found.status)).toEqual([status]);
    expect(outcome.unmatched).toHaveLength(unmatched);
    expect(outcome.matched.size).toBe(entries.length - unmatched);
  });

  it('keeps the fingerprint that it is known by', () => {
    const { findings } = applyBaseline(
      [sampleFinding({ file: 'src/b.ts' })],
      { findings: [entry()] },
      new Map([['src/a.ts', 'src/b.ts']]),
    );
    expect(findings[0]?.fingerprint).toBe(entry().fingerprint);
  });

  it('is open where another one has the shape of the only entry too', () => {
    const findings = ['one', 'two'].map((key) => sampleFinding({ key, scope: key, shape }));
    const outcome = applyBaseline(
      findings,
      { findings: [entry({ key: 'gone', scope: 'gone', shape })] },
      new Map(),
    );
    expect(outcome.findings.map(({ status }) => status)).toEqual(['open', 'open']);
    expect(outcome.unmatched).toHaveLength(1);
  });

  it('is open where there is no baseline', () => {
    const { findings } = applyBaseline([sampleFinding()], undefined, new Map());
    expect(findings[0]?.status).toBe('open');
  });
});

describe('code that changes after its findings were baselined', () => {
  const rename = 'return other(a, 1, 2);';

  it.each([
    {
      what: 'a renamed function',
      before: `function f(a: «any») { ${rename} }`,
      after: `function g(a: «any») { ${rename} }`,
      statuses: ['baselined'],
    },
    {
      what: 'a renamed class',
      before: `class A { m(a: «any») { ${rename} } n(a: «any») { return new Other(a, 3); } }`,
      after: `class B { m(a: «any») { ${rename} } n(a: «any») { return new Other(a, 3); } }`,
      statuses: ['baselined', 'baselined'],
    },
    {
      what: 'a renamed function with twins',
      before: `function f(a: «any», b: «any») { ${rename} }`,
      after: `function g(a: «any», b: «any») { ${rename} }`,
      statuses: ['baselined', 'baselined'],
    },
    {
      what: 'a copy of a function that was mended',
      before: `function f(a: «any») { ${rename} }`,
      after: `function f(a: A) { ${rename} }\nfunction g(a: «any») { ${rename} }`,
      statuses: ['open'],
    },
    {
      what: 'a swap in one function',
      before: 'function f() { const «a» = 1; return other(1, 2, 3); }',
      after: 'function f() { const «b» = 1; return other(1, 2, 3); }',
      statuses: ['open'],
    },
    {
      what: 'a swap between functions',
      before: 'function f(a: «any») { return one(a, 2, 3); }\nfunction g(a: A) { return two(a); }',
      after: 'function f(a: A) { return one(a, 2, 3); }\nfunction g(a: «any») { return two(a); }',
      statuses: ['open'],
    },
    {
      what: 'one of two twins that is mended',
      before: 'function f() { «debugger»; a(); «debugger»; }',
      after: 'function f() { a(); «debugger»; }',
      statuses: ['baselined'],
    },
    {
      what: 'a third twin',
      before: 'function f() { «debugger»; a(); «debugger»; }',
      after: 'function f() { «debugger»; a(); «debugger»; «debugger»; }',
      statuses: ['baselined', 'baselined', 'open'],
    },
  ])('$what: $statuses', async ({ before, after, statuses }) => {
    const known = (await identifyMarked(before)).map(
      ({ fingerprint, gate, file, identity, rule }): BaselineEntry => ({
        gate,
        rule,
        file,
        fingerprint,
        scope: identity.scope,
        ...(identity.shape !== undefined && { shape: identity.shape }),
      }),
    );
    const found = (await identifyMarked(after)).map((finding) => ({
      ...finding,
      status: 'open' as const,
    }));
    const { findings } = applyBaseline(found, { findings: known }, new Map());
    expect(findings.map(({ status }) => status)).toEqual(statuses);
  });
});
