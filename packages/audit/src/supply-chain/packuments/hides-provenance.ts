import type { RegistryClient } from '../registries/registry-client.js';
import { RegistryFailure } from '../registries/registry-failure.js';
import { readPackument } from './read-packument.js';

/** Published with provenance since 7.5.1, and in most mirrors. */
const known = 'semver';

/**
 * Finds out whether a registry that has told of no provenance hides it, as mirrors do that keep only what is needed to
 * install: it is asked about a package that is known to have it.
 *
 * @param registry - Address of the registry.
 * @param client - Asks.
 * @returns Whether it does; `undefined` where it does not know the package.
 */
export async function hidesProvenance(
  registry: string,
  client: RegistryClient,
): Promise<boolean | undefined> {
  try {
    const accept = 'application/vnd.npm.install-v1+json';
    const { attested } = readPackument(await client.ask({ registry, path: known, accept }), known);
    // Not having those versions is no hiding.
    return attested.has('7.5.1') ? ![...attested.values()].includes(true) : undefined;
  } catch (error) {
    if (error instanceof RegistryFailure) return undefined;
    throw error;
  }
}
