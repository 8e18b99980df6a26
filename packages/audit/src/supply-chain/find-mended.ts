import { affects } from '../matching/affects.js';
import { readBulkAdvisories } from '../sources/bulk-advisories.js';
import type { Claim } from '../sources/claim.js';
import { SourceFailure } from '../sources/source-failure.js';
import type { RegistryClient } from './registries/registry-client.js';
import { RegistryFailure } from './registries/registry-failure.js';

/** A version, and the one before it. */
export interface Successor {
  readonly name: string;
  readonly version: string;
  readonly before: string;
  /** Address of the registry that serves both. */
  readonly registry: string;
}

/**
 * Finds out which versions mend a weakness that the one before has. It is only said beside: where a registry gives no answer,
 * nothing is.
 *
 * @param successors - The versions.
 * @param client - Asks.
 * @returns Ids of advisories by `name@version`, often none.
 */
export async function findMended(
  successors: readonly Successor[],
  client: RegistryClient,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const registries = [...new Set(successors.map(({ registry }) => registry))];
  const found = await Promise.all(
    registries.map(async (registry) => {
      const group = successors.filter((one) => one.registry === registry);
      const claims = await askAbout(registry, group, client);
      return group.map(({ before, name, version }) => {
        const ids = claims
          .filter(
            ({ advisory: { package: about, vulnerable } }) =>
              about === name && affects(vulnerable, before) && !affects(vulnerable, version),
          )
          .map(({ advisory }) => advisory.id);
        return [`${name}@${version}`, [...new Set(ids)].toSorted()] as const;
      });
    }),
  );
  return new Map(found.flat());
}

async function askAbout(
  registry: string,
  successors: readonly Successor[],
  client: RegistryClient,
): Promise<readonly Claim[]> {
  const body: Record<string, string[]> = {};
  for (const { before, name } of successors) (body[name] ??= []).push(before);
  const path = '-/npm/v1/security/advisories/bulk';
  try {
    const answer = await client.ask({ registry, path, accept: 'application/json', body });
    return readBulkAdvisories(answer, 'The answer of the registry');
  } catch (error) {
    if (error instanceof RegistryFailure || error instanceof SourceFailure) return [];
    throw error;
  }
}
