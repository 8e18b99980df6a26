import type { LockGraph, LockNode } from './lock-graph.js';

/** What is left out of a graph to see whether a way remains. */
interface Gap {
  /** As it is told. */
  readonly station: string;
  readonly has: (id: string, node: LockNode | undefined) => boolean;
}

/**
 * Tells what every way to a package leads through, whatever workspace it begins in and however long it is.
 *
 * @param graph - What stands in the lockfile.
 * @param targets - Keys of the package's nodes.
 * @param way - One way to it: the workspace's folder, then `name@version`, the package itself last.
 * @returns Of its steps those without which there is no way, in order; a name without a version where only several
 *   versions together are in all ways.
 */
export function stationsTo(
  graph: LockGraph,
  targets: readonly string[],
  way: readonly string[],
): string[] {
  const callers = callersOf(graph);
  const workspaces = new Set(graph.workspaces.map(({ id }) => id));
  const [folder, ...steps] = way;
  const start = graph.workspaces.find((one) => one.folder === folder)?.id;
  const stations: string[] = [];
  if (folder !== undefined && isNeeded({ station: folder, has: (id) => id === start })) {
    stations.push(folder);
  }
  for (const step of steps) {
    const name = step.slice(0, step.lastIndexOf('@'));
    const gaps: Gap[] = [
      { station: step, has: (id, node) => !workspaces.has(id) && stepOf(node) === step },
      { station: name, has: (id, node) => !workspaces.has(id) && node?.name === name },
    ];
    const needed = gaps.find((gap) => isNeeded(gap));
    if (needed !== undefined) stations.push(needed.station);
  }
  return stations;

  /** Walks back from the package, and looks whether a workspace is reached. */
  function isNeeded({ has }: Gap): boolean {
    const open = (id: string): boolean => !has(id, graph.nodes.get(id));
    const reached = new Set(targets.filter(open));
    // A set goes on over what is added meanwhile.
    for (const id of reached) {
      // From there another way begins.
      if (workspaces.has(id)) return false;
      for (const caller of callers.get(id) ?? []) if (open(caller)) reached.add(caller);
    }
    return true;
  }
}

function stepOf(node: LockNode | undefined): string | undefined {
  return node === undefined ? undefined : `${node.name}@${node.version}`;
}

function callersOf(graph: LockGraph): ReadonlyMap<string, readonly string[]> {
  const callers = new Map<string, string[]>();
  for (const [id, { edges }] of graph.nodes) {
    for (const { to } of edges) {
      const others = callers.get(to);
      if (others === undefined) callers.set(to, [id]);
      else others.push(id);
    }
  }
  return callers;
}
