import type { PracticeId } from '@groundrules/catalogue';

import type { DetailedFinding, Status } from '../../findings/finding.js';
import { escapeHtml } from '../escape-html.js';
import { groupBy } from '../group-by.js';
import { helpAddress } from '../help-address.js';
import { practiceOf } from '../practice-of.js';
import type { DetailedReport } from '../reporter.js';

/**
 * Writes a table of the practices that are breached, the most often first.
 *
 * @param report - The report.
 * @returns HTML; nothing where none is.
 */
export function practicesTable({ findings }: DetailedReport): string {
  const groups = [...groupBy(findings, ({ practice }) => practice)].toSorted(
    ([, a], [, b]) => countOf(b, 'open') - countOf(a, 'open') || b.length - a.length,
  );
  if (groups.length === 0) return '';
  return `<section aria-labelledby="practices">
<h2 id="practices">Practices</h2>
<div class="wide" role="region" aria-labelledby="practices-caption" tabindex="0">
<table>
<caption id="practices-caption"><span>Which practices are breached how often. Python names the code of the same flaw there.</span></caption>
<thead><tr><th scope="col">Practice</th><th scope="col">Area</th><th scope="col">Python</th><th scope="col" class="number">Open</th><th scope="col" class="number">Waived</th><th scope="col" class="number">Baselined</th></tr></thead>
<tbody>
${groups.map(([id, found]) => rowOf(id, found)).join('\n')}
</tbody>
</table>
</div>
</section>`;
}

function rowOf(id: PracticeId | null, findings: readonly DetailedFinding[]): string {
  const practice = practiceOf(id);
  const address = id === null ? undefined : helpAddress({ practice: id });
  const name = escapeHtml(id ?? 'correctness');
  const link = address === undefined ? name : `<a href="${escapeHtml(address)}">${name}</a>`;
  const title = practice?.title ?? 'Rules that are on for correctness alone';
  const numbers = (['open', 'waived', 'baselined'] as const)
    .map((status) => `<td class="number">${String(countOf(findings, status))}</td>`)
    .join('');
  return `<tr><th scope="row">${link} <span class="dim">${escapeHtml(title)}</span></th><td>${practice?.area ?? ''}</td><td>${practice?.python ?? ''}</td>${numbers}</tr>`;
}

function countOf(findings: readonly DetailedFinding[], wanted: Status): number {
  return findings.filter(({ status }) => status === wanted).length;
}
