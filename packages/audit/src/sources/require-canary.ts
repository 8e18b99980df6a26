import { AuditError } from '../audit-error.js';
import { affects } from '../matching/affects.js';
import type { Canary } from './canary.js';
import type { Claim } from './claim.js';

/**
 * Refuses a source that does not know what everybody knows.
 *
 * @param claims - What it said of the canary.
 * @param canary - The version that is vulnerable.
 * @param asked - Who was asked, and what to do where that does not know it, for a person.
 * @returns The advisory that it named.
 * @throws {@link AuditError} where it named none.
 */
export function requireCanary(
  claims: readonly Claim[],
  canary: Canary,
  asked: { readonly source: string; readonly todo: string },
): string {
  const hits = claims
    .map(({ advisory }) => advisory)
    .filter(
      (advisory) =>
        advisory.package === canary.package && affects(advisory.vulnerable, canary.version),
    );
  const wanted = canary.advisory;
  const hit = hits.find(
    ({ aliases, id }) => wanted === undefined || id === wanted || aliases.includes(wanted),
  );
  if (hit === undefined) {
    throw new AuditError(
      `${asked.source} knows nothing of ${canary.package} ${canary.version}, which is vulnerable${wanted === undefined ? '' : ` (${wanted})`}: it is blind, and "no vulnerabilities" from it means nothing.`,
      asked.todo,
    );
  }
  return hit.id;
}
