import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { AuditError } from '../../audit-error.js';
import type { SettingsJob } from './manager-settings.js';
import type { RegistryAccess } from './registry-access.js';

/** Settings by their names in `.npmrc`. */
type Settings = Readonly<Record<string, unknown>>;

/**
 * Picks out of settings how registries are reached. What they don't say, variables may.
 *
 * @param settings - By their names in `.npmrc`, the one that counts most first.
 * @param job - Where they stand.
 * @returns How registries are reached.
 * @throws {@link AuditError} where a file of certificates can't be read.
 */
export async function toRegistryAccess(
  settings: readonly Settings[],
  job: SettingsJob,
): Promise<RegistryAccess> {
  const find = (...names: readonly string[]): unknown =>
    names
      .flatMap((name) => settings.map((one) => one[name]))
      .find((value) => value !== undefined && value !== null && value !== '');
  const variable = (...names: readonly string[]): unknown =>
    names
      .flatMap((name) => [job.env[name], job.env[name.toUpperCase()]])
      .find((value) => value !== undefined && value !== '');
  const strict = find('strict-ssl', 'strictSsl');
  return {
    credentials: Object.fromEntries(
      settings
        .toReversed()
        .flatMap((one) => Object.entries(credentialsIn(one, one['registry'] ?? find('registry')))),
    ),
    httpProxy: toText(find('proxy', 'http-proxy', 'httpProxy') ?? variable('http_proxy')),
    httpsProxy: toText(
      find('https-proxy', 'httpsProxy', 'proxy') ?? variable('https_proxy', 'http_proxy'),
    ),
    noProxy: toText(find('noproxy', 'no-proxy', 'noProxy') ?? variable('no_proxy')),
    authorities: await readAuthorities(find('ca'), find('cafile'), job),
    isStrict: strict !== false && strict !== 'false',
  };
}

const logIn = /^(?:(\/\/.+):)?(_authToken|_auth|username|_password)$/u;

/** What names no registry is for the one that is set, and goes to no other. */
function credentialsIn(settings: Settings, registry: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => {
      const [, place = placeOf(registry), name] = logIn.exec(key) ?? [];
      // Package managers show those that they keep to themselves as `(protected)`; half a token is none.
      const isTold = typeof value === 'string' && value !== '(protected)' && !value.includes('${');
      return isTold && name !== undefined && place !== undefined
        ? [[`${place}:${name}`, value] as const]
        : [];
    }),
  );
}

/**
 * Tells how `.npmrc` names a registry.
 *
 * @param registry - Its address.
 * @returns `//registry.example/`; `undefined` for what is no address.
 */
export function placeOf(registry: unknown): string | undefined {
  if (typeof registry !== 'string') return undefined;
  const address = registry.startsWith('//') ? `https:${registry}` : registry;
  if (!URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return `//${host}${pathname.replace(/\/?$/u, '/')}`;
}

/** npm has hosts as a list. */
function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.join(',');
  return typeof value === 'string' && !/^(?:null|false|undefined)$/u.test(value)
    ? value
    : undefined;
}

async function readAuthorities(
  ca: unknown,
  cafile: unknown,
  { root }: SettingsJob,
): Promise<readonly string[] | undefined> {
  if (typeof cafile === 'string') {
    try {
      return [await readFile(path.resolve(root, cafile), 'utf8')];
    } catch (error) {
      throw new AuditError(
        `${cafile} can't be read, which is to tell the certificates that are trusted.`,
        'Mend `cafile` in the settings of the package manager.',
        { cause: error },
      );
    }
  }
  const all: readonly unknown[] = Array.isArray(ca) ? ca : [ca];
  const listed = all.filter((one) => typeof one === 'string').filter((one) => one !== 'null');
  // In `.npmrc` they stand in one line.
  return listed.length === 0 ? undefined : listed.map((one) => one.replaceAll('\\n', '\n'));
}
