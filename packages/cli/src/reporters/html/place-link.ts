import type { DetailedFinding } from '../../findings/finding.js';
import { linkTo } from '../link-to.js';
import { escapeHtml } from '../escape-html.js';
import type { ReporterContext } from '../reporter.js';

/**
 * Links to the line of a finding where that is on the web; a page may be kept anywhere, so that nothing leads from it
 * to files on a disk.
 *
 * @param finding - The finding.
 * @param context - Where the report is written to.
 * @param place - What to show, HTML.
 * @param label - What is read out, where that is not what is shown.
 * @returns HTML.
 */
export function placeLink(
  finding: DetailedFinding,
  context: ReporterContext,
  place: string,
  label?: string,
): string {
  const address = linkTo(finding, context);
  if (address === undefined) return `<span class="place">${place}</span>`;
  const spoken = label === undefined ? '' : ` aria-label="${escapeHtml(label)}"`;
  return `<a class="place" href="${escapeHtml(address)}"${spoken}>${place}</a>`;
}
