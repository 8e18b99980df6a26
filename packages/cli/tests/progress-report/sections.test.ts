import { areas, practices } from '@groundrules/catalogue';
import { describe, expect, it } from 'vitest';

import { fillSettings } from '../../src/config/fill-settings.js';
import type { DetailedFinding } from '../../src/findings/finding.js';
import type { FirstBaseline } from '../../src/progress-report/first-baseline.js';
import { placeOfEntry } from '../../src/progress-report/place-of-entry.js';
import type { AreaProgress, Progress } from '../../src/progress-report/progress-summary.js';
import { percentDone } from '../../src/progress-report/starting-point.js';
import { summarize, type SummaryInput } from '../../src/progress-report/summarize.js';
import { gatesOf, practicesOf, sections } from '../../src/progress-report/topics.js';
import { findingOf } from '../support/finding-of.js';
import { inputOf, reportOn, type allGates } from './support/input-of.js';
import { countsOf, recordOf } from './support/record-of.js';

it('has each area and each practice in one section', () => {
  const topics = sections.flatMap((section) => section.topics);
  expect(topics.toSorted()).toEqual([...areas, 'correctness'].toSorted());
  expect(
    topics
      .flatMap((topic) => practicesOf(topic))
      .filter((id) => id !== null)
      .toSorted(),
  ).toEqual(practices.map(({ id }) => id).toSorted());
});

it.each<readonly [Parameters<typeof gatesOf>[0], readonly string[]]>([
  ['security', ['lint', 'audit', 'secrets']],
  ['docs', ['lint', 'docs']],
  ['performance', ['lint', 'bench']],
  ['format', ['format']],
  ['dead-code', ['lint', 'types', 'dead-code']],
])('knows the gates of %s', (topic, gates) => {
  expect(gatesOf(topic)).toEqual(gates);
});

it.each([
  [0, 0, 100],
  [0, 5, 100],
  [5, 5, 0],
  [1, 3, 66],
  [1, 1000, 99],
  [999, 1000, 0],
])('%i left of %i is %i percent', (remaining, start, percent) => {
  expect(percentDone(remaining, start)).toBe(percent);
});

it.each<readonly [Parameters<typeof placeOfEntry>[0], string, string | undefined]>([
  [{ gate: 'lint', rule: 'groundrules/no-swallowed-error' }, 'errors', 'swallowed-error'],
  [{ gate: 'lint', rule: 'eqeqeq' }, 'correctness', 'correctness'],
  [{ gate: 'types', rule: 'TS2304' }, 'errors', 'undefined-name'],
  [{ gate: 'types', rule: 'TS1128' }, 'correctness', 'correctness'],
  [{ gate: 'dead-code', rule: 'exports' }, 'dead-code', 'unused-export'],
  [{ gate: 'docs', rule: 'undocumented-public-api' }, 'docs', 'undocumented-public-api'],
  [{ gate: 'docs', rule: 'broken-example' }, 'correctness', 'correctness'],
  [{ gate: 'secrets', rule: '@secretlint/secretlint-rule-aws' }, 'security', 'hardcoded-secret'],
  [{ gate: 'secrets', rule: 'too-large' }, 'correctness', 'correctness'],
  [{ gate: 'format', rule: 'prettier' }, 'format', undefined],
  [{ gate: 'format', rule: 'parse-error' }, 'correctness', 'correctness'],
])('counts %j for %s', (entry, topic, practice) => {
  expect(placeOfEntry(entry)).toEqual({ topic, practice });
});

const swallowed = findingOf();
const baselined = findingOf({ status: 'baselined' });
const waived = findingOf({ status: 'waived' });
const injected = findingOf({ practice: 'dynamic-code', rule: 'groundrules/dynamic-code' });
const slow = findingOf({ practice: 'await-in-loop', rule: 'groundrules/await-in-loop' });
const unreadable = findingOf({ practice: null, rule: 'parse-error', file: 'src/a.ts', line: 3 });
const followed = { tool: 'knip', status: 'followed', durationMs: 5 } as const;
const broken = { tool: 'eslint', status: 'error', durationMs: 5, reason: 'why' } as const;
const earlier = recordOf({ practices: { 'swallowed-error': countsOf({ open: 4 }) } });

function firstOf(...rules: readonly string[]): FirstBaseline {
  return {
    baseline: {
      findings: rules.map((rule, index) => ({
        gate: 'lint',
        rule,
        file: 'src/a.ts',
        fingerprint: String(index),
      })),
    },
    commit: 'd'.repeat(40),
    date: '2026-12-01',
    isShallow: false,
  };
}

function areaOf(name: string, part: Partial<SummaryInput>): AreaProgress {
  const { summary } = summarize(inputOf(part));
  const found = summary.sections.flatMap((one) => one.areas).find(({ area }) => area === name);
  if (found === undefined) throw new Error(`no area ${name}`);
  return found;
}

describe('an area', () => {
  it.each<
    readonly [
      string,
      string,
      readonly DetailedFinding[],
      Partial<SummaryInput> & { readonly different?: Parameters<typeof allGates>[0] },
      { readonly [Name in keyof Progress]?: Progress[Name] | undefined },
    ]
  >([
    [
      'is complete without findings',
      'errors',
      [],
      {},
      { status: 'complete', percent: 100, remaining: 0 },
    ],
    [
      'has no number where nothing earlier is known',
      'errors',
      [swallowed],
      {},
      { status: 'in-progress', remaining: 1, percent: undefined, start: undefined },
    ],
    [
      'is measured against an earlier run',
      'errors',
      [swallowed],
      { records: [earlier] },
      { status: 'in-progress', start: 4, remaining: 1, percent: 75 },
    ],
    [
      'is measured against the first baseline',
      'errors',
      [swallowed],
      { first: firstOf('groundrules/no-swallowed-error', 'groundrules/no-swallowed-error') },
      { start: 2, remaining: 1, percent: 50 },
    ],
    [
      'takes the greatest there was',
      'errors',
      [swallowed],
      { first: firstOf('groundrules/no-swallowed-error'), records: [earlier, recordOf()] },
      { start: 4, percent: 75 },
    ],
    [
      'is at 0 where there was never more',
      'errors',
      [swallowed, swallowed],
      { records: [recordOf()] },
      { start: 2, remaining: 2, percent: 0 },
    ],
    [
      'counts what is baselined as left',
      'errors',
      [baselined],
      { records: [earlier] },
      { remaining: 1, percent: 75 },
    ],
    [
      'counts what is waived as accepted',
      'errors',
      [waived],
      { records: [earlier] },
      { status: 'complete', remaining: 0, accepted: 1, percent: 100 },
    ],
    [
      'is not known where a gate of it is broken',
      'errors',
      [],
      { records: [earlier], different: { lint: { status: 'error', reason: 'x' } } },
      {
        status: 'unknown',
        percent: undefined,
        remaining: undefined,
        remark: 'lint could not do its work. What is left is not known.',
      },
    ],
    [
      'is not known where a gate could not read a file',
      'errors',
      [unreadable],
      { records: [earlier] },
      {
        status: 'unknown',
        percent: undefined,
        remark: 'lint could not read src/a.ts:3. What is left is not known.',
      },
    ],
    [
      'is known where a gate of others is broken',
      'errors',
      [swallowed],
      { records: [earlier], different: { docs: { status: 'error', reason: 'x' } } },
      { status: 'in-progress', percent: 75 },
    ],
    [
      'needs its own gate',
      'docs',
      [],
      { different: { docs: { status: 'error', reason: 'x' } } },
      { status: 'unknown' },
    ],
    [
      'is pending where nothing has looked',
      'errors',
      [],
      {
        different: {
          lint: { status: 'skipped', reason: 'x' },
          types: { status: 'skipped', reason: 'x' },
        },
      },
      { status: 'pending', percent: undefined, remaining: undefined },
    ],
    [
      'is not complete where a gate is off',
      'docs',
      [],
      {
        config: fillSettings({ gates: { docs: 'off' } }, []),
        different: { docs: { status: 'skipped', reason: 'off' } },
      },
      {
        status: 'in-progress',
        percent: undefined,
        remaining: 0,
        remark: 'Nothing was looked at by docs.',
      },
    ],
    [
      'is complete where a gate has nothing to look at',
      'docs',
      [],
      { different: { docs: { status: 'skipped', reason: 'x' } } },
      { status: 'complete', percent: 100 },
    ],
    [
      'of performance is pending without a benchmark',
      'performance',
      [],
      { different: { bench: { status: 'skipped', reason: 'x' } } },
      { status: 'pending', remaining: undefined, remark: 'No benchmark has been run.' },
    ],
    [
      'of performance is in progress with findings alone',
      'performance',
      [slow],
      { records: [recordOf()], different: { bench: { status: 'skipped', reason: 'x' } } },
      { status: 'in-progress', remaining: 1, percent: 0 },
    ],
    [
      'of performance has no number without a benchmark',
      'performance',
      [],
      {
        records: [recordOf({ practices: { 'await-in-loop': countsOf({ open: 1 }) } })],
        different: { bench: { status: 'skipped', reason: 'x' } },
      },
      { status: 'in-progress', start: 1, remaining: 0, percent: undefined },
    ],
    [
      'of performance is complete with a benchmark',
      'performance',
      [],
      {},
      { status: 'complete', percent: 100 },
    ],
    ...(['errors', 'imports', 'security', 'docs', 'performance', 'governance'] as const).map(
      (area) =>
        [
          `is not known where no rule of the standard is on: ${area}`,
          area,
          [],
          {
            records: [earlier],
            different: { lint: { standard: { isOn: false, missing: ['await-in-loop'] } } },
          },
          {
            status: 'unknown',
            percent: undefined,
            remaining: undefined,
            remark:
              'No rule of the standard is on, so that lint does not look for what they find. What is left is not known.',
          },
        ] as const,
    ),
    [
      'is complete without any rule of the standard where none is needed',
      'format',
      [],
      { different: { lint: { standard: { isOn: false, missing: [] } } } },
      { status: 'complete', percent: 100 },
    ],
    [
      'is not complete where no rule looks for a practice of it',
      'performance',
      [],
      {
        records: [earlier],
        different: {
          lint: { standard: { isOn: true, missing: ['await-in-loop', 'unused-parameter'] } },
        },
      },
      {
        status: 'in-progress',
        remaining: 0,
        percent: undefined,
        remark: 'No rule is on that looks for await-in-loop.',
      },
    ],
    [
      'is complete where no rule looks for a practice of another',
      'performance',
      [],
      { different: { lint: { standard: { isOn: true, missing: ['unused-parameter'] } } } },
      { status: 'complete', percent: 100 },
    ],
    [
      'has a number of what was looked for',
      'errors',
      [swallowed],
      {
        records: [earlier],
        different: { lint: { standard: { isOn: true, missing: ['undefined-name'] } } },
      },
      { status: 'in-progress', percent: 75 },
    ],
    [
      'of exceptions is not complete where nobody knows of the settings',
      'governance',
      [],
      { drift: { unknown: 'why' } },
      {
        status: 'in-progress',
        remaining: 0,
        percent: undefined,
        remark: 'Whether a setting is weaker than the standard is not known: why.',
      },
    ],
    [
      'of exceptions is not complete where the settings of a tool could not be judged',
      'governance',
      [],
      { drift: { tools: [followed, broken], weakenings: [] } },
      {
        status: 'in-progress',
        remaining: 0,
        percent: undefined,
        remark:
          'Whether a setting is weaker than the standard is not known: eslint could not be judged.',
      },
    ],
    [
      'of exceptions is not complete while settings are weaker',
      'governance',
      [],
      { drift: { tools: [{ ...followed, status: 'weakened' }], weakenings: [] } },
      {
        status: 'in-progress',
        percent: undefined,
        remark: 'Settings are weaker than the standard: knip.',
      },
    ],
    [
      'of exceptions is not complete where no setting was held against the standard',
      'governance',
      [],
      { drift: { tools: [{ ...followed, status: 'skipped' }], weakenings: [] } },
      { status: 'in-progress', remark: 'No setting was held against the standard.' },
    ],
    [
      'has those that are no practice',
      'correctness',
      [findingOf({ practice: null, rule: 'eqeqeq' })],
      { records: [recordOf()] },
      { remaining: 1, percent: 0 },
    ],
  ])('%s', (_, area, findings, { different, ...part }, expected) => {
    const progress = areaOf(area, { ...part, report: reportOn(findings, different) });
    const names = Object.keys(expected) as (keyof Progress)[];
    expect(Object.fromEntries(names.map((name) => [name, progress[name]]))).toEqual(expected);
  });

  it('lists practices by what is left, with the code of Python', () => {
    const { clean, practices: listed } = areaOf('errors', {
      report: reportOn([swallowed, waived]),
      records: [recordOf({ practices: { 'undefined-name': countsOf({ baselined: 3 }) } })],
    });
    expect(listed).toEqual([
      {
        id: 'swallowed-error',
        title: 'Error caught and dropped',
        python: 'E722',
        start: 1,
        remaining: 1,
        accepted: 1,
      },
      expect.objectContaining({ id: 'undefined-name', python: 'F821', start: 3, remaining: 0 }),
    ]);
    expect(clean).toBe(practicesOf('errors').length - 2);
  });
});

describe('all together', () => {
  const overallOf = (part: Partial<SummaryInput>): Progress =>
    summarize(inputOf(part)).summary.overall;

  it.each<readonly [string, Partial<SummaryInput>, Progress]>([
    [
      'is complete where every part is',
      { records: [earlier] },
      { status: 'complete', accepted: 0, remaining: 0, start: 4, percent: 100 },
    ],
    [
      'adds up the parts',
      { report: reportOn([swallowed, injected]), records: [earlier] },
      { status: 'in-progress', accepted: 0, remaining: 2, start: 5, percent: 60 },
    ],
    [
      'is not known as soon as one is not',
      {
        report: reportOn([injected], { docs: { status: 'error', reason: 'x' } }),
        records: [earlier],
      },
      {
        status: 'unknown',
        accepted: 0,
        remark: 'A gate did not see everything, so there is no number.',
      },
    ],
    [
      'is not complete while one is pending',
      { report: reportOn([], { bench: { status: 'skipped', reason: 'x' } }), records: [earlier] },
      {
        status: 'in-progress',
        accepted: 0,
        remaining: 0,
        start: 4,
        remark: 'Nothing is left of what was looked at, but not everything was.',
      },
    ],
    [
      'says so where nothing earlier is known',
      { report: reportOn([swallowed]) },
      {
        status: 'in-progress',
        accepted: 0,
        remaining: 1,
        remark: 'Nothing is known of earlier days, so there is no percentage yet.',
      },
    ],
  ])('%s', (_, part, expected) => {
    expect(overallOf(part)).toEqual(expected);
  });

  it.each([
    ['a run', { records: [earlier] }, '2027-01-01'],
    ['the first baseline', { first: firstOf(), records: [earlier] }, '2026-12-01'],
    ['nothing', {}, undefined],
  ] as const)('counts from %s', (_, part, since) => {
    expect(summarize(inputOf(part)).summary.since).toBe(since);
  });
});

it.each<readonly [string, readonly DetailedFinding[], Parameters<typeof allGates>[0], boolean]>([
  ['every gate has seen everything', [swallowed], {}, true],
  ['a gate was skipped', [], { bench: { status: 'skipped', reason: 'x' } }, true],
  ['a gate is broken', [], { docs: { status: 'error', reason: 'x' } }, false],
  ['a gate could not read a file', [unreadable], {}, false],
  ['a rule is off', [], { lint: { standard: { isOn: true, missing: ['await-in-loop'] } } }, true],
  ['no rule is on', [], { lint: { standard: { isOn: false, missing: [] } } }, false],
])('makes a record where %s', (_, findings, different, isRecorded) => {
  const { record } = summarize(inputOf({ report: reportOn(findings, different) }));
  expect(record !== undefined).toBe(isRecorded);
});

it('records what was found by practice, in an order that stays', () => {
  const { record } = summarize(inputOf({ report: reportOn([swallowed, injected, waived]) }));
  expect(JSON.stringify(record?.practices)).toBe(
    JSON.stringify({
      'dynamic-code': countsOf({ open: 1 }),
      'swallowed-error': countsOf({ open: 1, waived: 1 }),
    }),
  );
  expect(record?.docs).toEqual({ documented: 9, public: 10 });
});
