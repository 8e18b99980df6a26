import type { CoverageReport, PackageCoverage } from './coverage-report.js';
import { formatPercent } from './format-percent.js';
import { judgeReport, type ReportVerdict } from './judge-report.js';
import { reaches } from './measure-coverage.js';
import type { CompiledExamples } from './render-options.js';

const lists = new Intl.ListFormat('en', { type: 'conjunction' });

/** Names a package. */
type Label = (measured: PackageCoverage) => string;

const heads = {
  passed: 'Passed: ',
  below: 'Failed: ',
  'broken-examples': 'Failed: ',
  unknown: 'Not judged: ',
} as const;

/**
 * Sums a report up in a line: what it came to and why, as the exit code has it.
 *
 * @param report - What was measured.
 * @param label - Names a package.
 * @param compiled - What came of compiling examples, where they were.
 * @returns What it came to, and what to do where that could not be told.
 */
export function describeVerdict(
  report: CoverageReport,
  label: Label,
  compiled: CompiledExamples = {},
): string {
  const { exclude, packages } = report;
  const verdict = judgeReport(report, compiled);
  const isIncomplete = packages.some(({ status }) => status === 'incomplete');
  const judged = verdict === undefined ? '' : heads[verdict];
  // No threshold asks for what is missing, but a reader has to know.
  const isOpen = isIncomplete && (verdict === undefined || verdict === 'passed');
  const head = isOpen ? 'Incomplete: ' : judged;
  const { bad, good } = describeExamples(report, label, compiled);
  const numbers = describeNumbers(report, label);
  const left = exclude.length > 0 ? ` Not counted: ${lists.format(exclude)}.` : '';
  return `${head}${[...bad, numbers, ...good].join('; ')}.${adviceFor(report, verdict)}${left}`;
}

function describeExamples(
  { packages }: CoverageReport,
  label: Label,
  { examples = [], refusals = [] }: CompiledExamples,
): { readonly bad: readonly string[]; readonly good: readonly string[] } {
  const checked = examples.reduce((sum, one) => sum + one.checked.length, 0);
  const problems = examples.reduce((sum, one) => sum + one.problems.length, 0);
  const refused = packages.filter(({ folder }) => refusals.some((one) => one.folder === folder));
  const bad = [
    ...(refused.length > 0
      ? [`the examples of ${lists.format(refused.map(label))} could not be checked`]
      : []),
    ...(problems > 0
      ? [`${count(problems, 'problem', 'problems')} in ${count(checked, 'example', 'examples')}`]
      : []),
  ];
  const verb = checked === 1 ? 'compiles' : 'compile';
  const hasPassed = problems === 0 && checked > 0;
  return { bad, good: hasPassed ? [`${count(checked, 'example', 'examples')} ${verb}`] : [] };
}

function count(number: number, one: string, several: string): string {
  return `${String(number)} ${number === 1 ? one : several}`;
}

function describeNumbers(
  { packages, threshold, total, verdict }: CoverageReport,
  label: Label,
): string {
  const incomplete = packages.filter(({ status }) => status === 'incomplete');
  const name = (some: readonly PackageCoverage[]): string => lists.format(some.map(label));
  if (incomplete.length > 0) {
    const counted = `${String(total.documented)} of ${String(total.public)} public symbols that were found are documented`;
    return `${name(incomplete)} could not be traced completely; ${counted}`;
  }
  if (packages.length === 0) return 'No package was measured';
  if (total.public === 0) {
    return `${name(packages)} ${packages.length === 1 ? 'publishes' : 'publish'} nothing to document`;
  }
  const counts = `${String(total.documented)} of ${String(total.public)} public symbols`;
  const summary = `${formatPercent(total)} documented (${counts})`;
  if (threshold === undefined || verdict === undefined) return summary;
  const asked = `${String(threshold)}%`;
  if (verdict === 'passed') return `${summary}, ${asked} are asked for`;
  const below = packages
    .filter((one) => one.status === 'measured' && !reaches(one, threshold))
    .map((one) => `${label(one)} (${formatPercent(one)})`);
  return `${summary}; below ${asked}: ${lists.format(below)}`;
}

function adviceFor(
  { packages, threshold, total }: CoverageReport,
  verdict: ReportVerdict | undefined,
): string {
  const isIncomplete = packages.some(({ status }) => status === 'incomplete');
  if (verdict !== 'unknown' || total.public > 0 || isIncomplete) return '';
  return threshold === undefined ? ' Name entries.' : ' Name entries, or ask for no threshold.';
}
