import { describe, expect, it } from 'vitest';

import { fillSettings } from '../../src/config/fill-settings.js';
import type { JudgedWeakening, ToolReport } from '../../src/drift/drift-report.js';
import type { DetailedFinding } from '../../src/findings/finding.js';
import { judgeReadiness } from '../../src/progress-report/judge-readiness.js';
import { listVulnerabilities } from '../../src/progress-report/list-vulnerabilities.js';
import { makeTrend } from '../../src/progress-report/make-trend.js';
import { planNextSteps } from '../../src/progress-report/plan-next-steps.js';
import type { Vulnerability } from '../../src/progress-report/progress-summary.js';
import { rankWork } from '../../src/progress-report/rank-work.js';
import { summarize, type SummaryInput } from '../../src/progress-report/summarize.js';
import { groupCommits } from '../../src/progress-report/summarize-commits.js';
import { summarizeWaivers } from '../../src/progress-report/summarize-waivers.js';
import type { Waiver } from '../../src/waivers/waiver.js';
import { gateNames } from '../../src/config/gate-names.js';
import { gateReportOf } from '../support/report-of.js';
import { findingOf } from '../support/finding-of.js';
import { rawFindingOf } from '../support/raw-finding-of.js';
import { vulnerabilityOf } from '../support/vulnerability-of.js';
import { allGates, inputOf, reportOn } from './support/input-of.js';
import { countsOf, recordOf } from './support/record-of.js';

const waiver: Waiver = {
  id: 'GHSA-1111-2222-3333',
  gate: 'audit',
  reason: 'Only the build uses it.',
  owner: 'ada',
  created: '2027-01-01',
  expires: '2027-02-01',
  investigation: 'Looked through all calls.',
  mitigation: 'Sources are trusted.',
};

function advisoryOf(
  part: Partial<DetailedFinding> = {},
  raw: Partial<DetailedFinding['raw']> = {},
): DetailedFinding {
  return findingOf(
    {
      gate: 'audit',
      practice: 'vulnerable-dependency',
      rule: waiver.id,
      message: 'left-pad 1.0.0 pads too much.',
      ...part,
    },
    { risk: 'high', subject: `${waiver.id} left-pad`, ...raw },
  );
}

/** As one has it that was read from a report. */
function withoutRisk({
  raw: { risk: _risk, ...raw },
  ...finding
}: DetailedFinding): DetailedFinding {
  return { ...finding, raw };
}

describe('vulnerabilities:', () => {
  const recorded = {
    id: 'GHSA-9999-9999-9999',
    fingerprint: 'other',
    status: 'open',
    severity: 'moderate',
    message: 'old 1.0.0 is slow.',
  } as const;
  const accepted: Vulnerability = {
    id: waiver.id,
    status: 'accepted',
    severity: 'high',
    message: 'left-pad 1.0.0 pads too much.',
    reason: waiver.reason,
    investigation: 'Looked through all calls.',
    mitigation: 'Sources are trusted.',
    owner: 'ada',
    expires: '2027-02-01',
  };
  const open = { id: waiver.id, status: 'open', severity: 'high', message: accepted.message };
  const unknown = withoutRisk(advisoryOf());

  it.each<readonly [string, Partial<Parameters<typeof listVulnerabilities>[0]>, readonly object[]]>(
    [
      ['none', {}, []],
      ['open', { findings: [advisoryOf()] }, [open]],
      [
        'accepted by its advisory',
        { findings: [advisoryOf({ status: 'waived' })], waivers: [waiver] },
        [accepted],
      ],
      [
        'accepted by its fingerprint',
        {
          findings: [advisoryOf({ status: 'waived' })],
          waivers: [{ ...waiver, id: advisoryOf().fingerprint }],
        },
        [accepted],
      ],
      [
        'accepted by the waiver that holds longest, of its gate and files',
        {
          findings: [advisoryOf({ status: 'waived', file: 'package.json' })],
          waivers: [
            { ...waiver, expires: '2027-01-20' },
            waiver,
            { ...waiver, gate: 'lint', expires: '2027-03-01' },
            { ...waiver, files: ['packages/**'], expires: '2027-03-01' },
          ],
        },
        [accepted],
      ],
      [
        'accepted by another name, and not by a waiver of another package',
        {
          findings: [advisoryOf({ status: 'waived' }, { vulnerability: vulnerabilityOf() })],
          waivers: [
            { ...waiver, id: 'cve-2027-1234', package: 'ecc' },
            { ...waiver, package: 'ecc-fork', owner: 'bob', expires: '2027-03-01' },
          ],
        },
        [accepted],
      ],
      [
        'accepted under a name that no waiver has',
        { findings: [advisoryOf({ status: 'waived', reason: 'Fine. (ada)' })] },
        [{ ...open, status: 'accepted', reason: 'Fine. (ada)' }],
      ],
      [
        'fixed since an earlier run',
        {
          records: [
            recordOf({ date: '2027-01-01', vulnerabilities: [recorded] }),
            recordOf({ date: '2027-01-02', vulnerabilities: [recorded] }),
            recordOf({ date: '2027-01-03', vulnerabilities: [] }),
          ],
        },
        [
          {
            id: recorded.id,
            status: 'fixed',
            severity: 'moderate',
            message: recorded.message,
            lastSeen: '2027-01-02',
          },
        ],
      ],
      [
        'of a severity that an earlier run knew',
        {
          findings: [unknown],
          records: [
            recordOf({
              vulnerabilities: [
                { ...recorded, fingerprint: unknown.fingerprint, severity: 'critical' },
              ],
            }),
            recordOf({
              commit: null,
              vulnerabilities: [
                { id: 'x', status: 'open', message: '', fingerprint: unknown.fingerprint },
              ],
            }),
          ],
        },
        [{ ...open, severity: 'critical' }],
      ],
      [
        'of a severity that nobody knows',
        { findings: [unknown] },
        [{ id: waiver.id, status: 'open', message: accepted.message }],
      ],
      [
        'the worst first, open before fixed',
        {
          findings: [
            advisoryOf({ fingerprint: 'a', rule: 'GHSA-b' }, { risk: 'low' }),
            advisoryOf({ fingerprint: 'b', rule: 'GHSA-a' }, { risk: 'critical' }),
          ],
          records: [recordOf({ vulnerabilities: [{ ...recorded, severity: 'critical' }] })],
        },
        [
          expect.objectContaining({ id: 'GHSA-a', status: 'open' }),
          expect.objectContaining({ id: 'GHSA-b', status: 'open' }),
          expect.objectContaining({ status: 'fixed' }),
        ],
      ],
      [
        'not what the gate says about waivers and itself',
        { findings: [advisoryOf({ practice: 'expired-waiver' }), advisoryOf({ practice: null })] },
        [],
      ],
    ],
  )('%s', (_, part, list) => {
    const input = { findings: [], gates: allGates(), waivers: [], records: [], ...part };
    expect(listVulnerabilities(input)).toEqual({ list });
  });

  it.each([
    [
      'did not run',
      'The gate audit did not run.',
      allGates().filter(({ name }) => name !== 'audit'),
    ],
    [
      'was skipped',
      'The gate audit was skipped: why',
      allGates({ audit: { status: 'skipped', reason: 'why' } }),
    ],
    [
      'is broken',
      'The gate audit could not do its work: why',
      allGates({ audit: { status: 'error', reason: 'why' } }),
    ],
  ])('not known, and none fixed, where the gate %s', (_, unknownBecause, gates) => {
    const records = [recordOf({ vulnerabilities: [recorded] })];
    expect(listVulnerabilities({ findings: [], gates, waivers: [], records })).toEqual({
      unknown: unknownBecause,
      list: [],
    });
  });
});

it.each([
  ['2027-01-04', 'ended', -1],
  ['2027-01-05', 'ended', 0],
  ['2027-01-06', 'ending', 1],
  ['2027-02-04', 'ending', 30],
  ['2027-02-05', 'inForce', 31],
] as const)('a waiver until %s on 2027-01-05 is %s', (expires, kind, daysLeft) => {
  const { ended, ending, inForce } = summarizeWaivers([{ ...waiver, expires }], '2027-01-05');
  expect({ inForce, ending: ending.length, ended: ended.length }).toEqual({
    inForce: kind === 'ended' ? 0 : 1,
    ending: kind === 'ending' ? 1 : 0,
    ended: kind === 'ended' ? 1 : 0,
  });
  expect([...ended, ...ending].map((one) => one.daysLeft)).toEqual(
    kind === 'inForce' ? [] : [daysLeft],
  );
});

it('ranks work by effort, automatic first', () => {
  const many = (
    count: number,
    part: Partial<DetailedFinding>,
    fixable = false,
  ): DetailedFinding[] =>
    Array.from({ length: count }, (_, index) =>
      findingOf({ file: `src/${String(index % 3)}.ts`, ...part }, { fixable }),
    );
  const work = rankWork([
    ...many(26, { practice: 'unsafe-any', rule: 'b' }),
    ...many(6, { practice: 'undefined-name', rule: 'a' }),
    ...many(5, { practice: null, rule: 'z' }),
    ...many(1, { practice: null, rule: 'eqeqeq' }),
    ...many(2, { practice: 'unused-import' }, true),
    ...many(3, { practice: 'unformatted', status: 'baselined' }, true),
    ...many(1, { practice: 'unused-import' }),
    ...many(4, { practice: 'swallowed-error', status: 'waived' }),
  ]);
  expect(
    work.map(
      ({ effort, files, findings, practice, rules }) =>
        `${effort} ${practice} ${String(findings)} in ${String(files)} ${rules.join()}`,
    ),
  ).toEqual([
    'automatic unformatted 3 in 3 groundrules/no-swallowed-error',
    'automatic unused-import 2 in 2 groundrules/no-swallowed-error',
    'small unused-import 1 in 1 groundrules/no-swallowed-error',
    'medium correctness 6 in 3 eqeqeq,z',
    'medium undefined-name 6 in 3 a',
    'large unsafe-any 26 in 3 b',
  ]);
});

it.each<readonly [string, string, string, object]>([
  ['feat: a', 'feat', 'Features', { subject: 'a', breaking: false }],
  ['fix(core)!: b', 'fix', 'Fixes', { scope: 'core', subject: 'b', breaking: true }],
  ['Security: c', 'security', 'Security', { subject: 'c', breaking: false }],
  [
    'refactor: d\n\nBREAKING CHANGE: e',
    'refactor',
    'Refactoring',
    { subject: 'd', breaking: true },
  ],
  ['deps(a/b): f', 'deps', 'deps', { scope: 'a/b', subject: 'f', breaking: false }],
  ['Merge things', 'other', 'Without a type', { subject: 'Merge things', breaking: false }],
  ['feat:no blank', 'other', 'Without a type', { subject: 'feat:no blank', breaking: false }],
  [
    'see https://example.org: all',
    'other',
    'Without a type',
    { subject: 'see https://example.org: all', breaking: false },
  ],
  ['', 'other', 'Without a type', { subject: '', breaking: false }],
  ['(scope): g', 'other', 'Without a type', { subject: '(scope): g', breaking: false }],
])('reads the commit %j', (message, type, title, commit) => {
  expect(groupCommits([{ hash: 'abc', message }])).toEqual([
    { type, title, commits: [{ hash: 'abc', ...commit }] },
  ]);
});

it('groups commits by kind, in their order, the kinds in theirs', () => {
  const messages = ['other', 'zebra: a', 'chore: b', 'fix: c', 'apple: d', 'feat: e', 'fix: f'];
  const kinds = groupCommits(messages.map((message) => ({ hash: message.slice(-1), message })));
  expect(
    kinds.map(({ commits, type }) => `${type} ${commits.map(({ hash }) => hash).join('')}`),
  ).toEqual(['feat e', 'fix cf', 'chore b', 'apple d', 'zebra a', 'other r']);
});

describe('readiness:', () => {
  const base: Parameters<typeof judgeReadiness>[0] = {
    ...inputOf(),
    gates: allGates(),
    waivers: { inForce: 0, ending: [], ended: [] },
    vulnerabilities: { list: [] },
  };
  const ended = summarizeWaivers([{ ...waiver, expires: '2027-01-01' }], '2027-01-05');
  const entry = { gate: 'lint', rule: 'x', file: 'a.ts', fingerprint: 'f' } as const;
  const off = fillSettings({ gates: { docs: 'off' } }, []);
  const withoutFormat = fillSettings({ gates: { format: 'off' } }, []);
  const followed = { tool: 'knip', status: 'followed', durationMs: 5 } as const;
  const skipped = { tool: 'prettier', status: 'skipped', durationMs: 5, reason: 'why' } as const;
  const broken = { tool: 'eslint', status: 'error', durationMs: 5, reason: 'why' } as const;
  const loose = fillSettings({ gates: { secrets: 'advise' }, level: 'recommended' }, []);
  const bench = (status: 'error' | 'failed' | 'skipped'): Partial<typeof base> => ({
    gates: allGates({ bench: { status, reason: 'why' } }),
  });
  const tool = (status: ToolReport['status']): ToolReport => ({
    tool: 'knip',
    status,
    durationMs: 5,
  });
  const weakening = (
    part: Pick<JudgedWeakening, 'status'> & Partial<JudgedWeakening>,
  ): JudgedWeakening => {
    const place = { file: 'knip.config.js', line: 3 };
    const raw = rawFindingOf({ ...place, practice: 'weakened-rule' });
    return {
      tool: 'knip',
      gate: 'dead-code',
      rule: 'ignore',
      change: 'ignored',
      standard: 'none',
      effective: 'src/old/**',
      scope: 'the repository',
      kinds: [],
      files: 0,
      examples: [],
      setBy: place,
      fingerprint: 'f',
      workspace: '.',
      finding: {
        ...raw,
        gate: 'dead-code',
        fingerprint: 'f',
        identity: { key: 'k', scope: '', declared: new Set() },
      },
      ...part,
    };
  };
  const docs = {
    documented: 1,
    public: 2,
    percent: 50,
    threshold: 90,
    packages: [{ folder: '.', documented: 1, public: 2, reaches: false }],
  };

  it('all of it', () => {
    const criteria = judgeReadiness(base);
    expect(criteria.map(({ state }) => state)).toEqual(criteria.map(() => 'met'));
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(11);
  });

  it.each<readonly [string, string, Partial<typeof base>, string]>([
    [
      'blocking-gates-pass',
      'unmet',
      { gates: allGates({ lint: { status: 'failed' }, docs: { status: 'error' } }) },
      'failed: lint',
    ],
    [
      'blocking-gates-pass',
      'unknown',
      { gates: allGates({ docs: { status: 'error' } }) },
      'could not do its work: docs',
    ],
    ['blocking-gates-pass', 'unmet', { gates: [] }, 'no gate that blocks has run'],
    ['no-gate-off', 'unmet', { config: off }, 'off: docs'],
    ['security-blocks', 'unmet', { config: loose }, 'not blocking: secrets'],
    [
      'security-blocks',
      'unmet',
      { gates: allGates().filter(({ name }) => name !== 'audit') },
      'not blocking: audit',
    ],
    [
      'no-open-vulnerability',
      'unmet',
      { vulnerabilities: { list: [{ id: 'a', status: 'open', message: '' }] } },
      '1 open',
    ],
    [
      'no-open-vulnerability',
      'met',
      { vulnerabilities: { list: [{ id: 'a', status: 'accepted', message: '' }] } },
      '1 accepted',
    ],
    ['no-open-vulnerability', 'unknown', { vulnerabilities: { unknown: 'why', list: [] } }, 'why'],
    ['baseline-empty', 'unmet', { baseline: { findings: [entry] } }, '1 finding'],
    ['baseline-empty', 'met', { baseline: { findings: [] } }, 'it is empty'],
    ['no-ended-waiver', 'unmet', { waivers: ended }, '1 waiver past'],
    ['docs-threshold', 'unmet', { docs }, '1 of 2, asked for are 90 %; 1 package below'],
    ['docs-threshold', 'unknown', { docs: { unknown: 'why' } }, 'why'],
    ['docs-threshold', 'met', { docs: { nothing: 'Nothing there.' } }, 'Nothing there.'],
    ['whole-standard', 'unmet', { config: loose }, 'level recommended'],
    [
      'whole-standard',
      'unmet',
      { gates: allGates({ lint: { standard: { isOn: false, missing: ['await-in-loop'] } } }) },
      'level strict, but no rule of the standard is on in ESLint',
    ],
    [
      'whole-standard',
      'unmet',
      { gates: allGates({ lint: { standard: { isOn: true, missing: ['await-in-loop'] } } }) },
      'level strict, but no rule is on for await-in-loop',
    ],
    ['whole-standard', 'unmet', { config: off }, 'level strict, but off: docs'],
    [
      'whole-standard',
      'unmet',
      { drift: { tools: [followed, { ...broken, status: 'weakened' }], weakenings: [] } },
      'level strict, but weaker: eslint',
    ],
    [
      'whole-standard',
      'unmet',
      { drift: { tools: [], weakenings: [] } },
      'level strict, but no settings to hold against the standard',
    ],
    ['whole-standard', 'unknown', { drift: { unknown: 'why' } }, 'level strict; why'],
    [
      'whole-standard',
      'unknown',
      { drift: { tools: [followed, broken], weakenings: [] } },
      'level strict; could not be judged: eslint',
    ],
    [
      'whole-standard',
      'unknown',
      { gates: allGates({ lint: { status: 'error', reason: 'why' } }) },
      'level strict; could not do its work: lint',
    ],
    ['whole-standard', 'met', {}, 'level strict, followed: eslint'],
    [
      'whole-standard',
      'met',
      { drift: { tools: [followed, skipped], weakenings: [] } },
      'level strict, followed: knip; skipped: prettier',
    ],
    [
      'security-blocks',
      'unmet',
      { gates: allGates({ lint: { standard: { isOn: false, missing: [] } } }) },
      'lint looks for nothing of the standard',
    ],
    [
      'security-blocks',
      'unknown',
      { gates: allGates({ audit: { status: 'error', reason: 'why' } }) },
      'could not do its work: audit',
    ],
    [
      'security-blocks',
      'met',
      { gates: allGates({ audit: { status: 'skipped', reason: 'why' } }) },
      'lint, secrets block; skipped: audit',
    ],
    [
      'security-blocks',
      'unmet',
      {
        gates: allGates({
          lint: { status: 'skipped', reason: 'why' },
          audit: { status: 'skipped', reason: 'why' },
          secrets: { status: 'skipped', reason: 'why' },
        }),
      },
      'nothing was looked at by lint, audit, secrets',
    ],
    [
      'blocking-gates-pass',
      'met',
      {
        gates: gateNames.map((name) =>
          gateReportOf(name === 'types' ? { name } : { name, status: 'skipped', reason: 'why' }),
        ),
      },
      'passed: types; skipped: format, lint, dead-code, docs, audit, secrets, bench',
    ],
    [
      'no-weakened-rule',
      'met',
      { drift: { tools: [followed, skipped], weakenings: [] } },
      'followed: knip; skipped: prettier',
    ],
    [
      'no-weakened-rule',
      'unmet',
      { config: withoutFormat, drift: { tools: [followed, skipped], weakenings: [] } },
      'not looked at, as their gates are off: prettier',
    ],
    [
      'no-weakened-rule',
      'unmet',
      {
        drift: {
          tools: [tool('weakened'), tool('error')],
          weakenings: [
            weakening({ status: 'open' }),
            weakening({ status: 'open' }),
            weakening({ status: 'waived' }),
          ],
        },
      },
      '2 settings weaker and not waived',
    ],
    [
      'no-weakened-rule',
      'unknown',
      { drift: { tools: [tool('error')], weakenings: [] } },
      'could not be judged: knip',
    ],
    [
      'no-weakened-rule',
      'met',
      {
        drift: {
          tools: [tool('followed'), tool('skipped')],
          weakenings: [
            weakening({ status: 'waived' }),
            weakening({ status: 'open', isHint: true }),
          ],
        },
      },
      'followed: knip, 1 waived; skipped: knip',
    ],
    [
      'no-weakened-rule',
      'unmet',
      { drift: { tools: [tool('skipped')], weakenings: [] } },
      'no settings to hold against the standard',
    ],
    [
      'ci-checks',
      'unmet',
      { ci: { subject: 'ci', status: 'warning', message: 'no workflow' } },
      'no workflow',
    ],
    ['ci-checks', 'unknown', { ci: { unknown: 'why' } }, 'why'],
    ['no-weakened-rule', 'unknown', { drift: { unknown: 'why' } }, 'why'],
    [
      'benchmarks',
      'unmet',
      { gates: allGates().filter(({ name }) => name !== 'bench') },
      'no benchmark has been run',
    ],
    ['benchmarks', 'unmet', bench('skipped'), 'why'],
    ['benchmarks', 'unmet', bench('failed'), 'bench failed'],
    ['benchmarks', 'unknown', bench('error'), 'bench could not do its work'],
  ])('%s is %s', (id, state, part, evidence) => {
    const criteria = judgeReadiness({ ...base, ...part });
    expect(criteria.find((one) => one.id === id)).toMatchObject({ state, evidence });
  });

  it('says how it was at first', () => {
    const records = [
      recordOf(),
      recordOf({ date: '2027-01-02', readiness: { met: 5, total: 10 } }),
    ];
    const { readiness } = summarize(inputOf({ records })).summary;
    expect(readiness).toMatchObject({
      met: 11,
      total: 11,
      before: { date: '2027-01-01', met: 3, total: 10 },
    });
  });
});

describe('the trend', () => {
  const done = { bench: { status: 'passed', counts: countsOf({}) } } as const;

  it('counts by section what was left, and performance only where it was measured', () => {
    const practices = {
      'dynamic-code': countsOf({ open: 1, waived: 2 }),
      'swallowed-error': countsOf({ baselined: 3 }),
      correctness: countsOf({ open: 1 }),
      'long-gone': countsOf({ open: 9 }),
    };
    expect(
      makeTrend(
        [
          recordOf({ practices }),
          recordOf({ commit: null, gates: done, docs: { documented: 2, public: 3 } }),
        ],
        undefined,
      ),
    ).toEqual([
      {
        date: '2027-01-01',
        commit: 'a'.repeat(40),
        remaining: { security: 1, 'code-quality': 4 },
        accepted: 2,
      },
      {
        date: '2027-01-01',
        commit: null,
        remaining: { security: 0, 'code-quality': 0, performance: 0 },
        accepted: 0,
        docs: 66.6,
      },
    ]);
  });

  it('ends with the present run, in place of an earlier one about the same commit', () => {
    const records = [recordOf(), recordOf({ commit: 'b'.repeat(40) })];
    const today = recordOf({ date: '2027-01-05' });
    expect(
      makeTrend(records, today).map(({ commit, date }) => `${date} ${commit?.[0] ?? ''}`),
    ).toEqual(['2027-01-01 b', '2027-01-05 a']);
  });
});

it('proposes what helps most first', () => {
  const input: Partial<SummaryInput> = {
    report: reportOn(
      [
        advisoryOf(),
        findingOf({ practice: 'unformatted' }, { fixable: true }),
        findingOf(),
        findingOf({ practice: null, rule: 'eqeqeq' }),
      ],
      { docs: { status: 'error', reason: 'x' }, bench: { status: 'skipped', reason: 'x' } },
    ),
    waivers: [
      { ...waiver, expires: '2027-01-01' },
      { ...waiver, expires: '2027-01-20' },
    ],
    ci: { subject: 'ci', status: 'warning', message: 'none' },
  };
  expect(summarize(inputOf(input)).summary.nextSteps).toEqual([
    'Mend what keeps docs from work: what is left there is not known.',
    'Update or waive 1 open vulnerability.',
    'Mend what 1 waiver past its date covered, or agree on a new date: npx groundrules waive --list',
    'Repair 1 finding automatically: npx groundrules check --fix',
    'Mend 1 finding in 1 file of rules that are on for correctness: eqeqeq.',
    'Mend 1 finding in 1 file of swallowed-error (Error caught and dropped): npx groundrules explain swallowed-error',
    'Before 2027-01-20: settle 1 waiver about to end.',
    'Let CI run groundrules check, so that nothing comes back.',
    'Measure performance: benchmark the critical paths.',
  ]);
  const slower = inputOf({ report: reportOn([], { bench: { status: 'failed' } }) });
  expect(summarize(slower).summary.nextSteps).not.toContain(
    'Measure performance: benchmark the critical paths.',
  );
  const nothing = {
    gates: [],
    vulnerabilities: { list: [] },
    waivers: { inForce: 0, ending: [], ended: [] },
    work: [],
    criteria: [],
  };
  expect(planNextSteps(nothing)).toEqual([]);
});
