import { escapeHtml } from '../../reporters/escape-html.js';
import { helpAddress } from '../../reporters/help-address.js';
import { plural } from '../../reporters/plural.js';
import { beforeAfter, percentText } from '../describe-progress.js';
import type {
  AreaProgress,
  PracticeProgress,
  ProgressSummary,
  SectionProgress,
} from '../progress-summary.js';
import { coverage } from './coverage.js';
import { statusLabel } from './status-label.js';
import { vulnerabilities } from './vulnerabilities.js';

/**
 * Writes a part of the summary.
 *
 * @param section - The part.
 * @param summary - The summary.
 * @returns HTML.
 */
export function sectionOf(section: SectionProgress, summary: ProgressSummary): string {
  const { areas, id, remark, title } = section;
  const isAlone = areas.length === 1;
  const percent =
    section.percent === undefined ? '' : ` <span class="dim">${percentText(section)}</span>`;
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(title)}: ${statusLabel(section)}${percent}</h2>
${[
  ...(remark === undefined || isAlone ? [] : [`<p>${escapeHtml(remark)}</p>`]),
  ...(id === 'security' ? [vulnerabilities(summary)] : []),
  ...areas.map((area) => areaOf(area, isAlone, summary)),
].join('\n')}
</section>`;
}

function areaOf(area: AreaProgress, isAlone: boolean, summary: ProgressSummary): string {
  const heading = isAlone ? '' : `<h3>${area.area}: ${statusLabel(area)}</h3>\n`;
  return (
    heading +
    [
      ...(area.remark === undefined ? [] : [`<p>${escapeHtml(area.remark)}</p>`]),
      ...(area.area === 'docs' ? [coverage(summary)] : []),
      ...(area.practices.length === 0 ? [] : [practiceTable(area)]),
      ...cleanOf(area),
    ].join('\n')
  );
}

function practiceTable({ area, practices }: AreaProgress): string {
  return `<div class="wide" role="region" aria-label="Practices of ${area}" tabindex="0">
<table class="practices" aria-label="Practices of ${area}">
<thead><tr><th scope="col">Practice</th><th scope="col">Python</th><th scope="col" class="number">Start → now</th><th scope="col" class="number">Accepted</th></tr></thead>
<tbody>
${practices.map(rowOf).join('\n')}
</tbody>
</table>
</div>`;
}

function rowOf(practice: PracticeProgress): string {
  const { accepted, id, python = '', title } = practice;
  const address = helpAddress({ practice: id === 'correctness' ? null : id });
  const link = address === undefined ? id : `<a href="${escapeHtml(address)}">${id}</a>`;
  return `<tr><th scope="row" class="what">${link} <span class="dim">${escapeHtml(title)}</span></th><td>${escapeHtml(python)}</td><td class="number">${beforeAfter(practice)}</td><td class="number">${String(accepted)}</td></tr>`;
}

function cleanOf({ clean, practices, status }: AreaProgress): string[] {
  if (clean === 0 || status === 'pending' || status === 'unknown') return [];
  return [
    practices.length === 0
      ? '<p>Nothing was found.</p>'
      : `<p class="dim">Nothing was found of ${plural(clean, 'other practice')}.</p>`,
  ];
}
