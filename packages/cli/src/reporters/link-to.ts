import type { DetailedFinding } from '../findings/finding.js';
import type { ReporterContext } from './reporter.js';
import { toUri } from './to-uri.js';

/**
 * Links to the line of a finding, as forges number lines.
 *
 * @param finding - The finding.
 * @param context - Where the report is written to.
 * @returns An address that needs no escaping in HTML and Markdown; `undefined` where it is not known where the
 *   repository is on the web.
 */
export function linkTo(
  { file, line }: Pick<DetailedFinding, 'file' | 'line'>,
  { filesAddress }: Pick<ReporterContext, 'filesAddress'>,
): string | undefined {
  if (filesAddress === undefined) return undefined;
  // They are left alone in addresses, and end an address in Markdown or an attribute.
  const path = toUri(file).replaceAll(
    /['()]/gu,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return `${filesAddress}${path}#L${String(line)}`;
}
