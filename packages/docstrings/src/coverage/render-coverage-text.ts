import { createRequire } from 'node:module';
import path from 'node:path';
import type CliTable from 'cli-table3';
import picocolors from 'picocolors';
import type { ExampleProblem, ExampleReport } from '../examples/example-report.js';
import { checkRenderOptions } from './check-render-options.js';
import type { CoverageCount, CoverageReport, PackageCoverage } from './coverage-report.js';
import { describeNothing } from './describe-nothing.js';
import { describeVerdict } from './describe-verdict.js';
import { formatPercent } from './format-percent.js';
import { judgeReport } from './judge-report.js';
import { packageLabel } from './package-label.js';
import { printable } from './printable.js';
import { relativePath } from './relative-path.js';
import type { CompiledExamples, TextOptions } from './render-options.js';
import { sortProblems } from './sort-problems.js';

const load = createRequire(import.meta.url);

/** How this report is written. */
interface Style {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly root: string;
  readonly width: number;
  readonly threshold: number;
  readonly advice: Advice;
  /** How many findings may still be listed. */
  readonly room: { left: number };
}

/** What to do, as who reads it can do it. */
interface Advice {
  readonly sources: string;
  readonly entries: string;
  readonly list: string;
}

const adviceOf: Readonly<Record<'command' | 'functions', Advice>> = {
  command: {
    sources: '--source dist=src',
    entries: '--entry src/index.ts',
    list: ': --list all shows them',
  },
  functions: {
    sources: "sources: { dist: 'src' }",
    entries: "entries: ['src/index.ts']",
    list: '',
  },
};

/** What most people are content with, where nothing is asked for. */
const usualThreshold = 90;

/**
 * Writes a report for a terminal: a table for each package, what is missing, and what it came to.
 *
 * @param report - What was measured.
 * @param options - How it is written.
 * @returns Lines, the last of them ended as well.
 * @throws {CoverageError} Where an option is not known.
 * @example
 * ```ts
 * import { measureCoverage, renderCoverageText } from '@groundrules/docstrings';
 *
 * process.stdout.write(renderCoverageText(measureCoverage('.')));
 * ```
 */
export function renderCoverageText(report: CoverageReport, options: TextOptions = {}): string {
  checkRenderOptions(options);
  const { advice = 'functions', color = false, examples = [], refusals = [] } = options;
  const { list = Infinity, root = process.cwd(), width = 80 } = options;
  const style: Style = {
    colors: picocolors.createColors(color),
    root: path.resolve(root),
    width,
    threshold: report.threshold ?? usualThreshold,
    advice: adviceOf[advice],
    room: { left: list },
  };
  const parts = [
    ...report.packages.map((one) =>
      renderPackage(
        one,
        {
          problems: examples.find(({ folder }) => folder === one.folder)?.problems ?? [],
          refusal: refusals.find(({ folder }) => folder === one.folder)?.message,
        },
        style,
      ),
    ),
    ...(report.packages.length > 1 ? [renderSummary(report, style)] : []),
    ...(examples.length > 0 ? [renderExamples(examples, style)] : []),
    paintVerdict(report, options, style),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What is wrong with the examples of a package. */
interface Wrong {
  readonly problems: readonly ExampleProblem[];
  readonly refusal: string | undefined;
}

function renderPackage(one: PackageCoverage, wrong: Wrong, style: Style): string {
  const { colors, root } = style;
  const label = packageLabel(one, root);
  const folder = printable(relativePath(root, one.folder));
  // Where it is need not be said of the folder one is in.
  const title =
    folder === '.' || folder === label
      ? colors.bold(label)
      : `${colors.bold(label)} ${colors.dim(folder)}`;
  // In the order in which they are read, since the first take the room.
  const findings = [
    ...renderGaps(one, style),
    ...renderMissing(one, style),
    ...renderRefusal(wrong, style),
    ...renderProblems(wrong, style),
  ];
  if (one.status === 'nothing') return [title, ...findings, `  ${describeNothing(one)}`].join('\n');
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
    ...findings,
    // Last, where it is seen however long the lists are.
    ...(one.public > 0 ? [table] : []),
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
  const { advice, colors, root } = style;
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
          `    Say where their sources are (${advice.sources}), or name the entries (${advice.entries}).`,
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

function renderMissing({ folder, missing }: PackageCoverage, style: Style): string[] {
  const { colors, root } = style;
  const { left, shown } = take(missing, style);
  if (missing.length === 0) return [];
  const where = relativePath(root, folder);
  const places = shown.map(({ column, line }) => `${String(line)}:${String(column)}`);
  const placeWidth = Math.max(...places.map(({ length }) => length));
  const kindWidth = Math.max(...shown.map(({ kind }) => kind.length));
  const lines = shown.flatMap(({ file, kind, name }, index) => {
    const place = (places[index] ?? '').padStart(placeWidth);
    const entry = `      ${colors.dim(place)}  ${kind.padEnd(kindWidth)}  ${printable(name)}`;
    const isFirst = shown[index - 1]?.file !== file;
    return isFirst ? [`    ${printable(path.posix.join(where, file))}`, entry] : [entry];
  });
  return [colors.yellow('  Without a docstring'), ...lines, ...left];
}

function renderRefusal({ refusal }: Wrong, { colors }: Style): string[] {
  if (refusal === undefined) return [];
  const message = refusal.split('\n').map(printable).join('\n    ');
  return [colors.yellow('  Examples that could not be checked'), `    ${message}`];
}

function renderProblems({ problems }: Wrong, style: Style): string[] {
  const { colors, root } = style;
  if (problems.length === 0) return [];
  const { left, shown } = take(sortProblems(problems), style);
  const lines = shown.map(({ code, column, file, line, message }) => {
    const place = `${printable(relativePath(root, file))}:${String(line)}:${String(column)}`;
    return `    ${place} ${colors.red(`TS${String(code)}`)} ${message.replaceAll('\n', '\n      ')}`;
  });
  return [colors.yellow('  Examples that do not compile'), ...lines, ...left];
}

/** As many findings as there is room for, and a line that says how many more there are. */
function take<Finding>(
  findings: readonly Finding[],
  { advice, colors, room }: Style,
): { readonly shown: readonly Finding[]; readonly left: readonly string[] } {
  const shown = findings.slice(0, room.left);
  room.left -= shown.length;
  const left = findings.length - shown.length;
  if (left === 0) return { shown, left: [] };
  const and = shown.length > 0 ? 'and ' : '';
  return { shown, left: [colors.dim(`    ${and}${String(left)} more${advice.list}`)] };
}

function renderExamples(examples: readonly ExampleReport[], { colors }: Style): string {
  const checked = examples.reduce((sum, one) => sum + one.checked.length, 0);
  const unchecked = examples.reduce((sum, one) => sum + one.unchecked.length, 0);
  const problems = examples.reduce((sum, one) => sum + one.problems.length, 0);
  const left = unchecked > 0 ? `, ${String(unchecked)} left unchecked by their fences` : '';
  return colors.bold(
    `Examples: ${String(checked)} checked${left}, ${String(problems)} ${problems === 1 ? 'problem' : 'problems'}`,
  );
}

function paintVerdict(
  report: CoverageReport,
  compiled: CompiledExamples,
  { colors, root }: Style,
): string {
  const text = describeVerdict(report, (one) => packageLabel(one, root), compiled);
  const verdict = judgeReport(report, compiled);
  if (verdict === undefined) return text;
  return verdict === 'passed' ? colors.green(text) : colors.red(text);
}
