import { keyOf } from './read-judgements.mjs';

/** Lines for which there may be one false alarm. */
const linesPerFalseAlarm = 5000;

/**
 * Holds reports against judgements.
 *
 * @param {import('./read-judgements.mjs').Judgement[]} judgements - What a reviewer said.
 * @param {import('../checkouts/lint-checkout.mjs').Report[]} reports - What was reported.
 * @returns {{ count: Count, rules: Record<string, Count>, judged: object[], unreported: object[] }} Counts in total
 *   and by rule, the reports with their verdicts, and judgements of what is not reported any more.
 */
export function judge(judgements, reports) {
  const known = new Map(judgements.map((judgement) => [keyOf(judgement), judgement]));
  const judged = reports.map((report) => {
    const { note, verdict = 'unjudged' } = known.get(keyOf(report)) ?? {};
    return { ...report, verdict, ...(note === undefined ? {} : { note }) };
  });
  const rules = {};
  for (const { rule, verdict } of judged) {
    const count = (rules[rule] ??= emptyCount());
    count.reports++;
    count[verdict]++;
  }
  const reported = new Set(reports.map(keyOf));
  const unreported = judgements.filter((judgement) => !reported.has(keyOf(judgement)));
  return { count: sum(Object.values(rules)), rules, judged, unreported };
}

/**
 * @typedef {object} Count
 * @property {number} reports - Reports.
 * @property {number} true - Those that are right.
 * @property {number} debatable - Those that reviewers differ on.
 * @property {number} false - Those that are wrong.
 * @property {number} unjudged - Those that nobody has judged.
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
 * Tells whether every report was judged and few enough are wrong.
 *
 * @param {Count} count - The counts.
 * @param {number} lines - The lines they were found in.
 * @returns {boolean} Whether that is so.
 */
export function isPreciseEnough(count, lines) {
  return count.unjudged === 0 && count.false * linesPerFalseAlarm <= lines;
}

function emptyCount() {
  return { reports: 0, true: 0, debatable: 0, false: 0, unjudged: 0 };
}
