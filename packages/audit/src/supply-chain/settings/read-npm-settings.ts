import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { AuditError } from '../../audit-error.js';
import { hostOf } from '../host-of.js';
import type { ManagerSettings, SettingsJob } from './manager-settings.js';
import { parseSettings, runForSettings, scopesIn } from './run-for-settings.js';

/**
 * Asks npm what it is set to.
 *
 * @param job - Where it is asked.
 * @returns Its settings.
 * @throws {@link AuditError} where it does not tell.
 */
export async function readNpmSettings(job: SettingsJob): Promise<ManagerSettings> {
  const settings = parseSettings(
    await runForSettings(job, 'npm', ['config', 'list', '--json']),
    'npm',
  );
  const { registry } = settings;
  if (typeof registry !== 'string') {
    throw new AuditError('npm does not tell its registry.', 'Run `npm config get registry`.');
  }
  const allowed = settings['allow-scripts'];
  return {
    registries: [registry],
    scopes: scopesIn(settings),
    replaces: await replacedBy(settings['replace-registry-host'], registry, job),
    runsScripts: settings['ignore-scripts'] !== true && settings['strict-allow-scripts'] !== true,
    ignoresLists:
      settings['ignore-scripts'] !== true && settings['dangerously-allow-all-scripts'] === true,
    allowedScripts: [allowed]
      .flat()
      .flatMap((entry) => (typeof entry === 'string' ? entry.split(',') : []))
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  };
}

async function replacedBy(
  setting: unknown,
  registry: string,
  job: SettingsJob,
): Promise<ManagerSettings['replaces']> {
  if (setting === 'always') return 'all';
  if (setting === 'never') return undefined;
  if (typeof setting === 'string' && setting !== 'npmjs') return { host: setting };
  const standard = hostOf(await readStandardRegistry(job));
  return standard === undefined || standard === hostOf(registry) ? undefined : { host: standard };
}

/**
 * Asks npm which registry it would take if nobody had set one. Lockfiles name it whoever has written them.
 *
 * @param job - Where npm is asked.
 * @returns The registry's address.
 * @throws {@link AuditError} where it does not tell.
 */
export async function readStandardRegistry(job: SettingsJob): Promise<string> {
  const empty = await mkdtemp(path.join(tmpdir(), 'groundrules-npm-'));
  try {
    const env = Object.fromEntries(
      Object.entries(job.env).filter(([name]) => !/^npm_config_.*registry$/iu.test(name)),
    );
    const nowhere = ['user', 'global'].map(
      (which) => `--${which}config=${path.join(empty, which)}`,
    );
    const call = { ...job, root: empty, env };
    return (await runForSettings(call, 'npm', ['config', 'get', 'registry', ...nowhere])).trim();
  } finally {
    await rm(empty, { recursive: true, force: true, maxRetries: 3 });
  }
}
