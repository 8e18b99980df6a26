import type { CoverageReport, PackageCoverage } from './coverage-report.js';
import { formatPercent } from './format-percent.js';
import { reaches } from './measure-coverage.js';

const lists = new Intl.ListFormat('en', { type: 'conjunction' });

/**
 * Sums a report up in a line.
 *
 * @param report - What was measured.
 * @param label - Names a package.
 * @returns What it came to, and what to do where that could not be told.
 */
export function describeVerdict(
  report: CoverageReport,
  label: (measured: PackageCoverage) => string,
): string {
  const { exclude } = report;
  const left = exclude.length > 0 ? ` Not counted: ${lists.format(exclude)}.` : '';
  return `${describeNumbers(report, label)}${left}`;
}

function describeNumbers(
  report: CoverageReport,
  label: (measured: PackageCoverage) => string,
): string {
  const { packages, threshold, total, verdict } = report;
  const incomplete = packages.filter(({ status }) => status === 'incomplete');
  const name = (some: readonly PackageCoverage[]): string => lists.format(some.map(label));
  if (incomplete.length > 0) {
    const counted = `${String(total.documented)} of ${String(total.public)} public symbols that were found are documented`;
    return `${verdict === undefined ? 'Incomplete' : 'Not judged'}: ${name(incomplete)} could not be traced completely; ${counted}.`;
  }
  if (total.public === 0) {
    const verb = packages.length === 1 ? 'publishes' : 'publish';
    const found =
      packages.length === 0
        ? 'No package was measured.'
        : `${name(packages)} ${verb} nothing to document.`;
    if (verdict === undefined) return found;
    return `Not judged: ${found} Name entries, or ask for no threshold.`;
  }
  const counts = `${String(total.documented)} of ${String(total.public)} public symbols`;
  const summary = `${formatPercent(total)} documented (${counts})`;
  if (threshold === undefined || verdict === undefined) return `${summary}.`;
  const asked = `${String(threshold)}%`;
  if (verdict === 'passed') return `Passed: ${summary}, ${asked} are asked for.`;
  const below = packages
    .filter((one) => one.status === 'measured' && !reaches(one, threshold))
    .map((one) => `${label(one)} (${formatPercent(one)})`);
  return `Failed: ${summary}; below ${asked}: ${lists.format(below)}.`;
}
