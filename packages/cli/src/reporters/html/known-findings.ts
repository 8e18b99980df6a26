import type { DetailedFinding } from '../../findings/finding.js';
import { escapeHtml } from '../escape-html.js';
import { printableLine } from '../printable.js';
import type { DetailedReport, ReporterContext } from '../reporter.js';
import { placeLink } from './place-link.js';
import { ruleLink } from './rule-link.js';

/**
 * Writes what does not count, folded.
 *
 * @param report - The report.
 * @param context - Where it is written to.
 * @param status - Which findings.
 * @returns HTML; nothing where there are none.
 */
export function knownFindings(
  report: DetailedReport,
  context: ReporterContext,
  status: 'baselined' | 'waived',
): string {
  const found = report.findings.filter((finding) => finding.status === status);
  if (found.length === 0) return '';
  const title = status === 'waived' ? 'Waived' : 'Known in the baseline';
  return `<section class="known" aria-labelledby="${status}">
<h2 id="${status}">${title}: ${String(found.length)}</h2>
<details>
<summary>Show ${status === 'waived' ? 'what is waived, and why' : 'what is known'}</summary>
<ul role="list">
${found.map((finding) => itemOf(finding, context)).join('\n')}
</ul>
</details>
</section>`;
}

function itemOf(finding: DetailedFinding, context: ReporterContext): string {
  const { file, line, message, raw, reason, rule, severity, status } = finding;
  const place = escapeHtml(`${printableLine(file)}:${String(line)}`);
  const why =
    reason === undefined || status !== 'waived'
      ? ''
      : `<div class="message">Reason: ${escapeHtml(reason.trim())}</div>`;
  return `<li><div>${placeLink(finding, context, `<code>${place}</code>`)} <span class="severity ${severity === 'error' ? 'bad' : 'mild'}">${severity}</span> ${ruleLink(rule, raw)}</div><div class="message">${escapeHtml(message.trim())}</div>${why}</li>`;
}
