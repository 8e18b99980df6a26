import { escapeHtml } from '../../reporters/escape-html.js';
import { printableLine } from '../../reporters/printable.js';
import type { ProgressSummary } from '../progress-summary.js';

/**
 * Says how many public names are documented.
 *
 * @param summary - The summary.
 * @returns HTML.
 */
export function coverage({ docs }: ProgressSummary): string {
  if ('unknown' in docs) {
    return `<p class="message">How much is documented is not known: ${escapeHtml(docs.unknown)}</p>`;
  }
  if ('nothing' in docs) return `<p>${escapeHtml(docs.nothing)}</p>`;
  const below = docs.packages.filter(({ reaches }) => !reaches);
  const list = below.map(
    ({ documented, folder, public: all }) =>
      `<li><code>${escapeHtml(printableLine(folder))}</code> is below: ${String(documented)} of ${String(all)}</li>`,
  );
  return `<p><strong>${String(docs.percent)} %</strong> of the public names are documented: ${String(docs.documented)} of ${String(docs.public)}. Each package has to reach ${String(docs.threshold)} %.</p>${list.length === 0 ? '' : `\n<ul>${list.join('')}</ul>`}`;
}
