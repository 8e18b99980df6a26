import { escapeHtml } from '../../reporters/escape-html.js';
import { printableLine } from '../../reporters/printable.js';
import type { ProgressSummary, Vulnerability } from '../progress-summary.js';

const titles = { fixed: 'Fixed', accepted: 'Accepted risks', open: 'Open' } as const;

/**
 * Writes what is known of vulnerabilities.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function vulnerabilities({ vulnerabilities: { list, unknown } }: ProgressSummary): string {
  if (unknown !== undefined) {
    return `<h3>Vulnerabilities</h3>
<p class="message">They are not known. ${escapeHtml(unknown)}</p>`;
  }
  const count = (status: Vulnerability['status']): string =>
    String(list.filter((one) => one.status === status).length);
  const groups = (['fixed', 'accepted', 'open'] as const).flatMap((status) => {
    const found = list.filter((one) => one.status === status);
    if (found.length === 0) return [];
    return [
      `<h4>${titles[status]}</h4>
<ul class="entries" role="list">
${found.map(entryOf).join('\n')}
</ul>`,
    ];
  });
  return [
    `<h3>Vulnerabilities</h3>
<p>${count('fixed')} fixed, ${count('accepted')} accepted, ${count('open')} open.</p>`,
    ...groups,
  ].join('\n');
}

function entryOf(one: Vulnerability): string {
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Severity', one.severity ?? 'not known'],
    ['Reason', one.reason],
    ['Investigation', one.investigation],
    ['Mitigation', one.mitigation],
    ['Owner', one.owner],
    ['Status', statusOf(one)],
  ];
  const list = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`<dt>${name}</dt><dd>${escapeHtml(value.trim())}</dd>`],
  );
  return `<li><strong>${escapeHtml(printableLine(one.id))}</strong> ${escapeHtml(one.message)}<dl>${list.join('')}</dl></li>`;
}

function statusOf({ expires, lastSeen = '', status }: Vulnerability): string {
  if (status === 'fixed') return `fixed, last found on ${lastSeen}`;
  return expires === undefined ? status : `${status} until ${expires}`;
}
