import type { LocatedInventory } from '../inventory/list-packages.js';
import { originOfRange } from '../inventory/origin-of.js';
import type { LockEntry } from './entries/lock-entry.js';
import { toFinding, type SupplyChainFinding, type SupplyChainRule } from './finding.js';
import { hostOf } from './host-of.js';
import type { ManagerSettings } from './settings/manager-settings.js';
import { registriesFor } from './settings/registries-for.js';

/** What entries are held against. */
export interface SourceRules {
  /** `undefined` where they could not be asked for: then nothing is said about hosts. */
  readonly settings: ManagerSettings | undefined;
  /** Hosts that are trusted besides. */
  readonly allowedHosts: readonly string[];
  /** Names that the repository itself sends to other packages. */
  readonly overridden: ReadonlySet<string>;
  readonly lineOf: (entry: LockEntry) => number;
}

/**
 * Looks for entries of a lockfile that come from elsewhere than from the registry that is set, or unprotected.
 *
 * @param entries - The entries.
 * @param inventory - What the lockfile installs.
 * @param rules - What they are held against.
 * @returns What is wrong with them.
 */
export function judgeSources(
  entries: readonly LockEntry[],
  inventory: LocatedInventory,
  rules: SourceRules,
): readonly SupplyChainFinding[] {
  const asked = askedNames(inventory, rules.overridden);
  return entries.flatMap((entry) =>
    problemsOf(entry, asked.get(entry.id), rules).map(({ detail, happened, rule, todo }) =>
      toFinding({
        check: 'sources',
        rule,
        package: entry.name,
        version: entry.version,
        line: rules.lineOf(entry),
        happened: `${entry.name} ${entry.version} ${happened}`,
        todo,
        ...(detail !== undefined && { detail }),
      }),
    ),
  );
}

interface Problem {
  readonly rule: SupplyChainRule;
  /** What is wrong, to follow the name of the package. */
  readonly happened: string;
  readonly todo: string;
  readonly detail?: string | undefined;
}

const install = 'Find out who changed the lockfile, and install anew.';

function problemsOf(
  entry: LockEntry,
  askedAs: string | undefined,
  { allowedHosts, settings }: SourceRules,
): readonly Problem[] {
  const { address, hasIntegrity, name } = entry;
  const problems: Problem[] = [];
  const isFile = address !== undefined && originOfRange(address) === 'file';
  if (!hasIntegrity && !isFile && !isCommit(address)) {
    problems.push({
      rule: 'no-integrity',
      happened: 'has no checksum, so that nobody notices when something else is sent.',
      todo: 'Install it anew, so that the lockfile gets one.',
    });
  }
  if (askedAs !== undefined) {
    problems.push({
      rule: 'disguised-package',
      happened: `is installed where ${askedAs} is asked for.`,
      todo: install,
      detail: askedAs,
    });
  }
  if (address === undefined || isFile) return problems;
  const host = hostOf(address);
  if (/^(?:git\+)?http:|^git:/u.test(address) && !isOwnMachine(host)) {
    problems.push({
      rule: 'insecure-address',
      happened: `is fetched from ${host ?? address} without encryption.`,
      todo: 'Use an address with https.',
      detail: host,
    });
  }
  if (host !== undefined && allowedHosts.includes(host)) return problems;
  if (isCommit(address) || isArchive(entry)) {
    problems.push({
      rule: 'outside-registry',
      happened: `comes from ${host ?? 'elsewhere'} and not from a registry, where versions can't be changed.`,
      todo: 'Use a published version, or name the host in allowedHosts.',
      detail: host,
    });
    return problems;
  }
  if (!namesPackage(address, entry)) {
    problems.push({
      rule: 'disguised-package',
      happened: `is fetched from an address that names another package or version: ${plain(address)}.`,
      todo: install,
      detail: plain(address),
    });
  }
  if (settings !== undefined && host !== undefined && !isServed(name, host, settings)) {
    problems.push({
      rule: 'foreign-host',
      happened: `is fetched from ${host}, and ${expected(name, settings)} is set.`,
      todo: 'Install it from there, or name the host in allowedHosts.',
      detail: host,
    });
  }
  return problems;
}

function isServed(name: string, host: string, settings: ManagerSettings): boolean {
  if (settings.replaces === 'all' || settings.replaces?.host === host) return true;
  return registriesFor(name, settings).some((registry) => hostOf(registry) === host);
}

function expected(name: string, settings: ManagerSettings): string {
  const [registry = 'another registry'] = registriesFor(name, settings);
  return hostOf(registry) ?? registry;
}

function isOwnMachine(host: string | undefined): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/u.test(host ?? '');
}

function isCommit(address: string | undefined): boolean {
  return address !== undefined && originOfRange(address) === 'git';
}

/** An archive that a manifest names by its address. */
function isArchive({ address, version }: LockEntry): boolean {
  return version === address || version === '' || /^https?:/u.test(version);
}

/** Registries write `name/-/name-1.0.0.tgz`, or at least the name somewhere in the path. */
function namesPackage(address: string, { name, version }: LockEntry): boolean {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return false;
  }
  const at = path.lastIndexOf('/-/');
  if (at < 0) return `${path}/`.includes(`/${name}/`) || path.includes(`/${name}-${version}.`);
  const file =
    path
      .slice(at + 1)
      .split('/')
      .at(-1) ?? '';
  // What stands behind a plus is not part of what is published.
  const number = version.replace(/\+.*$/u, '');
  return path.slice(0, at).endsWith(`/${name}`) && file.endsWith(`-${number}.tgz`);
}

function plain(address: string): string {
  try {
    const { host, pathname, protocol } = new URL(address);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return 'it is no address';
  }
}

/** By entry the name that a plain range asks for and that is not its own. */
function askedNames(
  { graph }: LocatedInventory,
  overridden: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { edges } of graph.nodes.values()) {
    for (const { name, range, to } of edges) {
      const node = graph.nodes.get(to);
      if (node?.origin !== 'registry' || node.name === name || overridden.has(name)) continue;
      if (range === undefined || !/^[\d^~<>=*vxX]/u.test(range)) continue;
      found.set(to.replace(/\(.*$/u, ''), name);
    }
  }
  return found;
}
