import path from 'node:path';
import type { ExampleReport } from '../examples/example-report.js';
import { checkRenderOptions } from './check-render-options.js';
import type { CoverageReport, PackageCoverage } from './coverage-report.js';
import { describeNothing } from './describe-nothing.js';
import { describeVerdict } from './describe-verdict.js';
import { formatPercent } from './format-percent.js';
import { packageLabel } from './package-label.js';
import { printable } from './printable.js';
import { relativePath } from './relative-path.js';
import type { ExampleRefusal, RenderOptions } from './render-options.js';
import { sortProblems } from './sort-problems.js';

/** A comment on GitHub holds 65,536 characters, and nobody reads more. */
const mostListed = 300;
const fewestListed = 5;

/**
 * Writes a report for a pull request: a table of packages, and what is missing as lists to open.
 *
 * @param report - What was measured.
 * @param options - What paths are relative to.
 * @returns Markdown as GitHub and GitLab read it, its last line ended as well.
 * @throws {CoverageError} Where an option is not known.
 * @example
 * ```ts
 * import { measureCoverage, renderCoverageMarkdown } from '@groundrules/docstrings';
 *
 * process.stdout.write(renderCoverageMarkdown(measureCoverage('.')));
 * ```
 */
export function renderCoverageMarkdown(
  report: CoverageReport,
  options: RenderOptions = {},
): string {
  checkRenderOptions(options);
  const { examples = [], refusals = [] } = options;
  const root = path.resolve(options.root ?? process.cwd());
  const lists = report.packages.filter(({ missing }) => missing.length > 0).length;
  const most = Math.max(Math.floor(mostListed / Math.max(lists, 1)), fewestListed);
  const parts = [
    '### Docstrings',
    // Bare names of scoped packages would call people.
    describeVerdict(report, (one) => code(packageLabel(one, root)), options),
    renderTable(report, root),
    ...report.packages.flatMap((one) => [
      ...renderGaps(one, root, most),
      ...renderMissing(one, root, most),
    ]),
    ...renderRefusals(refusals, most),
    ...renderProblems(examples, root, most),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderTable({ packages, total }: CoverageReport, root: string): string {
  const rows = packages.map((one) => {
    const numbers =
      one.status === 'nothing'
        ? ['', '', describeNothing(one)]
        : [String(one.documented), String(one.public), coverageCell(one)];
    return [code(packageLabel(one, root)), ...numbers];
  });
  const sum = [String(total.documented), String(total.public), formatPercent(total)];
  return [
    '| package | documented | public | coverage |',
    '| :-- | --: | --: | --: |',
    ...(packages.length > 1 ? [...rows, ['all', ...sum]] : rows).map(
      (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
    ),
  ].join('\n');
}

function coverageCell(one: PackageCoverage): string {
  return one.status === 'incomplete' ? 'incomplete' : formatPercent(one);
}

function renderGaps(one: PackageCoverage, root: string, most: number): string[] {
  const { folder, unresolved, untraced } = one;
  const gaps = [
    ...untraced.map(
      ({ specifier, target }) =>
        `- the entry ${code(specifier)} leads to ${code(target)}, whose source was not found`,
    ),
    ...unresolved.map(
      ({ file, specifier }) =>
        `- ${code(relativePath(root, path.join(folder, file)))} re-exports ${code(specifier)}, which does not exist`,
    ),
  ];
  if (gaps.length === 0) return [];
  return [`Not known of ${code(packageLabel(one, root))}:`, list(gaps, most)];
}

function renderMissing(one: PackageCoverage, root: string, most: number): string[] {
  const { folder, missing } = one;
  if (missing.length === 0) return [];
  const entries = missing.map(({ file, kind, line, name }) => {
    const place = `${relativePath(root, path.join(folder, file))}:${String(line)}`;
    return `- ${code(name)} (${kind}) in ${code(place)}`;
  });
  return [
    `<details><summary>${String(missing.length)} without a docstring in <code>${escapeHtml(packageLabel(one, root))}</code></summary>`,
    list(entries, most),
    '</details>',
  ];
}

function renderRefusals(refusals: readonly ExampleRefusal[], most: number): string[] {
  if (refusals.length === 0) return [];
  const entries = refusals.map(({ message }) => `- ${code(message.replaceAll(/\s+/gu, ' '))}`);
  return ['Examples that could not be checked:', list(entries, most)];
}

function renderProblems(examples: readonly ExampleReport[], root: string, most: number): string[] {
  const problems = examples.flatMap((one) => sortProblems(one.problems));
  if (problems.length === 0) return [];
  const entries = problems.map(({ code: number, column, file, line, message }) => {
    const place = `${relativePath(root, file)}:${String(line)}:${String(column)}`;
    return `- ${code(place)} TS${String(number)} ${code(message.replaceAll(/\s+/gu, ' '))}`;
  });
  return ['Examples that do not compile:', list(entries, most)];
}

function list(entries: readonly string[], most: number): string {
  const left = entries.length - most;
  const listed = entries.slice(0, most);
  return [...listed, ...(left > 0 ? [`- and ${String(left)} more`] : [])].join('\n');
}

/** A name may hold backticks itself. */
function code(name: string): string {
  const text = printable(name);
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
