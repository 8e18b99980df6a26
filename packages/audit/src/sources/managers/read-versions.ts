import { isRecord } from '../../inventory/is-record.js';
import { parseJson } from '../validate.js';

/**
 * Reads the versions that a package manager lists as JSON: a list, a single one alone, or either below `versions`.
 *
 * @param stdout - What it printed.
 * @returns The versions; none for a package that is published no more, and `undefined` for what is no list.
 */
export function readVersions(stdout: string): readonly string[] | undefined {
  const value = parseJson(stdout);
  const listed = isRecord(value) && 'versions' in value ? value['versions'] : value;
  if (typeof listed === 'string') return [listed];
  if (Array.isArray(listed) && listed.every((one) => typeof one === 'string')) return listed;
  return undefined;
}
