import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';

import type { DetailedFinding } from '../../src/findings/finding.js';
import { reportAsMarkdown } from '../../src/reporters/markdown.js';
import { printableLine } from '../../src/reporters/printable.js';
import type { DetailedReport } from '../../src/reporters/reporter.js';
import { findingOf } from '../support/finding-of.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { parseHtml, type ParsedHtml } from '../support/parse-html.js';
import { gateReportOf, plainContext, reportOf } from '../support/report-of.js';

/** What GitHub makes of a comment. */
function render(markdown: string): ParsedHtml {
  return parseHtml(
    micromark(markdown, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    }),
  );
}

const help = 'https://example.org/no-swallowed-error';
const findings: readonly DetailedFinding[] = [
  findingOf({ line: 9, column: 3 }, { help, fixable: true }),
  findingOf({ practice: null, rule: 'TS2322', severity: 'warning', message: 'A.\n  B.' }),
  findingOf({ status: 'waived', reason: 'The device retries by itself.' }, { help }),
  findingOf({ status: 'baselined', file: 'src/old.ts', reason: 'known in the file' }),
];

it('writes the layout of a file once, open or known', () => {
  const layout = (status: 'baselined' | 'open'): DetailedFinding[] =>
    Array.from({ length: 60 }, (_, index) =>
      findingOf({
        gate: 'format',
        practice: 'unformatted',
        rule: 'prettier',
        file: `src/${status}.ts`,
        line: index + 3,
        column: 1,
        status,
      }),
    );
  const markdown = reportAsMarkdown(
    reportOf([...layout('open'), ...layout('baselined')]),
    plainContext,
  );
  const line = String.raw`\*\*error\*\* 60 places differ from .* layout, the first at line 3\. \(unformatted, `;
  expect(markdown.match(new RegExp(`^- 3:1 ${line}`, 'gmu'))).toHaveLength(1);
  expect(markdown.match(new RegExp(`^- \`src/baselined\\.ts:3\` ${line}`, 'gmu'))).toHaveLength(1);
  expect(markdown).toContain('Known in the baseline: 60');
  expect(markdown).not.toContain('more');
});

it('writes the verdict, the gates, what is open by file, and folds what is known', () => {
  const report = reportOf(findings, {
    gates: [
      gateReportOf({ status: 'failed', counts: { open: 2, waived: 1, baselined: 1 } }),
      gateReportOf({ name: 'docs', status: 'skipped', reason: 'Nothing is published.' }),
      gateReportOf({ name: 'types', mode: 'advise', counts: { open: 1, waived: 0, baselined: 0 } }),
    ],
    notes: ['types: one project was left out'],
    exitCode: 1,
  });
  expect(reportAsMarkdown(report, { ...plainContext, since: 'main' })).toMatchInlineSnapshot(`
    "### ❌ Groundrules: 1 open error in lint.

    Only what changed since \`main\` counts.

    | Gate | Mode | Result | Errors | Warnings | Waived | Baselined | Time |
    | --- | --- | --- | --: | --: | --: | --: | --: |
    | lint | blocks | **failed** | 1 | 1 | 1 | 1 | 4.2 s |
    | docs | blocks | skipped | - | - | - | - | 4.2 s |
    | types | advises | passed | 0 | 0 | 0 | 0 | 4.2 s |

    - **docs was skipped:** Nothing is published.
    - types: one project was left out

    **What to do next**

    - Repair 1 finding automatically: npx groundrules check --fix

    #### \`src/store.ts\`

    - 9:3 **error** Any error is dropped here. (swallowed-error, [\`groundrules/no-swallowed-error\`](https://example.org/no-swallowed-error)) fixable
    - 12:5 warning A. B. (\`TS2322\`)

    <details>
    <summary>Waived: 1</summary>

    - \`src/store.ts:12\` **error** Any error is dropped here. (swallowed-error, [\`groundrules/no-swallowed-error\`](https://example.org/no-swallowed-error)) — _The device retries by itself._

    </details>

    <details>
    <summary>Known in the baseline: 1</summary>

    - \`src/old.ts:12\` **error** Any error is dropped here. (swallowed-error, [\`groundrules/no-swallowed-error\`](https://git.example/groundrules/groundrules/blob/main/docs/practices/errors.md#swallowed-error))

    </details>
    "
  `);
});

it('says so when all is well', () => {
  expect(reportAsMarkdown(reportOf([]), plainContext)).toMatchInlineSnapshot(`
    "### ✅ Groundrules: Every gate that blocks passed.

    | Gate | Mode | Result | Errors | Warnings | Waived | Baselined | Time |
    | --- | --- | --- | --: | --: | --: | --: | --: |
    | lint | blocks | passed | 0 | 0 | 0 | 0 | 4.2 s |
    "
  `);
});

it('folds files where there are many', () => {
  const many = Array.from({ length: 6 }, (_, index) =>
    findingOf({ file: `src/<${String(index)}>.ts`, severity: index === 0 ? 'warning' : 'error' }),
  );
  const { elements } = render(reportAsMarkdown(reportOf(many), plainContext));
  const summaries = elements.filter(({ name }) => name === 'summary').map(({ text }) => text);
  expect(summaries).toEqual([
    'src/<0>.ts: 1 warning',
    ...[1, 2, 3, 4, 5].map((index) => `src/<${String(index)}>.ts: 1 error`),
  ]);
});

it.each([
  [undefined, []],
  [
    'https://forge.example/octo/lab/blob/abc/',
    ['https://forge.example/octo/lab/blob/abc/src/a%20b%28c%29.ts#L12'],
  ],
])('links to lines below %s', (filesAddress, expected) => {
  const context = { ...plainContext, ...(filesAddress !== undefined && { filesAddress }) };
  const { elements } = render(
    reportAsMarkdown(reportOf([findingOf({ file: 'src/a b(c).ts' })]), context),
  );
  const links = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes);
  const lines = links.map(({ href }) => href).filter((href) => href?.includes('#L') ?? false);
  expect(lines).toEqual(expected);
});

const address = 'https://forge.example/octo/lab/blob/abc/';

/** As a file has it. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

describe('shows as it is and lets nothing loose:', () => {
  const allowed = new Set(
    'a code details em h3 h4 li p strong summary table tbody td th thead tr ul'.split(' '),
  );
  it.each(hostileTexts)('%s', (_, text) => {
    const report = reportOf(
      [
        findingOf({ message: text, rule: text, practice: null, file: text }),
        findingOf({ status: 'waived', reason: text, file: text, message: text }),
      ],
      {
        gates: [
          gateReportOf({ status: 'error', reason: text }),
          gateReportOf({ name: 'docs', status: 'skipped', reason: text }),
        ],
        notes: [text],
        exitCode: 2,
      },
    );
    const markdown = reportAsMarkdown(report, {
      ...plainContext,
      since: text,
      filesAddress: address,
    });
    const { elements, text: shown } = render(markdown);
    expect(elements.map(({ name }) => name).filter((name) => !allowed.has(name))).toEqual([]);
    const links = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes);
    expect(links.filter(({ href = '' }) => !/#L12$|#swallowed-error$/u.test(href))).toEqual([]);
    expect(elements.filter(({ name }) => name === 'td')).toHaveLength(16);
    const visible = wellFormed(shown.replaceAll('\u200B', ''));
    const line = wellFormed(printableLine(text.trim().replaceAll(/\s*[\n\r]\s*/gu, ' ')));
    expect(visible.split(line).length - 1).toBeGreaterThanOrEqual(6);
    // What would be a mention stands in code only.
    const mentionsIn = (part: string): number => part.match(/[#@]\w/gu)?.length ?? 0;
    const code = elements.filter(({ name }) => name === 'code').map((element) => element.text);
    expect(mentionsIn(shown)).toBe(mentionsIn(code.join(' ')));
  });
});

describe('stays within what a comment takes:', () => {
  const hostile = hostileTexts.map(([, text]) => text).join(' ');
  it.each<readonly [string, (index: number) => DetailedFinding]>([
    ['in one file', () => findingOf()],
    ['each in a file of its own', (index) => findingOf({ file: `src/${String(index)}.ts` })],
    ['of long hostile texts', () => findingOf({ message: hostile.repeat(20) })],
    [
      'of long hostile texts in many files',
      (index) =>
        findingOf({ message: hostile.repeat(20), file: `${hostile}/${String(index % 40)}` }),
    ],
    ['waived', () => findingOf({ status: 'waived', reason: hostile.repeat(20) })],
  ])('10,000 findings %s', (_, make) => {
    const all = Array.from({ length: 10_000 }, (__, index) => make(index));
    const gates = [gateReportOf({ status: 'error', reason: hostile.repeat(100) })];
    const notes = Array.from({ length: 1000 }, () => hostile);
    const report: DetailedReport = reportOf(all, { gates, notes, exitCode: 2 });
    const markdown = reportAsMarkdown(report, plainContext);
    expect(markdown.length).toBeLessThan(65_000);
    const { elements } = render(markdown);
    const opened = elements.filter(({ name }) => name === 'details').length;
    expect(markdown.split('</details>')).toHaveLength(opened + 1);
    const listed = elements.filter(({ name, text }) => name === 'li' && /error/u.test(text)).length;
    expect(listed).toBeGreaterThan(0);
  });

  it('says how many findings are left out', () => {
    const all = Array.from({ length: 10_000 }, (_, index) =>
      findingOf({ file: `src/${String(index)}.ts` }),
    );
    const markdown = reportAsMarkdown(reportOf(all), plainContext);
    const shown = markdown.split('<details>').length - 1;
    expect(shown).toBeGreaterThan(200);
    expect(markdown).toContain(`_${String(10_000 - shown)} more findings left out`);
  });
});
