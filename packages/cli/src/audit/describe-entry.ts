import type { SupplyChainEntry } from './audit-result.js';

/** Of these all packages would be told the same, which the title of the rule says once. */
const alike: ReadonlySet<string> = new Set(['install-script', 'no-integrity']);

/**
 * Says what is wrong with a package, beside the title of the rule.
 *
 * @param entry - The package.
 * @returns Its name and versions, and what they have of their own.
 */
export function describeEntry({ fact, finding }: SupplyChainEntry): string {
  if (fact.package === undefined || !alike.has(finding.rule)) return fact.happened;
  return `${fact.package} ${fact.versions.join(', ')}`;
}
