import { escapeHtml } from '../../reporters/escape-html.js';
import { plural } from '../../reporters/plural.js';
import { percentText } from '../describe-progress.js';
import type { ProgressSummary, SectionProgress } from '../progress-summary.js';
import { areaTable, progressBar } from './area-table.js';
import { statusLabel } from './status-label.js';

/**
 * Writes the overview: a card for each part, and the table of all areas.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function overview(summary: ProgressSummary): string {
  const { overall, sections } = summary;
  return `<section aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<ul class="cards" role="list">
${sections.map(cardOf).join('\n')}
</ul>
${overall.remark === undefined ? '' : `<p>${escapeHtml(overall.remark)}</p>\n`}${areaTable(summary)}
</section>`;
}

function cardOf(section: SectionProgress): string {
  const { percent, remark, title } = section;
  const number = percent === undefined ? '' : `<p class="large">${percentText(section)}</p>`;
  const remarkText = remark ?? (section.areas.length === 1 ? section.areas[0]?.remark : undefined);
  return `<li><p class="name">${escapeHtml(title)}</p><p>${statusLabel(section)}</p>${number}${progressBar(section)}<p>${countsOf(section)}</p>${remarkText === undefined ? '' : `<p class="dim">${escapeHtml(remarkText)}</p>`}</li>`;
}

function countsOf({ accepted, remaining, start, status }: SectionProgress): string {
  if (remaining === undefined) {
    return status === 'pending' ? 'Not measured yet.' : 'What is left is not known.';
  }
  const left =
    start === undefined
      ? `${plural(remaining, 'finding')} left`
      : `${plural(remaining, 'finding')} left of ${String(start)}`;
  return accepted === 0 ? `${left}.` : `${left}, ${String(accepted)} accepted.`;
}
