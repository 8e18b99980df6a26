import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';

import type { DetailedReport } from '../../src/reporters/reporter.js';
import { reportAsSarif } from '../../src/reporters/sarif.js';
import schema from '../fixtures/sarif/sarif-2.1.0.schema.json' with { type: 'json' };
import { findingOf } from '../support/finding-of.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { gateReportOf, plainContext, reportOf } from '../support/report-of.js';

const ajv = new Ajv({ strict: false });
ajvFormats.default(ajv);
const validate = ajv.compile<Log>(schema);

function runOf(report: DetailedReport): Run {
  const log: unknown = JSON.parse(reportAsSarif(report, plainContext));
  if (!validate(log)) throw new Error(ajv.errorsText(validate.errors));
  const [run, ...others] = log.runs;
  expect(others).toEqual([]);
  if (run === undefined) throw new Error('There is no run.');
  return run;
}

function resultsOf(report: DetailedReport): readonly Result[] {
  return runOf(report).results ?? [];
}

it('holds what it writes against the schema', () => {
  const log: unknown = JSON.parse(reportAsSarif(reportOf([findingOf()]), plainContext));
  expect(validate(log)).toBe(true);
  expect(validate({ ...(log as Log), version: '2.0.0' })).toBe(false);
  const [run] = (log as Log).runs;
  const broken = { artifactLocation: { uri: 'with a blank.ts' } };
  const results = [{ message: { text: 'x' }, locations: [{ physicalLocation: broken }] }];
  expect(validate({ ...(log as Log), runs: [{ ...run, results }] })).toBe(false);
});

it('describes a finding and its rule', () => {
  const help = 'https://example.org/no-swallowed-error';
  const finding = findingOf({}, { help, endLine: 14, endColumn: 6, fixable: true });
  const run = runOf(reportOf([finding], { exitCode: 1 }));
  expect(run).toMatchInlineSnapshot(`
    {
      "columnKind": "utf16CodeUnits",
      "invocations": [
        {
          "executionSuccessful": true,
          "exitCode": 1,
          "toolExecutionNotifications": [],
        },
      ],
      "originalUriBaseIds": {
        "%SRCROOT%": {
          "description": {
            "text": "The root of the repository.",
          },
        },
      },
      "properties": {
        "repository": "lablink",
      },
      "results": [
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "src/store.ts",
                  "uriBaseId": "%SRCROOT%",
                },
                "region": {
                  "endColumn": 6,
                  "endLine": 14,
                  "startColumn": 5,
                  "startLine": 12,
                },
              },
            },
          ],
          "message": {
            "text": "Any error is dropped here.",
          },
          "partialFingerprints": {
            "groundrulesFingerprint/v1": "0123456789abcdef0123",
          },
          "properties": {
            "fixable": true,
            "gate": "lint",
            "practice": "swallowed-error",
            "status": "open",
            "workspace": ".",
          },
          "ruleId": "groundrules/no-swallowed-error",
          "ruleIndex": 0,
        },
      ],
      "tool": {
        "driver": {
          "informationUri": "https://git.example/groundrules/groundrules/tree/main/packages/cli#readme",
          "name": "groundrules",
          "rules": [
            {
              "defaultConfiguration": {
                "level": "error",
              },
              "fullDescription": {
                "text": "A failure that nobody sees turns into wrong data later, far from its cause.",
              },
              "help": {
                "markdown": "**Error caught and dropped**

    A failure that nobody sees turns into wrong data later, far from its cause. It is E722 in Python.

    [Read more](https://example.org/no-swallowed-error)",
                "text": "A failure that nobody sees turns into wrong data later, far from its cause. It is E722 in Python. Read more: https://example.org/no-swallowed-error",
              },
              "helpUri": "https://example.org/no-swallowed-error",
              "id": "groundrules/no-swallowed-error",
              "properties": {
                "tags": [
                  "swallowed-error",
                  "errors",
                ],
              },
              "shortDescription": {
                "text": "Error caught and dropped",
              },
            },
          ],
          "semanticVersion": "1.0.0",
          "version": "1.0.0",
        },
      },
    }
  `);
});

it.each<readonly [string, Partial<DetailedReport>, Run['invocations']]>([
  [
    'a gate that could not do its work',
    {
      gates: [
        gateReportOf({ status: 'error', reason: 'ESLint is missing.\nInstall it.' }),
        gateReportOf({ name: 'docs', status: 'skipped', reason: 'Nothing is published.' }),
      ],
      notes: ['types: one project was left out'],
      exitCode: 2,
    },
    [
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'lint could not do its work: ESLint is missing.\nInstall it.' },
          },
          { level: 'note', message: { text: 'docs was skipped: Nothing is published.' } },
          { level: 'note', message: { text: 'types: one project was left out' } },
        ],
      },
    ],
  ],
  [
    'a check that failed but did its work',
    { exitCode: 1 },
    [{ executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] }],
  ],
])('tells of %s', (_, part, invocations) => {
  expect(runOf(reportOf([], part)).invocations).toEqual(invocations);
});

it('suppresses what is waived or known, and puts what counts first', () => {
  const results = resultsOf(
    reportOf(
      [
        findingOf({ status: 'baselined', message: 'known' }),
        findingOf({ status: 'waived', message: 'waived', reason: 'The device retries by itself.' }),
        findingOf({ severity: 'warning', message: 'warning' }),
        findingOf({ message: 'error' }),
      ],
      { gates: [gateReportOf({ counts: { open: 2, waived: 1, baselined: 1 } })] },
    ),
  );
  const summaries = results.map(({ baselineState, level, message, suppressions }) => ({
    text: message.text,
    level,
    baselineState,
    suppressions,
  }));
  expect(summaries).toEqual([
    { text: 'error', level: 'error', baselineState: 'new', suppressions: undefined },
    { text: 'warning', level: 'warning', baselineState: 'new', suppressions: undefined },
    {
      text: 'waived',
      level: 'error',
      baselineState: undefined,
      suppressions: [
        { kind: 'external', status: 'accepted', justification: 'The device retries by itself.' },
      ],
    },
    {
      text: 'known',
      level: 'error',
      baselineState: 'unchanged',
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'Known when the baseline was recorded.',
        },
      ],
    },
  ]);
});

it('compares with nothing where nothing is in the baseline', () => {
  expect(resultsOf(reportOf([findingOf()]))[0]).not.toHaveProperty('baselineState');
});

it.each<readonly [string, Parameters<typeof findingOf>[1], object]>([
  ['an end on the same line', { endColumn: 9 }, { endColumn: 9, endLine: 12 }],
  ['an end on a later line', { endLine: 20, endColumn: 1 }, { endLine: 20, endColumn: 1 }],
  ['a last line without a column', { endLine: 13 }, { endLine: 13 }],
  ['the same line without a column', { endLine: 12 }, {}],
  ['an empty place', { endLine: 12, endColumn: 5 }, { endLine: 12, endColumn: 5 }],
  ['an end before the start', { endLine: 12, endColumn: 4 }, {}],
  ['a last line before the first', { endLine: 3, endColumn: 40 }, {}],
])('writes the region of %s', (_, raw, end) => {
  const [result] = resultsOf(reportOf([findingOf({}, raw)]));
  const region = result?.locations?.[0]?.physicalLocation?.region;
  expect(region).toEqual({ startLine: 12, startColumn: 5, ...end });
});

it.each([
  ['src/with blank.ts', 'src/with%20blank.ts'],
  ['src/größe/漢.ts', 'src/gr%C3%B6%C3%9Fe/%E6%BC%A2.ts'],
  ['src/[id]/100%#?.ts', 'src/%5Bid%5D/100%25%23%3F.ts'],
  ['c:/drive.ts', 'c%3A/drive.ts'],
  [`a"b'c\\d\ne.ts`, `a%22b'c%5Cd%0Ae.ts`],
  ['half\uD83D.ts', 'half%EF%BF%BD.ts'],
])('writes the file %j as %s', (file, uri) => {
  const [result] = resultsOf(reportOf([findingOf({ file })]));
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
    uri,
    uriBaseId: '%SRCROOT%',
  });
});

it.each([
  ['a path within the standard', 'docs/rules/a b.md', /^https:.*\/docs\/rules\/a%20b\.md$/u],
  ['an address', 'https://example.org/ü', /^https:\/\/example\.org\/%C3%BC$/u],
  ['another scheme', 'javascript:alert(1)', /^https:.*javascript:alert%281%29$/u],
  ['no address', 'https://', /^$/u],
])('links the help of a rule that gives %s', (_, help, expected) => {
  const [rule] = runOf(reportOf([findingOf({}, { help })])).tool.driver.rules ?? [];
  expect(rule?.helpUri ?? '').toMatch(expected);
});

it.each([
  ['critical', '9.5'],
  ['low', '2.0'],
  [undefined, undefined],
] as const)('scores a rule whose worst finding is %s', (risk, score) => {
  const findings = [
    findingOf({}, { risk: 'low' }),
    findingOf({}, risk === undefined ? {} : { risk }),
  ];
  const used = risk === undefined ? findings.slice(1) : findings;
  const [rule] = runOf(reportOf(used)).tool.driver.rules ?? [];
  expect(rule?.properties?.['security-severity']).toBe(score);
});

describe('stays valid and keeps the text of', () => {
  it.each(hostileTexts)('%s', (_, text) => {
    const rule = text.trim() === '' ? 'rule' : text;
    const findings = [
      findingOf({ file: `a/${text}.ts`, message: text, rule, fingerprint: text, practice: null }),
      findingOf({ status: 'waived', reason: text }),
    ];
    const gates = [gateReportOf({ status: 'error', reason: text })];
    const { results = [], tool } = runOf(
      reportOf(findings, { gates, notes: [text], repository: text, exitCode: 2 }),
    );
    const [first] = results;
    expect(tool.driver.rules?.map(({ id }) => id)).toEqual([
      rule,
      'groundrules/no-swallowed-error',
    ]);
    expect(first?.message.text?.replaceAll(String.raw`\](`, '](')).toBe(
      text.trim() === '' ? 'rule' : text.trim(),
    );
    expect(first?.message.text).not.toMatch(/[^\\]\]\(/u);
  });
});

it('keeps within what code scanning takes, and says what it left out', () => {
  const findings = Array.from({ length: 25_010 }, (_, index) =>
    findingOf({
      line: index + 1,
      severity: index % 2 === 0 ? 'warning' : 'error',
      rule: `rule-${String(index % 7)}`,
    }),
  );
  const { invocations = [], results = [], tool } = runOf(reportOf(findings));
  expect(results).toHaveLength(25_000);
  expect(results.findIndex(({ level }) => level === 'warning')).toBe(12_505);
  expect(tool.driver.rules).toHaveLength(7);
  expect(
    results.every(({ ruleId, ruleIndex = -1 }) => tool.driver.rules?.[ruleIndex]?.id === ruleId),
  ).toBe(true);
  expect(invocations[0]?.toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: {
        text: '10 findings of the least weight left out: code scanning takes 25000 at most.',
      },
    },
  ]);
});
