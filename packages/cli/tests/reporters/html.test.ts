import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import type { DetailedFinding } from '../../src/findings/finding.js';
import { pageStyle } from '../../src/reporters/html/page-style.js';
import { reportAsHtml } from '../../src/reporters/html.js';
import { printable } from '../../src/reporters/printable.js';
import { findingOf } from '../support/finding-of.js';
import { hostileTexts } from '../support/hostile-texts.js';
import { luminanceOf } from '../support/luminance-of.js';
import { parseHtml, type ParsedElement } from '../support/parse-html.js';
import { gateReportOf, plainContext, reportOf } from '../support/report-of.js';

const filesAddress = 'https://forge.example/octo/lab/blob/abc/';
const help = 'https://example.org/no-swallowed-error';
const findings: readonly DetailedFinding[] = [
  findingOf({ line: 9, column: 3 }, { help, fixable: true }),
  findingOf({ practice: null, rule: 'TS2322', gate: 'types', severity: 'warning' }),
  findingOf({ file: 'packages/api/a.ts', workspace: 'packages/api' }),
  findingOf({ status: 'waived', message: 'Waived.', reason: 'The device retries by itself.' }),
  findingOf({
    status: 'baselined',
    file: 'src/old.ts',
    message: 'Known.',
    reason: 'known in the file',
  }),
];
const report = reportOf(findings, {
  gates: [
    gateReportOf({ status: 'failed', counts: { open: 2, waived: 1, baselined: 1 } }),
    gateReportOf({ name: 'docs', status: 'skipped', reason: 'Nothing is published.' }),
    gateReportOf({ name: 'types', mode: 'advise', counts: { open: 1, waived: 0, baselined: 0 } }),
  ],
  workspaces: [
    { name: 'lablink', folder: '.' },
    { name: '@lablink/api', folder: 'packages/api' },
  ],
  notes: ['types: one project was left out'],
  exitCode: 1,
});
const page = parseHtml(reportAsHtml(report, { ...plainContext, since: 'main', filesAddress }));

function named(name: string): readonly ParsedElement[] {
  return page.elements.filter((element) => element.name === name);
}

function textsOf(elements: readonly ParsedElement[]): readonly string[] {
  return elements.map(({ text }) => text.replaceAll(/\s+/gu, ' ').trim());
}

it('is valid, and says what it is', () => {
  expect(page.errors).toEqual([]);
  expect(named('html')[0]?.attributes['lang']).toBe('en');
  expect(textsOf(named('title'))).toEqual(['Not passed: groundrules of lablink']);
  expect(
    textsOf(page.elements.filter(({ attributes }) => attributes['class'] === 'verdict bad')),
  ).toEqual(['✖ 2 open errors in lint.']);
});

it('has headings in their order', () => {
  const headings = page.elements.filter(({ name }) => /^h\d$/u.test(name));
  expect(headings.map(({ name }, index) => `${name} ${textsOf(headings)[index] ?? ''}`)).toEqual([
    'h1 Groundrules of lablink',
    'h2 Gates',
    'h2 What to do next',
    'h2 Notes',
    'h2 Practices',
    'h2 Open findings: 3',
    'h3 src/store.ts in lablink',
    'h4 swallowed-error Error caught and dropped',
    'h4 correctness',
    'h3 packages/api/a.ts in @lablink/api',
    'h4 swallowed-error Error caught and dropped',
    'h2 Waived: 1',
    'h2 Known in the baseline: 1',
  ]);
});

it('has tables with captions, and says what each cell belongs to', () => {
  expect(named('table')).toHaveLength(2);
  expect(named('caption')).toHaveLength(2);
  expect(named('th').filter(({ attributes }) => attributes['scope'] === undefined)).toEqual([]);
  expect(textsOf(named('tr'))).toEqual([
    'GateModeResultErrorsWarningsWaivedBaselinedTime',
    'lintblocksfailed20114.2 s',
    'docsblocksskippedNothing is published.––––4.2 s',
    'typesadvisespassed01004.2 s',
    'PracticeAreaPythonOpenWaivedBaselined',
    'swallowed-error Error caught and droppederrorsE722211',
    'correctness Rules that are on for correctness alone100',
  ]);
});

it('lists what is open, what is waived with its reason, and what is known', () => {
  expect(textsOf(named('li').slice(-6))).toEqual([
    'types: one project was left out',
    '9:3errorAny error is dropped here. groundrules/no-swallowed-error fixable 0123456789abcdef0123',
    '12:5warningAny error is dropped here. TS2322 0123456789abcdef0123',
    '12:5errorAny error is dropped here. groundrules/no-swallowed-error 0123456789abcdef0123',
    'src/store.ts:12 error groundrules/no-swallowed-errorWaived.Reason: The device retries by itself.',
    'src/old.ts:12 error groundrules/no-swallowed-errorKnown.',
  ]);
});

it('refers only to what is there', () => {
  const ids = page.elements.flatMap(({ attributes }) => attributes['id'] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const references = page.elements.flatMap(({ attributes }) => [
    ...['aria-labelledby', 'for'].flatMap((name) => attributes[name]?.split(' ') ?? []),
    ...(attributes['href']?.startsWith('#') === true ? [attributes['href'].slice(1)] : []),
  ]);
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
});

it('asks for nothing from elsewhere and runs only its own script', () => {
  const loading = page.elements.filter(
    ({ attributes, name }) =>
      'src' in attributes || ['link', 'iframe', 'img', 'object', 'base'].includes(name),
  );
  expect(loading).toEqual([]);
  expect(pageStyle).not.toMatch(/url\(|@import/u);
  const [policy = ''] = named('meta').flatMap(({ attributes }) =>
    attributes['http-equiv'] === 'Content-Security-Policy' ? (attributes['content'] ?? '') : [],
  );
  const hashes = [...named('style'), ...named('script')].map(
    ({ text }) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
  );
  expect(policy).toBe(
    `default-src 'none'; style-src '${hashes[0] ?? ''}'; script-src '${hashes[1] ?? ''}'; base-uri 'none'; form-action 'none'`,
  );
});

it.each([
  [filesAddress, ['https://forge.example/octo/lab/blob/abc/src/store.ts#L12']],
  [undefined, []],
])('links to lines below %s', (address, expected) => {
  const context = { ...plainContext, ...(address !== undefined && { filesAddress: address }) };
  const { elements } = parseHtml(reportAsHtml(reportOf([findingOf()]), context));
  const places = elements.filter(
    ({ attributes, name }) => name === 'a' && attributes['class'] === 'place',
  );
  expect(places.map(({ attributes }) => attributes['href'])).toEqual(expected);
});

it('says so when all is well', () => {
  const { elements, errors, text } = parseHtml(reportAsHtml(reportOf([]), plainContext));
  expect(errors).toEqual([]);
  expect(text).toContain('✔ Every gate that blocks passed.');
  expect(text).toContain('There are none.');
  expect(elements.filter(({ name }) => name === 'form')).toEqual([]);
});

describe('shows as it is and lets nothing loose:', () => {
  const shape = (text: string): ReturnType<typeof parseHtml> =>
    parseHtml(
      reportAsHtml(
        reportOf(
          [
            findingOf({ file: text, message: text, rule: text, practice: null, fingerprint: text }),
            findingOf({ status: 'waived', file: text, message: text, reason: text }),
          ],
          {
            repository: text,
            gates: [gateReportOf({ status: 'error', reason: text })],
            workspaces: [
              { name: text, folder: '.' },
              { name: 'api', folder: 'api' },
            ],
            notes: [text],
            exitCode: 2,
          },
        ),
        { ...plainContext, filesAddress, since: text },
      ),
    );
  const plain = shape('plain').elements.map(({ attributes, name }) => [
    name,
    Object.keys(attributes),
  ]);

  it.each(hostileTexts)('%s', (_, text) => {
    const { elements, errors, text: shown } = shape(text);
    // The text changes nothing but texts.
    expect(elements.map(({ attributes, name }) => [name, Object.keys(attributes)])).toEqual(plain);
    const known = 'surrogate-in-input-stream control-character-in-input-stream';
    expect(errors.filter((error) => !known.includes(error.split(' ', 1)[0] ?? ''))).toEqual([]);
    expect(shown.split(printable(text).trim()).length - 1).toBeGreaterThanOrEqual(6);
    const addresses = elements.flatMap(({ attributes }) => attributes['href'] ?? []);
    expect(addresses.filter((address) => !/^(?:https:\/\/|#)/u.test(address))).toEqual([]);
  });
});

it('takes 10,000 findings', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    findingOf({ file: `src/${String(index % 500)}.ts`, line: index + 1 }),
  );
  const { elements, errors } = parseHtml(reportAsHtml(reportOf(many), plainContext));
  expect(errors).toEqual([]);
  expect(elements.filter(({ attributes }) => 'data-severity' in attributes)).toHaveLength(10_000);
});

describe('can be read:', () => {
  const colorsOf = (block: string): Map<string, string> =>
    new Map(
      [...block.matchAll(/--([a-z-]+): (#[\da-f]{6})/gu)].map(([, name = '', hex = '']) => [
        name,
        hex,
      ]),
    );
  const [light = '', dark = ''] = pageStyle.split('@media (prefers-color-scheme: dark)');
  const schemes = { light: colorsOf(light), dark: colorsOf(dark.split('* {', 1)[0] ?? '') };
  const pairs = [
    ['text', 'paper'],
    ['text', 'panel'],
    ['dim', 'paper'],
    ['dim', 'panel'],
    ['link', 'paper'],
    ['link', 'panel'],
    ['good', 'paper'],
    ['bad', 'paper'],
    ['mild', 'paper'],
    ['good', 'good-paper'],
    ['bad', 'bad-paper'],
  ] as const;
  const cases = (['light', 'dark'] as const).flatMap((scheme) =>
    pairs.map(([text, paper]) => [scheme, text, paper] as const),
  );

  it.each(cases)('in %s, %s on %s', (scheme, text, paper) => {
    const luminances = [text, paper].map((name) => luminanceOf(schemes[scheme].get(name) ?? ''));
    const contrast = (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
    expect(contrast).toBeGreaterThanOrEqual(4.5);
  });
});
