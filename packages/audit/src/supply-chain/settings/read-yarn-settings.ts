import { AuditError } from '../../audit-error.js';
import { isRecord } from '../../inventory/is-record.js';
import type { ManagerSettings, SettingsJob } from './manager-settings.js';
import { parseSettings, runForSettings, scopesIn } from './run-for-settings.js';
import { readStandardRegistry } from './read-npm-settings.js';

/**
 * Asks Yarn 4 what it is set to.
 *
 * @param job - Where it is asked.
 * @returns Its settings.
 * @throws {@link AuditError} where it does not tell.
 */
export async function readYarnSettings(job: SettingsJob): Promise<ManagerSettings> {
  const [registry, scripts, scopes] = await Promise.all(
    ['npmRegistryServer', 'enableScripts', 'npmScopes'].map(
      async (name) => await runForSettings(job, 'yarn', ['config', 'get', name, '--json']),
    ),
  );
  const address: unknown = parseValue(registry ?? '');
  if (typeof address !== 'string') {
    throw new AuditError(
      'Yarn does not tell its registry.',
      'Run `yarn config get npmRegistryServer`.',
    );
  }
  return {
    registries: [address],
    scopes: new Map(
      // Without any it is no JSON.
      Object.entries(
        scopes?.trim() === 'undefined' ? {} : parseSettings(scopes ?? '', 'Yarn'),
      ).flatMap(([scope, settings]) => {
        const server = isRecord(settings) ? settings['npmRegistryServer'] : undefined;
        return typeof server === 'string' ? [[`@${scope}`, server] as const] : [];
      }),
    ),
    replaces: undefined,
    runsScripts: parseValue(scripts ?? '') !== false,
    ignoresLists: false,
    allowedScripts: [],
  };
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.trim();
  }
}

/**
 * Asks classic Yarn what it is set to. It has settings of its own and npm's beside them, and takes what is named after the
 * standard registry of npm from its own.
 *
 * @param job - Where it is asked.
 * @returns Its settings.
 * @throws {@link AuditError} where it does not tell.
 */
export async function readClassicSettings(job: SettingsJob): Promise<ManagerSettings> {
  const text = await runForSettings(job, 'yarn', ['config', 'list', '--json']);
  const [own, npm] = text
    .trim()
    .split('\n')
    .map((line) => parseSettings(line, 'Yarn'))
    .filter(({ type }) => type === 'inspect')
    .map(({ data }) => (isRecord(data) ? data : {}));
  const registries = [npm?.['registry'], own?.['registry']].filter(
    (registry) => typeof registry === 'string',
  );
  if (registries.length === 0) {
    throw new AuditError('Yarn does not tell its registry.', 'Run `yarn config get registry`.');
  }
  return {
    registries: [...registries, await readStandardRegistry(job)],
    scopes: new Map([...scopesIn(npm ?? {}), ...scopesIn(own ?? {})]),
    replaces: undefined,
    runsScripts: ![own?.['ignore-scripts'], npm?.['ignore-scripts']].some(
      (value) => String(value) === 'true',
    ),
    ignoresLists: false,
    allowedScripts: [],
  };
}
