import type { ProgressSummary, TrendPoint } from '../progress-summary.js';
import { sections } from '../topics.js';
import { lineChart } from './line-chart.js';

/**
 * Draws the trend.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function trend({ trend: points }: ProgressSummary): string {
  return `<section aria-labelledby="trend">
<h2 id="trend">Trend</h2>
${points.length < 2 ? '<p>There is one to be seen from the second recorded run on.</p>' : chartsOf(points)}
</section>`;
}

function chartsOf(points: readonly TrendPoint[]): string {
  const labels = labelsOf(points);
  const charts = [
    lineChart({
      id: 'chart-left',
      title: 'Findings that are left',
      labels,
      series: sections
        .map(({ id, title }) => ({ name: title, values: points.map((one) => one.remaining[id]) }))
        // What was never measured has no line.
        .filter(({ values }) => values.some((value) => value !== undefined)),
    }),
    ...(points.some(({ docs }) => docs !== undefined)
      ? [
          lineChart({
            id: 'chart-docs',
            title: 'Public names that are documented',
            labels,
            series: [{ name: 'Documented', values: points.map(({ docs }) => docs) }],
            unit: ' %',
            most: 100,
          }),
        ]
      : []),
    ...(points.some(({ accepted }) => accepted > 0)
      ? [
          lineChart({
            id: 'chart-accepted',
            title: 'Findings that are accepted for a while',
            labels,
            series: [{ name: 'Accepted', values: points.map(({ accepted }) => accepted) }],
          }),
        ]
      : []),
  ];
  return `<p>One step for each recorded run.</p>
<div class="charts">
${charts.join('\n')}
</div>`;
}

/** Days, unless there were several runs on one. */
function labelsOf(points: readonly TrendPoint[]): string[] {
  const days = new Set(points.map(({ date }) => date));
  const unique = days.size === points.length;
  return points.map(({ commit, date }) => {
    if (unique || commit === null) return date;
    return days.size === 1 ? commit.slice(0, 7) : `${date.slice(5)} ${commit.slice(0, 7)}`;
  });
}
