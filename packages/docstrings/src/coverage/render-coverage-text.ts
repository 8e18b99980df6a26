import { createRequire } from 'node:module';
import path from 'node:path';
import type CliTable from 'cli-table3';
import picocolors from 'picocolors';
import type { ExampleReport } from '../examples/example-report.js';
import type { CoverageCount, CoverageReport, PackageCoverage } from './coverage-report.js';
import { describeNothing } from './describe-nothing.js';
import { describeVerdict } from './describe-verdict.js';
import { formatPercent } from './format-percent.js';
import { packageLabel } from './package-label.js';
import { printable } from './printable.js';
import { relativePath } from './relative-path.js';
import type { TextOptions } from './render-options.js';

const load = createRequire(import.meta.url);

/** How this report is written. */
interface Style {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly root: string;
  readonly width: number;
  readonly threshold: number;
}

/** What most people are content with, where nothing is asked for. */
const usualThreshold = 90;

/**
 * Writes a report for a terminal: a table for each package, what is missing, and what it came to.
 *
 * @param report - What was measured.
 * @param options - How it is written.
 * @returns Lines, the last of them ended as well.
 * @example
 * ```ts
 * import { measureCoverage, renderCoverageText } from '@groundrules/docstrings';
 *
 * process.stdout.write(renderCoverageText(measureCoverage('.')));
 * ```
 */
export function renderCoverageText(report: CoverageReport, options: TextOptions = {}): string {
  const { color = false, examples = [], root = process.cwd(), width = 80 } = options;
  const style: Style = {
    colors: picocolors.createColors(color),
    root: path.resolve(root),
    width,
    threshold: report.threshold ?? usualThreshold,
  };
  const parts = [
    ...report.packages.map((one) => renderPackage(one, style)),
    ...(report.packages.length > 1 ? [renderSummary(report, style)] : []),
    ...(examples.length > 0 ? [renderExamples(examples, style)] : []),
    paintVerdict(report, style),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderPackage(one: PackageCoverage, style: Style): string {
  const { colors, root } = style;
  const label = packageLabel(one, root);
  const folder = printable(relativePath(root, one.folder));
  // Where it is need not be said of the folder one is in.
  const title =
    folder === '.' || folder === label
      ? colors.bold(label)
      : `${colors.bold(label)} ${colors.dim(folder)}`;
  if (one.status === 'nothing') return `${title}\n  ${describeNothing(one)}`;
  const table = renderTable(
    'kind',
    [
      ...[...one.kinds].map(([kind, counted]) => ({ label: kind, counted })),
      { label: 'all', counted: one, isTotal: true },
    ],
    style,
  );
  return [
    title,
    ...(one.public > 0 ? [table] : []),
    ...renderGaps(one, style),
    ...renderMissing(one, style),
  ].join('\n');
}

function renderSummary({ packages, total }: CoverageReport, style: Style): string {
  const rows = packages.map((one) => ({ label: packageLabel(one, style.root), counted: one }));
  return renderTable('package', [...rows, { label: 'all', counted: total, isTotal: true }], style);
}

interface Row {
  readonly label: string;
  readonly counted: CoverageCount;
  readonly isTotal?: boolean;
}

const numbers = ['documented', 'public', 'coverage'];
const gap = 2;
const narrowest = 12;

/** Without lines: they would say nothing, and a screen reader would read them out. */
function renderTable(title: string, rows: readonly Row[], style: Style): string {
  const { colors, width } = style;
  const room = width - numbers.reduce((sum, number) => sum + gap + number.length, gap);
  const wrapAt = Math.max(room, narrowest);
  // Loaded when it is needed: whoever lints has no use for it.
  const Table = load('cli-table3') as typeof CliTable;
  const table = new Table({
    chars: Object.fromEntries(borders.map((border) => [border, ''])),
    style: { head: [], border: [], 'padding-left': gap, 'padding-right': 0 },
    colAligns: ['left', 'right', 'right', 'right'],
    head: [title, ...numbers].map((text) => colors.dim(text)),
  });
  for (const { counted, isTotal = false, label } of rows) {
    const cells = [wrap(label, wrapAt), String(counted.documented), String(counted.public)];
    const painted = isTotal ? cells.map((cell) => colors.bold(cell)) : cells;
    table.push([...painted, paintPercent(counted, style)]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const borders = [
  ...['top', 'top-mid', 'top-left', 'top-right'],
  ...['bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
  ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
];

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** In lines of at most so many columns; what is not Latin may take two. */
function wrap(label: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const { segment } of graphemes.segment(label)) {
    const columns = /^[\u0020-\u024F]$/u.test(segment) ? 1 : 2;
    if (taken + columns > width) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    line += segment;
    taken += columns;
  }
  return [...lines, line].join('\n');
}

function paintPercent(counted: CoverageCount, { colors, threshold }: Style): string {
  const text = formatPercent(counted);
  if (counted.percent === undefined) return text;
  return counted.percent >= threshold ? colors.green(text) : colors.red(text);
}

/** What is not known, and what to do. */
function renderGaps({ folder, unresolved, untraced }: PackageCoverage, style: Style): string[] {
  const { colors, root } = style;
  const where = relativePath(root, folder);
  const entries = untraced.flatMap(({ specifier, target, tried }) => [
    `    ${printable(specifier)} → ${printable(target)}`,
    ...(tried.length > 0
      ? [colors.dim(`      looked for ${tried.map(printable).join(', ')}`)]
      : []),
  ]);
  const exported = unresolved.map(
    ({ file, specifier }) =>
      `    ${printable(path.posix.join(where, file))} → ${printable(specifier)}`,
  );
  return [
    ...(entries.length > 0
      ? [
          colors.yellow('  Entries without a source, so what they publish is not known'),
          ...entries,
          '    Say where their sources are (--source dist=src), or name the entries (--entry src/index.ts).',
        ]
      : []),
    ...(exported.length > 0
      ? [
          colors.yellow('  Re-exports of files that do not exist'),
          ...exported,
          '    Mend the paths, or generate the files first.',
        ]
      : []),
  ];
}

function renderMissing({ folder, missing }: PackageCoverage, { colors, root }: Style): string[] {
  if (missing.length === 0) return [];
  const where = relativePath(root, folder);
  const places = missing.map(({ column, line }) => `${String(line)}:${String(column)}`);
  const placeWidth = Math.max(...places.map(({ length }) => length));
  const kindWidth = Math.max(...missing.map(({ kind }) => kind.length));
  const lines = missing.flatMap(({ file, kind, name }, index) => {
    const place = (places[index] ?? '').padStart(placeWidth);
    const entry = `      ${colors.dim(place)}  ${kind.padEnd(kindWidth)}  ${printable(name)}`;
    const isFirst = missing[index - 1]?.file !== file;
    return isFirst ? [`    ${printable(path.posix.join(where, file))}`, entry] : [entry];
  });
  return [colors.yellow('  Without a docstring'), ...lines];
}

function renderExamples(examples: readonly ExampleReport[], { colors, root }: Style): string {
  const checked = examples.reduce((sum, one) => sum + one.checked.length, 0);
  const unchecked = examples.reduce((sum, one) => sum + one.unchecked.length, 0);
  const problems = examples.flatMap((one) => one.problems);
  const left = unchecked > 0 ? `, ${String(unchecked)} left unchecked by their fences` : '';
  const summary = `Examples: ${String(checked)} checked${left}, ${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return [
    colors.bold(summary),
    ...problems.map(({ code, column, file, line, message }) => {
      const place = `${printable(relativePath(root, file))}:${String(line)}:${String(column)}`;
      return `  ${place} ${colors.red(`TS${String(code)}`)} ${message.replaceAll('\n', '\n    ')}`;
    }),
  ].join('\n');
}

function paintVerdict(report: CoverageReport, { colors, root }: Style): string {
  const text = describeVerdict(report, (one) => packageLabel(one, root));
  if (report.verdict === undefined) return text;
  return report.verdict === 'passed' ? colors.green(text) : colors.red(text);
}
