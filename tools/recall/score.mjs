/**
 * Holds reports against labels.
 *
 * @param {import('./read-labels.mjs').Label[]} labels - What a reviewer marked.
 * @param {import('../checkouts/lint-checkout.mjs').Report[]} reports - What was reported.
 * @param {(rule: string) => string | undefined} practiceOf - The practice that a rule enforces.
 * @returns {{ practices: Record<string, Count>, total: Count, missed: object[], unlabelled: object[] }}
 *   Counts by practice and in total, labels that nothing reports, and reports that no label explains.
 */
export function score(labels, reports, practiceOf) {
  const explained = new Set();
  const practices = {};
  const missed = [];
  for (const label of labels) {
    const matching = reports.filter(
      ({ file, line, rule }) =>
        file === label.file &&
        practiceOf(rule) === label.practice &&
        label.ranges.some(([first, last]) => first <= line && line <= last),
    );
    for (const report of matching) explained.add(report);
    if (label.isBorderline) continue;
    const count = (practices[label.practice] ??= emptyCount());
    count.labels++;
    if (matching.length > 0) count.found++;
    else missed.push(toMissed(label));
  }
  const unlabelled = reports
    .filter((report) => !explained.has(report))
    .map((report) => ({ ...report, practice: practiceOf(report.rule) }));
  for (const { practice = 'none' } of unlabelled)
    (practices[practice] ??= emptyCount()).unlabelled++;
  return { practices, total: sum(Object.values(practices)), missed, unlabelled };
}

/**
 * @typedef {object} Count
 * @property {number} labels - Labels that count.
 * @property {number} found - Those that something reports.
 * @property {number} unlabelled - Reports that no label explains.
 */

/**
 * Adds counts up.
 *
 * @param {Count[]} counts - Any number of them.
 * @returns {Count} Their sum.
 */
export function sum(counts) {
  const total = emptyCount();
  for (const count of counts) {
    for (const key of Object.keys(total)) total[key] += count[key];
  }
  return total;
}

/**
 * The share of labels that were found; where there are none, nothing is missing.
 *
 * @param {Count} count - The counts.
 * @returns {number} From 0 to 1.
 */
export function recallOf({ found, labels }) {
  return labels === 0 ? 1 : found / labels;
}

function emptyCount() {
  return { labels: 0, found: 0, unlabelled: 0 };
}

function toMissed({ file, note, practice, ranges: [[first, last]] }) {
  return { file, line: first, lastLine: last, practice, ...(note === undefined ? {} : { note }) };
}
