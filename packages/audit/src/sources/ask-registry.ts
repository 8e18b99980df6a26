import type { PackageManager } from '../inventory.js';
import { openRegistryClient } from '../supply-chain/registries/registry-client.js';
import { RegistryFailure } from '../supply-chain/registries/registry-failure.js';
import type { SettingsJob } from '../supply-chain/settings/manager-settings.js';
import { readRegistryAccess } from '../supply-chain/settings/read-registry-access.js';
import { readBulkAdvisories } from './bulk-advisories.js';
import type { Claim } from './claim.js';
import type { Probe } from './managers/audit-tool.js';
import { SourceFailure } from './source-failure.js';

/** Whom to ask, and as whom. */
export interface RegistryQuestion extends SettingsJob {
  /** Whose log-ins, proxies and certificates count. */
  readonly manager: PackageManager;
  /** Address of the registry. */
  readonly registry: string;
  /** What leaves out a part of what the registry says, for a person. */
  readonly command: string;
  readonly retries: number;
  readonly retryDelayMs: number;
}

/**
 * Asks a registry in bulk, without the help of a package manager that leaves out what it does not understand.
 *
 * @param question - Whom to ask, and as whom.
 * @param packages - What is asked about.
 * @returns What the registry claims.
 * @throws {@link AuditError} where it gave no answer: what was left out is not known then.
 */
export async function askRegistry(
  question: RegistryQuestion,
  packages: readonly Probe[],
): Promise<readonly Claim[]> {
  const { command, manager, registry } = question;
  const access = await readRegistryAccess(manager, question);
  // Packages may be called as what every object has.
  const versions = new Map<string, string[]>();
  for (const one of packages) {
    const others = versions.get(one.package);
    if (others === undefined) versions.set(one.package, [one.version]);
    else others.push(one.version);
  }
  const client = openRegistryClient({ ...question, access });
  try {
    const answer = await client.ask({
      registry,
      path: '-/npm/v1/security/advisories/bulk',
      accept: 'application/json',
      body: Object.fromEntries(versions),
    });
    return readBulkAdvisories(answer, 'The answer of the registry');
  } catch (error) {
    if (!(error instanceof RegistryFailure)) throw error;
    throw new SourceFailure(
      `${command} leaves out what it does not understand, and the registry, asked once more without it, ${error.reason}.`,
      'Look at the log-in, the proxy and the certificates that the settings of the user name for that registry, or audit offline with an OSV database.',
      false,
    );
  } finally {
    await client.close();
  }
}
