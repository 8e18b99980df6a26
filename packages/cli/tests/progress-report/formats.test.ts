import { createHash } from 'node:crypto';
import { Ajv } from 'ajv';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';

import schema from '../../schemas/progress.schema.json' with { type: 'json' };
import { gateNames } from '../../src/config/gate-names.js';
import { lineChart, type Chart } from '../../src/progress-report/html/line-chart.js';
import { progressStyle } from '../../src/progress-report/html/progress-style.js';
import type { ProgressSummary } from '../../src/progress-report/progress-summary.js';
import { summarize } from '../../src/progress-report/summarize.js';
import { groupCommits } from '../../src/progress-report/summarize-commits.js';
import { summaryAsHtml } from '../../src/progress-report/summary-as-html.js';
import { summaryAsJson } from '../../src/progress-report/summary-as-json.js';
import { summaryAsMarkdown } from '../../src/progress-report/summary-as-markdown.js';
import { printable } from '../../src/reporters/printable.js';
import { findingOf } from '../support/finding-of.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { luminanceOf } from '../support/luminance-of.js';
import { parseHtml } from '../support/parse-html.js';
import { inputOf, reportOn } from './support/input-of.js';
import { countsOf, recordOf } from './support/record-of.js';

const context = { version: '1.2.3' };

/** A summary in which a text of somebody else stands wherever one can. */
function summaryWith(text: string): ProgressSummary {
  const waiver = {
    id: text,
    gate: 'audit',
    reason: text,
    owner: text,
    created: '2027-01-01',
    expires: '2027-01-20',
    investigation: text,
    mitigation: text,
  } as const;
  const advisory = findingOf({
    gate: 'audit',
    practice: 'vulnerable-dependency',
    rule: text,
    message: text,
    status: 'waived',
  });
  const { summary } = summarize(
    inputOf({
      report: {
        ...reportOn(
          [
            advisory,
            findingOf({ practice: null, rule: text, file: text }),
            findingOf({ practice: 'unformatted', status: 'baselined' }, { fixable: true }),
          ],
          { docs: { status: 'error', reason: text }, bench: { status: 'skipped', reason: text } },
        ),
        repository: text,
        notes: [text],
      },
      waivers: [waiver, { ...waiver, gate: 'lint', expires: '2027-01-01' }],
      records: [
        recordOf({
          practices: { 'swallowed-error': countsOf({ open: 4 }) },
          docs: { documented: 1, public: 2 },
          vulnerabilities: [{ id: text, fingerprint: 'gone', status: 'open', message: text }],
        }),
        recordOf({
          date: '2027-01-02',
          commit: 'b'.repeat(40),
          practices: { 'swallowed-error': countsOf({ open: 3, waived: 1 }) },
        }),
      ],
      docs: {
        documented: 1,
        public: 2,
        percent: 50,
        threshold: 90,
        packages: [{ folder: text, documented: 1, public: 2, reaches: false }],
      },
      ci: { subject: 'ci', status: 'warning', message: text },
      commits: {
        range: `since ${text}`,
        remark: text,
        total: 2,
        kinds: groupCommits([
          { hash: 'abc1234', message: text },
          { hash: 'abc1235', message: `fix(${text})!: ${text}` },
        ]),
      },
    }),
  );
  return summary;
}

const summary = summaryWith('plain');
/** One in which all is well, and nothing earlier is known. */
const { summary: fresh } = summarize(inputOf());
const page = parseHtml(summaryAsHtml(summary, context));

describe('the page', () => {
  it.each([
    ['of much', summary],
    ['of little', fresh],
  ])('%s is valid, and refers only to what is there', (_, one) => {
    const { elements, errors } = parseHtml(summaryAsHtml(one, context));
    expect(errors).toEqual([]);
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const references = elements.flatMap(({ attributes }) => [
      ...(attributes['aria-labelledby']?.split(' ') ?? []),
      ...(attributes['href']?.startsWith('#') === true ? [attributes['href'].slice(1)] : []),
    ]);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has a heading for each part, in their order', () => {
    const headings = page.elements.filter(({ name }) => /^h[12]$/u.test(name));
    expect(headings.map(({ text }) => text.replaceAll(/\s+/gu, ' ').trim())).toEqual([
      'Progress of plain',
      'Overview',
      'Trend',
      'Security: ✔ complete 100 %',
      'Code quality: ? not known',
      'Performance: ○ pending',
      'What blocks and what advises',
      'Waivers',
      'Remaining work',
      'Commits',
      expect.stringMatching(/^Readiness: \d of 11 \(\d\d %\)$/u),
      'Next steps',
      'Notes',
    ]);
  });

  it('asks for nothing from elsewhere and runs nothing', () => {
    const loading = page.elements.filter(
      ({ attributes, name }) =>
        'src' in attributes ||
        'style' in attributes ||
        Object.keys(attributes).some((attribute) => attribute.startsWith('on')) ||
        ['script', 'link', 'iframe', 'img', 'object', 'base', 'use', 'image'].includes(name),
    );
    expect(loading).toEqual([]);
    expect(progressStyle).not.toMatch(/url\(|@import/u);
    const hash = createHash('sha256').update(progressStyle).digest('base64');
    const policies = page.elements.flatMap(({ attributes }) =>
      attributes['http-equiv'] === 'Content-Security-Policy' ? attributes['content'] : [],
    );
    expect(policies).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    ]);
  });

  it('says what is accepted, why and for how long, and what is fixed', () => {
    const lists = page.elements.filter(
      ({ name, text }) => name === 'dl' && text.startsWith('Severity'),
    );
    expect(lists.map(({ text }) => text)).toEqual([
      'Severitynot knownStatusfixed, last found on 2027-01-01',
      'Severitynot knownReasonplainInvestigationplainMitigationplainOwnerplainStatusaccepted until 2027-01-20',
    ]);
  });

  // What needs a layout, as contrast does, is looked at in a browser; the colours have a test of their own.
  it.each([
    ['of much', summary],
    ['of little', fresh],
  ])('%s has nothing that axe finds fault with', async (_, one) => {
    const { window } = new JSDOM(summaryAsHtml(one, context), { runScripts: 'outside-only' });
    window.eval(axe.source);
    for (const details of window.document.querySelectorAll('details')) details.open = true;
    const { passes, violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      window.document,
      { rules: { 'color-contrast': { enabled: false } } },
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
    window.close();
  });
});

describe('shows as it is and lets nothing loose:', () => {
  const shapeOf = (html: string): string =>
    parseHtml(html)
      .elements.map(
        ({ attributes, name }) =>
          `${name} ${Object.entries(attributes)
            .filter(
              ([attribute]) => !['id', 'aria-labelledby', 'href', 'content'].includes(attribute),
            )
            .map(([attribute, value]) => `${attribute}=${value}`)
            .join(' ')}`,
      )
      .join('\n');
  const expected = shapeOf(summaryAsHtml(summary, context));

  it.each(hostileTexts)('%s, as HTML', (_, text) => {
    // As a file has it: half a character is none.
    const asWritten = (written: string): string => Buffer.from(written).toString();
    const html = asWritten(summaryAsHtml(summaryWith(text), context));
    const { errors, text: shown } = parseHtml(html);
    expect(errors).toEqual([]);
    expect(
      shapeOf(html)
        .split('\n')
        .filter((line) => !expected.includes(line)),
    ).toEqual([]);
    expect(shown).toContain(asWritten(printable(text.trim()).split('\n', 1)[0] ?? ''));
  });

  it.each(hostileTexts)('%s, as Markdown', (_, text) => {
    const markdown = summaryAsMarkdown(summaryWith(text), context);
    const html = micromark(markdown, {
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
      allowDangerousHtml: true,
    });
    const { elements } = parseHtml(html);
    const links = elements.flatMap(({ attributes, name }) =>
      name === 'a' ? (attributes['href'] ?? '') : [],
    );
    expect(links.filter((link) => !link.includes('/docs/practices/'))).toEqual([]);
    const kinds = new Set(elements.map(({ name }) => name));
    expect([...kinds].filter((name) => !known.includes(name))).toEqual([]);
    // No text of somebody else breaks a table or makes a heading of its own.
    const plain = parseHtml(
      micromark(summaryAsMarkdown(summary, context), {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
      }),
    );
    const countsIn = (all: typeof elements): readonly number[] =>
      ['h1', 'h2', 'table', 'th', 'td'].map(
        (wanted) => all.filter(({ name }) => name === wanted).length,
      );
    expect(countsIn(elements)).toEqual(countsIn(plain.elements));
  });
});

const known = [
  'a',
  'br',
  'code',
  'em',
  'h1',
  'h2',
  'h3',
  'h4',
  'li',
  'p',
  'strong',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
];

it('writes Markdown that says it all', () => {
  const text = summaryAsMarkdown(summary, context);
  for (const part of [
    '# Progress summary of plain\n\n**Date:** 2027-01-05\\\n**Status:** ❔ NOT KNOWN\\\n',
    '| errors | ✅ COMPLETE | 100 % | 4 → 0 | 0 |',
    '| **Performance** | ⏳ PENDING | – | – | 0 |',
    '#### Accepted risks\n\n- **plain**: plain\n  - Severity: not known\n  - Reason: plain\n',
    '**50 %** of the public names are documented: 1 of 2. Each package has to reach 90 %.\n\n- `plain` is below: 1 of 2',
    '| bench | blocks | skipped: plain | – | – | – |',
    'In force: 1, about to end within 30 days: 1, past their date: 1.',
    '| automatic | unformatted: Code that the formatter would change |  | 1 | 1 |',
    '- `abc1235` **breaking** plain: plain',
    'On 2027-01-01 it was 3 of 10 (30 %).',
    '| 2027-01-02 | `bbbbbbb` | 0 | 3 | – | 1 | – |',
    '- Repair 1 finding automatically: npx groundrules check --fix',
  ]) {
    expect(text).toContain(part);
  }
});

describe('the JSON', () => {
  const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
    schema,
  );

  it.each([
    ['of much', summary],
    ['of little', fresh],
    ['of nothing published', { ...fresh, docs: { nothing: 'Nothing.' } }],
    ['of what is not known', { ...fresh, docs: { unknown: 'Why.' } }],
  ])('%s is as its schema says', (_, one) => {
    const printed: unknown = JSON.parse(summaryAsJson(one, context));
    expect(printed).toEqual(one);
    validate(printed);
    expect(validate.errors).toBeNull();
  });

  it.each(['version', 'overall', 'sections', 'readiness'] as const)('needs %s', (name) => {
    expect(validate({ ...fresh, [name]: undefined })).toBe(false);
    expect(validate({ ...fresh, more: 1 })).toBe(false);
  });

  it('knows the gates there are', () => {
    expect(schema.definitions.gate.enum).toEqual(gateNames);
  });
});

describe('can be read:', () => {
  const [light = '', dark = ''] = [
    /^:root \{ --track.*$/mu,
    /^@media \(prefers-color-scheme: dark\) \{ :root \{ --track.*$/mu,
  ].map((pattern) => pattern.exec(progressStyle)?.[0] ?? '');
  const colors = (text: string): readonly string[] =>
    [...text.matchAll(/--(?:one|two|three): (#[\da-f]{6})/gu)].map(([, hex = '']) => hex);

  it.each([
    ['light', '#ffffff', colors(light)],
    ['dark', '#14171c', colors(dark)],
  ])('lines in %s', (_, paper, lines) => {
    expect(lines).toHaveLength(3);
    for (const hex of lines) {
      const [a, b] = [luminanceOf(hex), luminanceOf(paper)];
      expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('a chart', () => {
  const chart: Chart = {
    id: 'left',
    title: 'What is left',
    labels: ['2027-01-01', '2027-01-02', '2027-01-03'],
    series: [
      { name: 'Security', values: [4, undefined, 2] },
      { name: 'Quality', values: [100, 50, 0] },
      { name: 'Performance', values: [undefined, undefined, 1] },
    ],
  };

  it('says in words and in a table what it shows', () => {
    const { elements } = parseHtml(lineChart(chart));
    expect(elements.find(({ name }) => name === 'desc')?.text).toBe(
      'Security: from 4 (2027-01-01) to 2 (2027-01-03). Quality: from 100 (2027-01-01) to 0 (2027-01-03). Performance: 1 (2027-01-03).',
    );
    expect(elements.filter(({ name }) => name === 'tr').map(({ text }) => text)).toEqual([
      'RunSecurityQualityPerformance',
      '2027-01-014100–',
      '2027-01-02–50–',
      '2027-01-03201',
    ]);
  });

  it('draws a line for each series, with a gap where nothing is known', () => {
    const { elements } = parseHtml(lineChart(chart));
    const lines = elements
      .filter(({ attributes }) => attributes['class'] === 'line')
      .slice(chart.series.length)
      .map(({ attributes }) => attributes['d'] ?? '');
    expect(lines.map((line) => line.match(/[ML]/gu)?.join(''))).toEqual(['MM', 'MLL', 'M']);
    expect(lines[1]).toBe('M56,12L260,112L464,212');
  });

  it.each<readonly [string, Partial<Chart>, readonly string[]]>([
    ['from 0 to a round number', {}, ['0', '20', '40', '60', '80', '100']],
    ['in whole numbers', { series: [{ name: 'a', values: [0, 1, 2] }] }, ['0', '1', '2']],
    ['where nothing is left', { series: [{ name: 'a', values: [0, 0, 0] }] }, ['0', '1']],
    [
      'up to what there can be',
      { series: [{ name: 'a', values: [3, 5, 7] }], most: 100, unit: ' %' },
      ['0 %', '20 %', '40 %', '60 %', '80 %', '100 %'],
    ],
  ])('is labelled %s', (_, part, expected) => {
    const { elements } = parseHtml(lineChart({ ...chart, ...part }));
    const texts = elements.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts).toEqual([...expected, ...chart.labels]);
  });

  it('of many runs names three and marks the last', () => {
    const labels = Array.from({ length: 101 }, (_, index) => `run ${String(index)}`);
    const values = labels.map((_, index) => index);
    const { elements } = parseHtml(
      lineChart({ ...chart, labels, series: [{ name: 'a', values }] }),
    );
    const texts = elements.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith('run'))).toEqual(['run 0', 'run 50', 'run 100']);
    // One of the legend, one at the end of the line.
    expect(elements.filter(({ attributes }) => attributes['class'] === 'mark')).toHaveLength(2);
  });
});
