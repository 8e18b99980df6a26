import { escapeHtml } from '../../reporters/escape-html.js';
import { beforeAfter, percentText } from '../describe-progress.js';
import type { Progress, ProgressSummary } from '../progress-summary.js';
import { statusLabel } from './status-label.js';

/**
 * Writes the table of all areas.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function areaTable({ overall, sections }: ProgressSummary): string {
  const rows = sections.flatMap(({ areas, title, ...section }) => [
    rowOf(escapeHtml(title), section),
    // One area of its own would only be said twice.
    ...(areas.length > 1 ? areas.map((area) => rowOf(area.area, area, ' class="part"')) : []),
  ]);
  return `<div class="wide" role="region" aria-labelledby="areas-caption" tabindex="0">
<table>
<caption id="areas-caption"><span>How far each area is. What was left at the start is the most that was ever known.</span></caption>
<thead><tr><th scope="col">Area</th><th scope="col">Status</th><th scope="col">Done</th><th scope="col" class="number">Start → now</th><th scope="col" class="number">Accepted</th></tr></thead>
<tbody>
${[...rows, rowOf('All', overall)].join('\n')}
</tbody>
</table>
</div>`;
}

function rowOf(name: string, progress: Progress, kind = ''): string {
  return `<tr${kind}><th scope="row">${name}</th><td>${statusLabel(progress)}</td><td>${orUnknown(percentText(progress))}${progressBar(progress)}</td><td class="number">${orUnknown(beforeAfter(progress))}</td><td class="number">${String(progress.accepted)}</td></tr>`;
}

/** A dash alone is not read out. */
function orUnknown(text: string): string {
  return text === '–' ? '<span role="img" aria-label="not known">–</span>' : escapeHtml(text);
}

/**
 * Draws how far something is; the number stands beside it.
 *
 * @param progress - How far it is.
 * @returns HTML; nothing where there is no number.
 */
export function progressBar({ percent }: Pick<Progress, 'percent'>): string {
  if (percent === undefined) return '';
  return `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"/><rect class="fill" width="${String(percent)}" height="4"/></svg>`;
}
