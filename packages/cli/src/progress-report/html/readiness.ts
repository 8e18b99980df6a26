import { escapeHtml } from '../../reporters/escape-html.js';
import { readinessText } from '../describe-progress.js';
import type { Criterion, ProgressSummary } from '../progress-summary.js';

const labels: Readonly<Record<Criterion['state'], string>> = {
  met: '<span class="status good"><span aria-hidden="true">✔</span> met</span>',
  unmet: '<span class="status mild"><span aria-hidden="true">○</span> not met</span>',
  unknown: '<span class="status bad"><span aria-hidden="true">?</span> not known</span>',
};

/**
 * Writes which criteria are met.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function readiness({ readiness: ready }: ProgressSummary): string {
  const { before, criteria } = ready;
  const earlier =
    before === undefined ? '' : `\n<p>On ${before.date} it was ${readinessText(before)}.</p>`;
  const lines = criteria.map(
    ({ evidence, state, title }) =>
      `<li>${labels[state]}<div>${escapeHtml(title)} <span class="dim message">${escapeHtml(evidence.trim())}</span></div></li>`,
  );
  return `<section aria-labelledby="readiness">
<h2 id="readiness">Readiness: ${readinessText(ready)}</h2>${earlier}
<ul class="checks" role="list">
${lines.join('\n')}
</ul>
</section>`;
}
