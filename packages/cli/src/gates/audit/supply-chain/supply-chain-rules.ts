import type { SupplyChainRule } from '@groundrules/audit/supply-chain';
import type { PracticeId } from '@groundrules/catalogue';

import type { CheckName } from './check-names.js';

/** What stands in reports where a check could not be done. */
type UncheckedRule =
  'unchecked-scripts' | 'unchecked-sources' | 'unchecked-ages' | 'unchecked-provenance';

/** A name under which the gate reports something about the supply chain. */
export type ReportedRule = SupplyChainRule | UncheckedRule;

/** What is known of a rule, whatever breaks it. */
export interface SupplyChainRuleFacts {
  /** Which check reports it. */
  readonly check: CheckName;
  /** The practice that is breached. */
  readonly practice: PracticeId;
  /** What several packages that break it have in common. */
  readonly title: string;
  /** What to do, in the words of groundrules.json; left out where that differs by package. */
  readonly todo?: string;
}

const unknown =
  'Until that is mended nothing is known of them. Where nobody is to look, set the mode of the check in audit.supplyChain to "off".';

/** All that the gate can report about the supply chain. */
export const supplyChainRules: Readonly<Record<ReportedRule, SupplyChainRuleFacts>> = {
  'install-script': {
    check: 'installScripts',
    practice: 'install-script',
    title: 'Install scripts that nobody has allowed',
    todo: 'Read the script, then list the package in audit.supplyChain.installScripts.allow, or keep it from running.',
  },
  'unguarded-scripts': {
    check: 'installScripts',
    practice: 'install-script',
    title: 'Install scripts of all dependencies',
    todo: "Take that out of the package manager's settings.",
  },
  'unchecked-scripts': {
    check: 'installScripts',
    practice: 'install-script',
    title: 'Install scripts could not be looked at',
    todo: unknown,
  },
  'foreign-host': {
    check: 'sources',
    practice: 'untrusted-source',
    title: 'Fetched from another host than that of the registry',
    todo: 'Install it from the registry, or list the host in audit.supplyChain.sources.allow.',
  },
  'insecure-address': {
    check: 'sources',
    practice: 'untrusted-source',
    title: 'Fetched without encryption',
    todo: 'Use an address with https.',
  },
  'no-integrity': {
    check: 'sources',
    practice: 'untrusted-source',
    title: 'Without a checksum in the lockfile',
    todo: 'Install it anew, so that the lockfile gets one.',
  },
  'outside-registry': {
    check: 'sources',
    practice: 'untrusted-source',
    title: 'From outside of any registry',
    todo: 'Use a published version, or list the host in audit.supplyChain.sources.allow.',
  },
  'disguised-package': {
    check: 'sources',
    practice: 'untrusted-source',
    title: 'Another package than the one that was asked for',
    todo: 'Find out who changed the lockfile, and install anew.',
  },
  'unchecked-sources': {
    check: 'sources',
    practice: 'untrusted-source',
    title: 'Sources could not be looked at',
    todo: unknown,
  },
  'young-version': {
    check: 'youngVersions',
    practice: 'young-version',
    title: 'Versions that were published only lately',
  },
  'unchecked-ages': {
    check: 'youngVersions',
    practice: 'young-version',
    title: 'Ages of versions could not be looked at',
    todo: unknown,
  },
  'lost-provenance': {
    check: 'provenance',
    practice: 'lost-provenance',
    title: 'Versions without the proof of origin that an earlier one had',
  },
  'unchecked-provenance': {
    check: 'provenance',
    practice: 'lost-provenance',
    title: 'Proofs of origin could not be looked at',
    todo: unknown,
  },
};

/** What is reported where a check could not be done. */
export const uncheckedRules: Readonly<Record<CheckName, UncheckedRule>> = {
  installScripts: 'unchecked-scripts',
  sources: 'unchecked-sources',
  youngVersions: 'unchecked-ages',
  provenance: 'unchecked-provenance',
};

/**
 * Tells what is known of a rule.
 *
 * @param rule - The name under which something is reported.
 * @returns `undefined` where it is not about the supply chain.
 */
export function factsOf(rule: string): SupplyChainRuleFacts | undefined {
  return Object.hasOwn(supplyChainRules, rule) ? supplyChainRules[rule as ReportedRule] : undefined;
}
