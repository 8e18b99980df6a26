import { practices } from '@groundrules/catalogue';
import { expect, it } from 'vitest';

import type { DetailedFinding } from '../../src/findings/finding.js';
import { reportAsText } from '../../src/reporters/text.js';
import type { DetailedReport } from '../../src/reporters/reporter.js';
import { findingOf } from '../support/finding-of.js';
import { gateReportOf, plainContext, reportOf } from '../support/report-of.js';

const help = 'https://example.org/no-swallowed-error';
const findings: readonly DetailedFinding[] = [
  findingOf({ line: 9, column: 3 }, { help }),
  findingOf({ line: 120, column: 15 }, { help }),
  findingOf({
    gate: 'types',
    practice: null,
    rule: 'TS2322',
    severity: 'warning',
    line: 30,
    message: 'Not assignable.\n  Types differ.',
  }),
  findingOf({ status: 'baselined', message: 'Known.' }),
  findingOf(
    { file: 'packages/api/a.ts', workspace: 'packages/api', practice: null, rule: 'no-undef' },
    { fixable: true },
  ),
];
const failed: Partial<DetailedReport> = {
  workspaces: [
    { name: 'lablink', folder: '.' },
    { name: '@lablink/api', folder: 'packages/api' },
  ],
  gates: [
    gateReportOf({
      name: 'lint',
      status: 'failed',
      counts: { open: 3, waived: 0, baselined: 1 },
    }),
    gateReportOf({ name: 'types', mode: 'advise', counts: { open: 1, waived: 0, baselined: 0 } }),
  ],
  exitCode: 1,
};

it('groups by package, file, practice and rule, and closes with the gates', () => {
  expect(reportAsText(reportOf(findings, failed), plainContext)).toMatchInlineSnapshot(`
    "lablink (root)

    src/store.ts
      swallowed-error  Error caught and dropped, E722 in Python
        groundrules/no-swallowed-error  https://example.org/no-swallowed-error
             9:3  error    Any error is dropped here.  0123456789abcdef0123
          120:15  error    Any error is dropped here.  0123456789abcdef0123
      correctness
        TS2322
          30:5  warning  Not assignable.  0123456789abcdef0123
                           Types differ.

    @lablink/api (packages/api)

    packages/api/a.ts
      correctness
        no-undef
          12:5  error    Any error is dropped here.  fixable  0123456789abcdef0123

    ┌───────┬─────────┬──────────┬────────┬──────────┬────────┬───────────┬───────┐
    │ Gate  │ Mode    │ Result   │ Errors │ Warnings │ Waived │ Baselined │  Time │
    ├───────┼─────────┼──────────┼────────┼──────────┼────────┼───────────┼───────┤
    │ lint  │ blocks  │ ✖ failed │      3 │        0 │      0 │         1 │ 4.2 s │
    │ types │ advises │ ✔ passed │      0 │        1 │      0 │         0 │ 4.2 s │
    └───────┴─────────┴──────────┴────────┴──────────┴────────┴───────────┴───────┘
    ✖ 3 open errors in lint.

    What to do next
      - Repair 1 finding automatically: npx groundrules check --fix
      - Accept one that has to stay, for a while and with a reason: npx groundrules waive 0123456789abcdef0123
    "
  `);
});

/** What Prettier would change at a line. */
function layoutAt(
  line: number,
  part: Partial<Pick<DetailedFinding, 'file' | 'practice' | 'status'>> = {},
): DetailedFinding {
  return findingOf(
    {
      gate: 'format',
      practice: 'unformatted',
      rule: 'prettier',
      line,
      column: 1,
      message: `Line ${String(line)}.`,
      ...part,
    },
    { fixable: true },
  );
}

it.each<readonly [string, readonly DetailedFinding[], string]>([
  [
    'all places of a file are one entry',
    [layoutAt(3), layoutAt(7), layoutAt(30), layoutAt(2, { file: 'src/view.ts' })],
    `src/store.ts
  unformatted  Code that the formatter would change
    prettier
      3:1  error    3 places differ from Prettier's layout, the first at line 3.  fixable

src/view.ts
  unformatted  Code that the formatter would change
    prettier
      2:1  error    Line 2.  fixable  0123456789abcdef0123
`,
  ],
  [
    'it says how many have a name of their own',
    [
      layoutAt(3, { practice: 'line-too-long' }),
      layoutAt(5, { practice: 'operator-linebreak' }),
      layoutAt(9),
      layoutAt(11, { practice: 'line-too-long' }),
    ],
    `src/store.ts
  unformatted  Code that the formatter would change
    prettier
      3:1  error    4 places differ from Prettier's layout, the first at line 3; 2 lines are too long, 1 breaks before an operator.  fixable
`,
  ],
  [
    'those of one name stay under it',
    [layoutAt(3, { practice: 'line-too-long' }), layoutAt(8, { practice: 'line-too-long' })],
    `src/store.ts
  line-too-long  Line longer than 100 columns, E501 in Python
    prettier
      3:1  error    2 places differ from Prettier's layout, the first at line 3; 2 lines are too long.  fixable
`,
  ],
  [
    'one that is new does not hide behind those that are known',
    [layoutAt(3, { status: 'baselined' }), layoutAt(7), layoutAt(9, { status: 'baselined' })],
    `src/store.ts
  unformatted  Code that the formatter would change
    prettier
      7:1  error    Line 7.  fixable  0123456789abcdef0123
`,
  ],
  [
    'what else there is of the file stays apart',
    [layoutAt(3), findingOf({ line: 4 }), layoutAt(7), findingOf({ line: 8 })],
    `src/store.ts
  unformatted  Code that the formatter would change
    prettier
      3:1  error    2 places differ from Prettier's layout, the first at line 3.  fixable
  swallowed-error  Error caught and dropped, E722 in Python
    groundrules/no-swallowed-error
      4:5  error    Any error is dropped here.  0123456789abcdef0123
      8:5  error    Any error is dropped here.  0123456789abcdef0123
`,
  ],
])('of layout, %s', (_, list, expected) => {
  const [shown = ''] = reportAsText(reportOf(list), plainContext).split('\n┌');
  expect(shown.replaceAll(/ {2}https:\S+/gu, '')).toBe(expected);
  const pages = [...shown.matchAll(/format\.md#(\S+)/gu)].map(([, page]) => page);
  const titles = [...expected.matchAll(/^ {2}([a-z-]+) .*\n {4}prettier$/gmu)].map(([, id]) => id);
  expect(pages).toEqual(titles);
});

it('counts the practices where there is much', () => {
  const ids = ['line-too-long', 'swallowed-error', null, 'unused-import'] as const;
  const list = ids.flatMap((practice, index) =>
    Array.from({ length: 4 * (index + 1) }, (_, line) =>
      findingOf(
        { practice, line: line + 1, file: `src/${String(line % 3)}.ts` },
        {
          fixable: practice === 'unused-import' && line < 9,
        },
      ),
    ),
  );
  const counts = `What is open most often
  16  unused-import    in 3 files, 9 fixable
  12  correctness      in 3 files
   8  swallowed-error  in 3 files
   4  line-too-long    in 3 files

┌`;
  expect(reportAsText(reportOf(list), plainContext)).toContain(`\n\n${counts}`);
  const withoutMany = [
    list.slice(0, 20),
    list.map((one) => findingOf({ ...one, status: 'baselined' })),
    list.map((one) => findingOf({ ...one, practice: 'unused-import' })),
  ];
  for (const few of withoutMany) {
    expect(reportAsText(reportOf(few), plainContext)).not.toContain('most often');
  }
});

it('sums up the practices beyond the first ten', () => {
  const list = practices
    .slice(0, 13)
    .flatMap(({ id }, index) =>
      Array.from({ length: 13 - index }, (_, line) => findingOf({ practice: id, line: line + 1 })),
    );
  const text = reportAsText(reportOf(list), plainContext);
  expect(text).toContain(`   4  ${practices[9]?.id ?? ''}`);
  expect(text).toContain('\n   6  of 3 other practices\n\n┌');
});

it('says so when all is well', () => {
  expect(reportAsText(reportOf([]), plainContext)).toMatchInlineSnapshot(`
    "┌──────┬────────┬──────────┬────────┬──────────┬────────┬───────────┬───────┐
    │ Gate │ Mode   │ Result   │ Errors │ Warnings │ Waived │ Baselined │  Time │
    ├──────┼────────┼──────────┼────────┼──────────┼────────┼───────────┼───────┤
    │ lint │ blocks │ ✔ passed │      0 │        0 │      0 │         0 │ 4.2 s │
    └──────┴────────┴──────────┴────────┴──────────┴────────┴───────────┴───────┘
    ✔ Every gate that blocks passed.
    "
  `);
});

it('gives the reasons of gates that did not do their work, and what else is to be known', () => {
  const report = reportOf([], {
    gates: [
      gateReportOf({ name: 'lint', status: 'error', reason: 'ESLint is missing.\nInstall it.' }),
      gateReportOf({ name: 'docs', status: 'skipped', reason: 'Nothing is published.' }),
    ],
    notes: ['types: one project was left out'],
    exitCode: 2,
  });
  expect(reportAsText(report, { ...plainContext, since: 'main' })).toMatchInlineSnapshot(`
    "┌──────┬────────┬───────────┬────────┬──────────┬────────┬───────────┬───────┐
    │ Gate │ Mode   │ Result    │ Errors │ Warnings │ Waived │ Baselined │  Time │
    ├──────┼────────┼───────────┼────────┼──────────┼────────┼───────────┼───────┤
    │ lint │ blocks │ ✖ error   │      - │        - │      - │         - │ 4.2 s │
    │ docs │ blocks │ ↓ skipped │      - │        - │      - │         - │ 4.2 s │
    └──────┴────────┴───────────┴────────┴──────────┴────────┴───────────┴───────┘
    lint could not do its work: ESLint is missing.
      Install it.
    docs was skipped: Nothing is published.
    Note: types: one project was left out
    ✖ No verdict: lint could not do its work. Only what changed since main counts.

    What to do next
      - Mend what keeps a gate from its work first: until then its findings are unknown.
    "
  `);
});

it.each<readonly [string, Partial<DetailedReport>, string]>([
  [
    'nothing ran',
    { gates: [gateReportOf({ status: 'skipped', reason: 'why' })], exitCode: 2 },
    '✖ No gate ran, so nothing was checked.',
  ],
  [
    'two gates are broken',
    {
      gates: [
        gateReportOf({ name: 'lint', status: 'error', reason: 'a' }),
        gateReportOf({ name: 'types', status: 'error', reason: 'b' }),
      ],
      exitCode: 2,
    },
    '✖ No verdict: lint, types could not do their work.',
  ],
  [
    'only advice is open',
    { findings: [findingOf({ severity: 'warning' })] },
    '✔ Every gate that blocks passed; 1 open finding is advice.',
  ],
])('gives the verdict where %s', (_, part, verdict) => {
  expect(reportAsText(reportOf([], part), plainContext).split('\n')).toContain(verdict);
});

it('writes escapes for what would steer the terminal', () => {
  const steering = '\u001B[2J\u0007\u202E';
  const file = `a\n${steering}.ts`;
  const text = reportAsText(
    reportOf([findingOf({ file, message: steering, rule: steering })]),
    plainContext,
  );
  expect(text).toContain(String.raw`a\n\u001b[2J\u0007\u202e.ts`);
  expect(text).not.toMatch(/[\u0007\u001B\u202E]/u);
});

it('colours only where it may', () => {
  const report = reportOf(findings, failed);
  const escapes = /\u001B\[\d+m/gu;
  const colored = reportAsText(report, { ...plainContext, color: true });
  expect(colored).toMatch(escapes);
  expect(colored.replaceAll(escapes, '')).toBe(reportAsText(report, plainContext));
});
