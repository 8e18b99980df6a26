import type { SupplyChainSettings } from '../../../config/config.js';

/** A check of the supply chain, as the settings call it. */
export type CheckName = keyof SupplyChainSettings;

/** The checks there are, in the order of every table. */
export const checkNames = [
  'installScripts',
  'sources',
  'youngVersions',
  'provenance',
] as const satisfies readonly CheckName[];

/** What each looks at, for people. */
export const checkSubjects: Readonly<Record<CheckName, string>> = {
  installScripts: 'install scripts',
  sources: 'sources',
  youngVersions: 'ages of versions',
  provenance: 'proofs of origin',
};

/** Those that ask the registry. */
export const asksRegistry: ReadonlySet<CheckName> = new Set(['youngVersions', 'provenance']);
