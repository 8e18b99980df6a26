import type { LocatedInventory, LocatedPackage } from '../../inventory/list-packages.js';
import { originOfRange } from '../../inventory/origin-of.js';
import type { LockEntry } from '../entries/lock-entry.js';
import { hostOf } from '../host-of.js';

/**
 * Lists the versions that come from a registry and that the lockfile did not have before.
 *
 * @param inventory - What today's lockfile installs.
 * @param entries - Its entries.
 * @param past - The entries that it had; `undefined` where that is not known, and then all are new.
 * @returns The versions, each once.
 */
export function listNewVersions(
  inventory: LocatedInventory,
  entries: readonly LockEntry[],
  past: readonly LockEntry[] | undefined,
): readonly LocatedPackage[] {
  const hosts = hostsBy(entries);
  const before = hostsBy((past ?? []).filter(isFromRegistry));
  return inventory.packages.filter(({ bundled, name, origin, version }) => {
    if (origin !== 'registry' || bundled) return false;
    const known = before.get(`${name}@${version}`);
    return known === undefined || isElsewhere(hosts.get(`${name}@${version}`), known);
  });
}

/** Of each version the hosts that it was fetched from; `undefined` stands for what the lockfile does not tell. */
function hostsBy(
  entries: readonly LockEntry[],
): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const found = new Map<string, Set<string | undefined>>();
  for (const { address, name, version } of entries) {
    const hosts = found.get(`${name}@${version}`) ?? new Set();
    hosts.add(address === undefined ? undefined : hostOf(address));
    found.set(`${name}@${version}`, hosts);
  }
  return found;
}

function isFromRegistry({ address }: LockEntry): boolean {
  return address === undefined || !['git', 'file'].includes(originOfRange(address));
}

/** The same name and version from another host is another package. */
function isElsewhere(
  hosts: ReadonlySet<string | undefined> | undefined,
  before: ReadonlySet<string | undefined>,
): boolean {
  if (hosts === undefined || before.has(undefined)) return false;
  return [...hosts].some((host) => host !== undefined && !before.has(host));
}
