import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'smol-toml';

import { AuditError } from '../../audit-error.js';
import { isRecord } from '../../inventory/is-record.js';
import type { SettingsJob } from './manager-settings.js';

/** A registry as `bunfig.toml` names it. */
export interface BunRegistry {
  readonly url: string;
  readonly token: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
}

/** What `bunfig.toml` says of installations. */
export interface Bunfig {
  readonly registry: BunRegistry | undefined;
  /** By scope, `@acme`. */
  readonly scopes: ReadonlyMap<string, BunRegistry>;
  readonly cafile: string | undefined;
  readonly ca: unknown;
}

/**
 * Reads `bunfig.toml`, as Bun can't be asked what it is set to.
 *
 * @param job - Where it is looked for.
 * @returns What it says of installations.
 * @throws {@link AuditError} where it can't be read.
 */
export async function readBunfig(job: SettingsJob): Promise<Bunfig> {
  const install = await readInstall(job);
  const { ca, cafile, registry, scopes } = install;
  return {
    registry: registryIn(registry, job),
    scopes: new Map(
      Object.entries(isRecord(scopes) ? scopes : {}).flatMap(([scope, value]) => {
        const found = registryIn(value, job);
        return found === undefined
          ? []
          : [[scope.startsWith('@') ? scope : `@${scope}`, found] as const];
      }),
    ),
    cafile: textIn(cafile, job),
    ca,
  };
}

async function readInstall({ root }: SettingsJob): Promise<Readonly<Record<string, unknown>>> {
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

/** An address, or a table that holds one. */
function registryIn(value: unknown, job: SettingsJob): BunRegistry | undefined {
  const table = isRecord(value) ? value : { url: value };
  const url = textIn(table['url'], job);
  return url === undefined
    ? undefined
    : {
        url,
        token: textIn(table['token'], job),
        username: textIn(table['username'], job),
        password: textIn(table['password'], job),
      };
}

/** Variables are written `$NAME`. */
function textIn(value: unknown, { env }: SettingsJob): string | undefined {
  return typeof value === 'string'
    ? value.replaceAll(/\$\{?(\w+)\}?/gu, (_, name: string) => env[name] ?? '')
    : undefined;
}
