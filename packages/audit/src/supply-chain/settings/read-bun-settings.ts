import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'smol-toml';

import { AuditError } from '../../audit-error.js';
import { isRecord } from '../../inventory/is-record.js';
import type { ManagerSettings, SettingsJob } from './manager-settings.js';
import { readNpmSettings } from './read-npm-settings.js';

/**
 * Reads what Bun is set to. It can't be asked: its own file is read, and npm asked for what stands in `.npmrc`, which Bun reads
 * as well.
 *
 * @param job - Where it is looked for.
 * @returns Its settings.
 * @throws {@link AuditError} where they can't be told.
 */
export async function readBunSettings(job: SettingsJob): Promise<ManagerSettings> {
  const [install, npm] = await Promise.all([readBunfig(job), readNpmSettings(job)]);
  const scopes = isRecord(install['scopes']) ? Object.entries(install['scopes']) : [];
  const registry = addressIn(install['registry'], job);
  return {
    registries: registry === undefined ? npm.registries : [registry],
    scopes: new Map([
      ...npm.scopes,
      ...scopes.flatMap(([scope, value]) => {
        const address = addressIn(value, job);
        return address === undefined
          ? []
          : [[scope.startsWith('@') ? scope : `@${scope}`, address] as const];
      }),
    ]),
    replaces: undefined,
    // Only what is listed in a package.json, and what Bun itself trusts where nothing is.
    runsScripts: false,
    ignoresLists: false,
    allowedScripts: [],
  };
}

async function readBunfig({ root }: SettingsJob): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { install } = parse(await readFile(path.join(root, 'bunfig.toml'), 'utf8'));
    return isRecord(install) ? install : {};
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new AuditError(`bunfig.toml can't be read: ${message}.`, 'Mend the file.', {
      cause: error,
    });
  }
}

/** An address, or a table that holds one. Variables are written `$NAME`. */
function addressIn(value: unknown, { env }: SettingsJob): string | undefined {
  const address = isRecord(value) ? value['url'] : value;
  return typeof address === 'string'
    ? address.replaceAll(/\$\{?(\w+)\}?/gu, (_, name: string) => env[name] ?? '')
    : undefined;
}
