import { factsOf } from '../gates/audit/supply-chain/supply-chain-rules.js';
import type { SupplyChainEntry } from './audit-result.js';

/** Of these all packages would be told the same, which the title of the rule says once. */
const alike: ReadonlySet<string> = new Set(['install-script', 'no-integrity']);

/**
 * Says what is wrong with a package, beside the title of the rule.
 *
 * @param entry - The package.
 * @returns Its name and versions, and what they have of their own: what is wrong, what to do.
 */
export function describeEntry({ fact, finding }: SupplyChainEntry): string {
  const { happened, package: name, todo, versions } = fact;
  if (name !== undefined && alike.has(finding.rule)) return `${name} ${versions.join(', ')}`;
  // What is to be done about all alike is said once.
  return factsOf(finding.rule)?.todo === undefined ? `${happened} ${todo}` : happened;
}
