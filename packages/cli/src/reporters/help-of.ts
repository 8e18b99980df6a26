import { practices, type PracticeId } from '@groundrules/catalogue';

import type { RawFinding } from '../findings/finding.js';
import { pagesAddress } from '../package-info.js';

const pages: ReadonlyMap<PracticeId, string> = new Map(practices.map(({ docs, id }) => [id, docs]));

/**
 * Says where to read about a finding.
 *
 * @param finding - The finding.
 * @returns The address of its rule's page, else of its practice's; `undefined` where there is none.
 */
export function helpOf({
  help,
  practice,
}: Pick<RawFinding, 'help' | 'practice'>): string | undefined {
  const page = help ?? (practice === null ? undefined : pages.get(practice));
  if (page === undefined || /^https?:/u.test(page)) return page;
  return `${pagesAddress}/${page}`;
}
