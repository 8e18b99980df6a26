import { homedir } from 'node:os';
import path from 'node:path';

import type { PackageManager } from '../../inventory.js';
import { isRecord } from '../../inventory/is-record.js';
import type { SettingsJob } from './manager-settings.js';
import { readBunfig, type BunRegistry } from './read-bunfig.js';
import { readNpmrc } from './read-npmrc.js';
import type { RegistryAccess } from './registry-access.js';
import { parseSettings, runForSettings } from './run-for-settings.js';
import { placeOf, toRegistryAccess } from './to-registry-access.js';

const readers: Readonly<Record<PackageManager, (job: SettingsJob) => Promise<RegistryAccess>>> = {
  npm: async (job) => await readNpmAccess(job, 'npm'),
  pnpm: async (job) => await readNpmAccess(job, 'pnpm'),
  yarn: readYarnAccess,
  'yarn-classic': readClassicAccess,
  bun: readBunAccess,
};

/**
 * Finds out how the repository's package manager reaches registries: as whom, through which proxy, and trusting whom. What it
 * keeps to itself when it is asked is read from the files that it reads.
 *
 * @param manager - Whose settings count.
 * @param job - Where it is asked.
 * @returns How it reaches them.
 * @throws AuditError where that is not to be found out.
 */
export async function readRegistryAccess(
  manager: PackageManager,
  job: SettingsJob,
): Promise<RegistryAccess> {
  return await readers[manager](job);
}

/** `.npmrc`, and what npm or pnpm make of it. */
async function readNpmAccess(job: SettingsJob, program: 'npm' | 'pnpm'): Promise<RegistryAccess> {
  const args = ['config', 'list', '--json'];
  const told = parseSettings(await runForSettings(job, program, args), program);
  const home = job.env['HOME'] ?? job.env['USERPROFILE'] ?? homedir();
  const { globalconfig, userconfig } = told;
  const ofUser = [
    told['npm-globalconfig'],
    globalconfig,
    ...(program === 'pnpm' ? ['rc', 'auth.ini'].map((name) => pnpmFile(name, home, job)) : []),
    typeof userconfig === 'string' ? userconfig : path.join(home, '.npmrc'),
  ].filter((file) => typeof file === 'string');
  // Whoever may change the repository could have variables sent elsewhere: newer pnpm leaves them alone there, older tells all.
  const env = program === 'pnpm' ? {} : job.env;
  const read = await Promise.all([
    readNpmrc([], job.env),
    readNpmrc([path.join(job.root, '.npmrc')], env),
    readNpmrc(ofUser, job.env),
  ]);
  return await toRegistryAccess([told, ...read], job);
}

/** Where pnpm keeps settings of its own. */
function pnpmFile(name: string, home: string, { env }: SettingsJob): string {
  const base = env['XDG_CONFIG_HOME'];
  if (base !== undefined && base !== '') return path.join(base, 'pnpm', name);
  if (process.platform === 'darwin') return path.join(home, 'Library/Preferences/pnpm', name);
  if (process.platform === 'win32') return path.join(home, 'AppData/Local/pnpm/config', name);
  return path.join(home, '.config/pnpm', name);
}

/** Classic Yarn tells all that it knows, its own settings first and then npm's. */
async function readClassicAccess(job: SettingsJob): Promise<RegistryAccess> {
  const text = await runForSettings(job, 'yarn', ['config', 'list', '--json']);
  const told = text
    .trim()
    .split('\n')
    .map((line) => parseSettings(line, 'Yarn'))
    .filter(({ type }) => type === 'inspect')
    .map(({ data }) => (isRecord(data) ? data : {}));
  return await toRegistryAccess(told, job);
}

/** Yarn 4 has names of its own. */
const yarnNames = {
  'https-proxy': 'httpsProxy',
  proxy: 'httpProxy',
  cafile: 'httpsCaFilePath',
  'strict-ssl': 'enableStrictSsl',
} as const;
const yarnKeys = [
  'npmAuthToken',
  'npmAuthIdent',
  'npmRegistryServer',
  'npmRegistries',
  'npmScopes',
];

async function readYarnAccess(job: SettingsJob): Promise<RegistryAccess> {
  const keys = [...yarnKeys, ...Object.values(yarnNames)];
  const told = Object.fromEntries(
    await Promise.all(
      keys.map(async (key) => {
        const args = ['config', 'get', key, '--json', '--no-redacted'];
        const text = (await runForSettings(job, 'yarn', args)).trim();
        // What is not set is no JSON.
        return [key, text === 'undefined' ? null : (JSON.parse(text) as unknown)] as const;
      }),
    ),
  );
  const { npmRegistries, npmRegistryServer, npmScopes } = told;
  return await toRegistryAccess(
    [
      Object.fromEntries(Object.entries(yarnNames).map(([name, key]) => [name, told[key]])),
      ...Object.values(isRecord(npmScopes) ? npmScopes : {})
        .filter(isRecord)
        .map((scope) => yarnCredentials(scope['npmRegistryServer'], scope)),
      ...Object.entries(isRecord(npmRegistries) ? npmRegistries : {}).map(([registry, settings]) =>
        yarnCredentials(registry, isRecord(settings) ? settings : {}),
      ),
      yarnCredentials(npmRegistryServer, told),
    ],
    job,
  );
}

function yarnCredentials(
  registry: unknown,
  { npmAuthIdent, npmAuthToken }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  if (typeof registry !== 'string') return {};
  const [username, ...rest] = typeof npmAuthIdent === 'string' ? npmAuthIdent.split(':') : [];
  return credentialsOf({
    url: registry,
    token: typeof npmAuthToken === 'string' ? npmAuthToken : undefined,
    username,
    password: rest.length === 0 ? undefined : rest.join(':'),
  });
}

/** Bun's own file counts before `.npmrc`. */
async function readBunAccess(job: SettingsJob): Promise<RegistryAccess> {
  const [{ ca, cafile, registry, scopes }, npm] = await Promise.all([
    readBunfig(job),
    readNpmAccess(job, 'npm'),
  ]);
  const named = [...scopes.values(), ...(registry === undefined ? [] : [registry])];
  const own = await toRegistryAccess([{ ca, cafile }, ...named.map(credentialsOf)], job);
  return {
    ...npm,
    credentials: { ...npm.credentials, ...own.credentials },
    authorities: own.authorities ?? npm.authorities,
  };
}

/** As `.npmrc` writes them. */
function credentialsOf({
  password,
  token,
  url,
  username,
}: BunRegistry): Readonly<Record<string, string>> {
  const place = placeOf(url) ?? '';
  return {
    ...(token !== undefined && token !== '' && { [`${place}:_authToken`]: token }),
    ...(username !== undefined &&
      password !== undefined && {
        [`${place}:_auth`]: Buffer.from(`${username}:${password}`).toString('base64'),
      }),
  };
}
