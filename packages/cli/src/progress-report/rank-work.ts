import type { DetailedFinding } from '../findings/finding.js';
import { groupBy } from '../reporters/group-by.js';
import { practiceOf } from '../reporters/practice-of.js';
import type { WorkItem } from './progress-summary.js';

/** Up to so many findings of a practice are mended in one go, and up to so many in a day or two. */
const most = { small: 5, medium: 25 };

const efforts: readonly WorkItem['effort'][] = ['automatic', 'small', 'medium', 'large'];

/**
 * Sorts what is left by how much work it is: what tools repair by themselves first, then by the number of findings.
 *
 * @param findings - Today's findings.
 * @returns The work, by practice; one whose findings are repaired only in part comes twice.
 */
export function rankWork(findings: readonly DetailedFinding[]): WorkItem[] {
  const left = findings.filter(({ status }) => status !== 'waived');
  const automatic = left.filter(({ raw }) => raw.fixable === true);
  const manual = left.filter(({ raw }) => raw.fixable !== true);
  return [
    ...itemsOf(automatic, () => 'automatic'),
    ...itemsOf(manual, (count) =>
      count <= most.small ? 'small' : count <= most.medium ? 'medium' : 'large',
    ),
  ].toSorted(
    (a, b) =>
      efforts.indexOf(a.effort) - efforts.indexOf(b.effort) ||
      // Of what is done by hand the least comes first, of what a command does the most.
      (a.effort === 'automatic' ? b.findings - a.findings : a.findings - b.findings) ||
      (a.practice < b.practice ? -1 : 1),
  );
}

function itemsOf(
  findings: readonly DetailedFinding[],
  effortFor: (count: number) => WorkItem['effort'],
): WorkItem[] {
  return [...groupBy(findings, ({ practice }) => practice)].map(([id, found]) => {
    const practice = practiceOf(id);
    return {
      effort: effortFor(found.length),
      practice: id ?? 'correctness',
      title: practice?.title ?? 'Rules that are on for correctness alone',
      ...(practice?.python !== undefined && { python: practice.python }),
      findings: found.length,
      files: new Set(found.map(({ file }) => file)).size,
      rules: [...new Set(found.map(({ rule }) => rule))].sort((a, b) => (a < b ? -1 : 1)),
    };
  });
}
