import type { ManagerSettings, SettingsJob } from './manager-settings.js';
import { readBunfig } from './read-bunfig.js';
import { readNpmSettings } from './read-npm-settings.js';

/**
 * Reads what Bun is set to. It can't be asked: its own file is read, and npm asked for what stands in `.npmrc`, which Bun reads
 * as well.
 *
 * @param job - Where it is looked for.
 * @returns Its settings.
 * @throws AuditError where they can't be told.
 */
export async function readBunSettings(job: SettingsJob): Promise<ManagerSettings> {
  const [bunfig, npm] = await Promise.all([readBunfig(job), readNpmSettings(job)]);
  return {
    registries: bunfig.registry === undefined ? npm.registries : [bunfig.registry.url],
    scopes: new Map([
      ...npm.scopes,
      ...[...bunfig.scopes].map(([scope, { url }]) => [scope, url] as const),
    ]),
    replaces: undefined,
    // Only what is listed in a package.json, and what Bun itself trusts where nothing is.
    runsScripts: false,
    ignoresLists: false,
    allowedScripts: [],
  };
}
