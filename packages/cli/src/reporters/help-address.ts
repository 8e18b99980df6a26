import type { RawFinding } from '../findings/finding.js';
import { helpOf } from './help-of.js';

/**
 * Says where to read about a finding, for formats that make a link of it.
 *
 * @param finding - The finding.
 * @returns The address of a page, encoded; `undefined` where there is none, or what the tool gave is not one.
 */
export function helpAddress(finding: Pick<RawFinding, 'help' | 'practice'>): string | undefined {
  const help = helpOf(finding);
  if (help === undefined || !URL.canParse(help)) return undefined;
  const { href, protocol } = new URL(help);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replaceAll(/['()]/gu, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
