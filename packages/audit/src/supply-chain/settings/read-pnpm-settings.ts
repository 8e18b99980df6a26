import { AuditError } from '../../audit-error.js';
import type { ManagerSettings, SettingsJob } from './manager-settings.js';
import { parseSettings, runForSettings, scopesIn } from './run-for-settings.js';

/**
 * Asks pnpm what it is set to.
 *
 * @param job - Where it is asked.
 * @returns Its settings. What may run is told by files of the repository.
 * @throws {@link AuditError} where it does not tell.
 */
export async function readPnpmSettings(job: SettingsJob): Promise<ManagerSettings> {
  const settings = parseSettings(
    await runForSettings(job, 'pnpm', ['config', 'list', '--json']),
    'pnpm',
  );
  const { registry } = settings;
  if (typeof registry !== 'string') {
    throw new AuditError('pnpm does not tell its registry.', 'Run `pnpm config get registry`.');
  }
  return {
    registries: [registry],
    scopes: scopesIn(settings),
    replaces: undefined,
    // Since version 10 it runs none but those that are listed.
    runsScripts:
      !(majorOf(settings) >= 10) &&
      ![settings['ignore-scripts'], settings['ignoreScripts']].includes(true),
    ignoresLists: false,
    allowedScripts: [],
  };
}

/** It names itself among its settings. */
function majorOf(settings: Readonly<Record<string, unknown>>): number {
  const agent = String(settings['userAgent'] ?? settings['user-agent']);
  return Number(/^pnpm\/(\d+)/u.exec(agent)?.[1]);
}
