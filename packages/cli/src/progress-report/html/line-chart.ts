import { scaleLinear, scalePoint } from 'd3-scale';
import {
  line,
  symbol,
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  type SymbolType,
} from 'd3-shape';

import { escapeHtml } from '../../reporters/escape-html.js';

/** A line of a chart. */
interface Series {
  readonly name: string;
  /** One for each point of the chart; `undefined` where it is not known. */
  readonly values: readonly (number | undefined)[];
}

/** What a chart shows. */
export interface Chart {
  /** Unlike that of any other chart of the page. */
  readonly id: string;
  readonly title: string;
  /** What each point is, along the bottom. */
  readonly labels: readonly string[];
  /** At most three. */
  readonly series: readonly Series[];
  /** What follows a number. */
  readonly unit?: string;
  /** The largest number that there can be; the largest there is unless it is given. */
  readonly most?: number;
}

const size = { width: 480, height: 240 };
const margin = { top: 12, right: 16, bottom: 28, left: 56 };

/** More points than these are drawn as a line only, with a mark at its end. */
const markedPoints = 24;

/** No more labels than these have room along the bottom. */
const shownLabels = 3;

/** Series differ by mark and dashes too, for those who don't see colours. */
const marks: readonly SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle];

/**
 * Draws a chart of lines, with its numbers in a table beneath.
 *
 * @param chart - What it shows.
 * @returns HTML.
 */
export function lineChart(chart: Chart): string {
  const { id, series, title } = chart;
  return `<figure>
<figcaption id="${id}-caption">${escapeHtml(title)}</figcaption>
<ul class="legend" role="list">
${series.map(({ name }, index) => `<li>${keyOf(index)} ${escapeHtml(name)}</li>`).join('\n')}
</ul>
${drawing(chart)}
<details>
<summary>Numbers of this chart</summary>
${tableOf(chart)}
</details>
</figure>`;
}

function drawing(chart: Chart): string {
  const { id, labels, series, title, unit = '' } = chart;
  const numbers = series.flatMap(({ values }) => values).filter((value) => value !== undefined);
  const x = scalePoint<number>()
    .domain(labels.keys())
    .range([margin.left, size.width - margin.right]);
  const y = scaleLinear()
    .domain([0, Math.max(1, chart.most ?? Math.max(0, ...numbers))])
    .range([size.height - margin.bottom, margin.top]);
  if (chart.most === undefined) y.nice(4);
  const grid = y
    .ticks(4)
    .filter(Number.isInteger)
    .map((tick) => {
      const height = round(y(tick));
      return `<line class="grid" x1="${String(margin.left)}" x2="${String(size.width - margin.right)}" y1="${height}" y2="${height}"/><text x="${String(margin.left - 8)}" y="${height}" dy=".35em" text-anchor="end">${y.tickFormat(4, 'd')(tick)}${escapeHtml(unit)}</text>`;
    });
  const bottom = labelled(labels).map(({ anchor, index, text }) => {
    return `<text x="${round(x(index) ?? 0)}" y="${String(size.height - 8)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
  });
  const lines = series.map(({ values }, index) => {
    const path = line<number | undefined>()
      .defined((value) => value !== undefined)
      .x((_, at) => x(at) ?? 0)
      .y((value) => y(value ?? 0))
      .digits(1)(values);
    const last = values.findLastIndex((value) => value !== undefined);
    const points = values.flatMap((value, at) => {
      if (value === undefined || (labels.length > markedPoints && at !== last)) return [];
      return [
        `<path class="mark" transform="translate(${round(x(at) ?? 0)} ${round(y(value))})" d="${shapeOf(index)}"/>`,
      ];
    });
    return `<g class="series-${String(index)}"><path class="line" d="${path ?? ''}"/>${points.join('')}</g>`;
  });
  return `<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${String(size.width)} ${String(size.height)}">
<title id="${id}-title">${escapeHtml(title)}</title>
<desc id="${id}-description">${escapeHtml(series.map((one) => inWords(one, labels, unit)).join(' '))}</desc>
${grid.join('')}
${bottom.join('')}
${lines.join('\n')}
</svg>`;
}

/** Labels at even steps, the first and the last among them. */
function labelled(
  labels: readonly string[],
): { readonly index: number; readonly text: string; readonly anchor: string }[] {
  const last = labels.length - 1;
  const count = Math.min(shownLabels, labels.length);
  const indexes = new Set(
    Array.from({ length: count }, (_, step) => Math.round((step * last) / Math.max(1, count - 1))),
  );
  return [...indexes].map((index) => ({
    index,
    text: labels[index] ?? '',
    anchor: index === 0 ? 'start' : index === last ? 'end' : 'middle',
  }));
}

function keyOf(index: number): string {
  return `<svg class="key series-${String(index)}" viewBox="0 0 32 12" aria-hidden="true"><path class="line" d="M0,6L32,6"/><path class="mark" transform="translate(16 6)" d="${shapeOf(index)}"/></svg>`;
}

function shapeOf(index: number): string {
  return symbol(marks[index % marks.length], 44).digits(1)() ?? '';
}

function inWords({ name, values }: Series, labels: readonly string[], unit: string): string {
  const first = values.findIndex((value) => value !== undefined);
  const last = values.findLastIndex((value) => value !== undefined);
  if (first === -1) return `${name}: not known.`;
  const at = (index: number): string => `${String(values[index])}${unit} (${labels[index] ?? ''})`;
  return first === last ? `${name}: ${at(first)}.` : `${name}: from ${at(first)} to ${at(last)}.`;
}

function tableOf({ id, labels, series, unit = '' }: Chart): string {
  const rows = labels.map(
    (label, index) =>
      `<tr><th scope="row">${escapeHtml(label)}</th>${series.map(({ values }) => cell(values[index], unit)).join('')}</tr>`,
  );
  return `<div class="wide" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table aria-labelledby="${id}-caption">
<thead><tr><th scope="col">Run</th>${series.map(({ name }) => `<th scope="col" class="number">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`;
}

function cell(value: number | undefined, unit: string): string {
  const shown =
    value === undefined
      ? '<span role="img" aria-label="not known">–</span>'
      : `${String(value)}${escapeHtml(unit)}`;
  return `<td class="number">${shown}</td>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
