import type { RawFinding } from '../../findings/finding.js';
import { escapeHtml } from '../escape-html.js';
import { helpAddress } from '../help-address.js';
import { printableLine } from '../printable.js';

/**
 * Writes the name of a rule, with a link to its page where there is one.
 *
 * @param rule - The id under which the tool reports.
 * @param raw - What it reported.
 * @returns HTML.
 */
export function ruleLink(rule: string, raw: RawFinding): string {
  const address = helpAddress(raw);
  const code = `<code>${escapeHtml(printableLine(rule))}</code>`;
  return address === undefined ? code : `<a href="${escapeHtml(address)}">${code}</a>`;
}
