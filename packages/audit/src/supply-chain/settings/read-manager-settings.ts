import type { PackageManager } from '../../inventory.js';
import type { ManagerSettings, SettingsJob } from './manager-settings.js';
import { readBunSettings } from './read-bun-settings.js';
import { readNpmSettings } from './read-npm-settings.js';
import { readPnpmSettings } from './read-pnpm-settings.js';
import { readClassicSettings, readYarnSettings } from './read-yarn-settings.js';

const readers: Readonly<Record<PackageManager, (job: SettingsJob) => Promise<ManagerSettings>>> = {
  npm: readNpmSettings,
  pnpm: readPnpmSettings,
  yarn: readYarnSettings,
  'yarn-classic': readClassicSettings,
  bun: readBunSettings,
};

/**
 * Asks the repository's package manager what it is set to, as nobody else knows of all the places where that may stand.
 *
 * @param manager - Who is asked.
 * @param job - Where it is asked.
 * @returns Its settings.
 * @throws AuditError where it does not tell.
 */
export async function readManagerSettings(
  manager: PackageManager,
  job: SettingsJob,
): Promise<ManagerSettings> {
  return await readers[manager](job);
}
