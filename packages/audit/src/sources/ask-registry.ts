import { readBulkAdvisories } from './bulk-advisories.js';
import type { Claim } from './claim.js';
import type { Probe } from './managers/audit-tool.js';
import { SourceFailure } from './source-failure.js';

const patience = 10_000;

/**
 * Asks a registry in bulk, without the help of a package manager, which may leave out what it does not understand. It is a
 * second look and no more: it knows of no log-in and no proxy, and where it gets no answer the first one has to do.
 *
 * @param registry - Address of the registry.
 * @param packages - What is asked about.
 * @param signal - Stops it.
 * @returns What the registry claims; `undefined` where it gave no answer.
 */
export async function askRegistry(
  registry: string,
  packages: readonly Probe[],
  signal: AbortSignal | undefined,
): Promise<readonly Claim[] | undefined> {
  const versions: Record<string, string[]> = {};
  for (const one of packages) (versions[one.package] ??= []).push(one.version);
  try {
    const base = registry.endsWith('/') ? registry : `${registry}/`;
    const response = await fetch(new URL('-/npm/v1/security/advisories/bulk', base), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(versions),
      signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]),
    });
    if (!response.ok) return undefined;
    return readBulkAdvisories(await response.json(), 'The answer of the registry');
  } catch (error) {
    signal?.throwIfAborted();
    // `fetch` fails with a TypeError, and what is no JSON with a SyntaxError.
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    if (error instanceof SourceFailure || error instanceof DOMException) return undefined;
    throw error;
  }
}
