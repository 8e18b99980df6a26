import type { RepositoryFiles } from '@groundrules/testkit/repositories';

import { canary, osvFiles } from './audited-repository.js';

/** Of no archive that there is. */
const integrity = `sha512-${'A'.repeat(86)}==`;

/** Entries of a lockfile by the name of their package, each as npm writes it, over what is sound. */
export type LockEntries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Makes a repository that npm installs and nothing is known to be vulnerable in, by an offline audit.
 *
 * @param entries - What it installs.
 * @param supplyChain - What the settings say of the supply chain.
 * @param settings - What else they say.
 * @returns Its files.
 */
export function supplyChainFiles(
  entries: LockEntries,
  supplyChain?: object,
  settings: object = {},
): RepositoryFiles {
  const dependencies = Object.fromEntries(Object.keys(entries).map((name) => [name, '^1.0.0']));
  const audit = { offline: 'osv', ...(supplyChain !== undefined && { supplyChain }) };
  return {
    'package.json': { name: 'lablink', version: '1.0.0', dependencies },
    'package-lock.json': {
      name: 'lablink',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'lablink', version: '1.0.0', dependencies },
        ...Object.fromEntries(
          Object.entries(entries).map(([name, entry]) => [
            `node_modules/${name}`,
            { version: '1.0.0', integrity, ...entry },
          ]),
        ),
      },
    },
    'groundrules.json': { ...settings, audit },
    ...osvFiles('osv', [canary]),
  };
}
