import { compareLoose } from 'semver';

import type { InstalledPackage, Inventory } from '../inventory.js';
import { findReachable } from './find-reachable.js';
import type { LockGraph, LockNode } from './lock-graph.js';
import { pathsTo, type Way } from './paths-to.js';

/** An installed package, and where the lockfile has it. */
export interface LocatedPackage extends InstalledPackage {
  /** Keys of its nodes: the same version can be installed in several places. */
  readonly nodes: readonly string[];
  /** The ways of `paths`, and what they begin with. */
  readonly ways: readonly Way[];
}

/** An inventory that knows the graph it was made of. */
export interface LocatedInventory extends Inventory {
  readonly packages: readonly LocatedPackage[];
  readonly graph: LockGraph;
}

/**
 * Lists what a lockfile installs: each version of each package once, workspaces included.
 *
 * @param graph - What stands in the lockfile.
 * @returns The packages by name and version.
 */
export function listPackages(graph: LockGraph): LocatedInventory {
  const production = findReachable(graph, { dev: false });
  const known = findReachable(graph, { dev: true });
  const groups = new Map<string, [string, LockNode][]>();
  for (const [id, node] of graph.nodes) {
    const key = `${node.origin} ${node.name}@${node.version}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [[id, node]]);
    else group.push([id, node]);
  }
  const packages = [...groups.values()].map((group): LocatedPackage => {
    const [[, { name, origin, version }]] = group as [[string, LockNode]];
    const nodes = group.map(([id]) => id);
    let ways: readonly Way[] | undefined;
    const getWays = (): readonly Way[] => (ways ??= pathsTo(graph, nodes));
    return {
      name,
      version,
      origin,
      // What no workspace leads to is no one's: it may well be needed at run time.
      production: nodes.some((id) => production.has(id) || !known.has(id)),
      bundled: group.every(([, node]) => node.bundled),
      nodes,
      // Only asked for where something is wrong: of a large repository all would be many.
      get ways() {
        return getWays();
      },
      get paths() {
        return getWays().map(({ steps }) => steps);
      },
    };
  });
  return {
    manager: graph.manager,
    lockfile: graph.lockfile,
    packages: packages.toSorted(
      (a, b) => compare(a.name, b.name) || compareLooseOrText(a.version, b.version),
    ),
    graph,
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareLooseOrText(a: string, b: string): number {
  try {
    return compareLoose(a, b);
  } catch {
    // What comes from a folder or a repository may have a version of its own kind.
    return compare(a, b);
  }
}
