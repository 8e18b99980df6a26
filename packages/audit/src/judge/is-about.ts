import type { Vulnerability } from '../audit-report.js';
import type { AcceptedRisk } from './accepted-risk.js';
import { namesOf } from './names-of.js';

/**
 * Tells whether an accepted risk is about a vulnerability, whether it still holds or not.
 *
 * @param risk - The risk.
 * @param vulnerability - The vulnerability.
 * @returns Whether advisory and package are the same.
 * @example
 * ```ts
 * import type { Vulnerability } from '@groundrules/audit';
 * import { isAbout } from '@groundrules/audit/judge';
 *
 * export function listAbout(id: string, vulnerabilities: readonly Vulnerability[]): Vulnerability[] {
 *   return vulnerabilities.filter((one) => isAbout({ id }, one));
 * }
 * ```
 */
export function isAbout(
  risk: Pick<AcceptedRisk, 'id' | 'package'>,
  { advisory }: Vulnerability,
): boolean {
  const isPackage = risk.package === undefined || risk.package === advisory.package;
  return isPackage && namesOf(advisory).has(risk.id.toUpperCase());
}
