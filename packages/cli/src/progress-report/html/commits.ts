import { escapeHtml } from '../../reporters/escape-html.js';
import { printableLine } from '../../reporters/printable.js';
import { commitsText } from '../describe-progress.js';
import type { CommitKind, ProgressSummary } from '../progress-summary.js';

/**
 * Writes which commits were made, by kind.
 *
 * @param summary - The summary.
 * @returns HTML; nothing outside Git.
 */
export function commits({ commits: told }: ProgressSummary): string {
  if (told === undefined) return '';
  return `<section aria-labelledby="commits">
<h2 id="commits">Commits</h2>
<p>${escapeHtml(printableLine(commitsText(told)))}</p>
${told.kinds.map(kindOf).join('\n')}
</section>`;
}

function kindOf({ commits: list, title }: CommitKind): string {
  const lines = list.map(
    ({ breaking, hash, scope, subject }) =>
      `<li><code>${escapeHtml(hash)}</code> ${breaking ? '<strong>breaking</strong> ' : ''}${scope === undefined ? '' : `${escapeHtml(printableLine(scope))}: `}${escapeHtml(printableLine(subject))}</li>`,
  );
  return `<details>
<summary>${escapeHtml(printableLine(title))}: ${String(list.length)}</summary>
<ul class="commits">
${lines.join('\n')}
</ul>
</details>`;
}
