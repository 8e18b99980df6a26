import type { LockGraph } from './lock-graph.js';

/**
 * Finds all that the workspaces lead to, themselves included.
 *
 * @param graph - What stands in the lockfile.
 * @param options - Whether what only development needs counts.
 * @param options.dev - Whether it counts.
 * @returns Keys of nodes.
 */
export function findReachable(
  graph: LockGraph,
  { dev }: { readonly dev: boolean },
): ReadonlySet<string> {
  const found = new Set(graph.workspaces.map(({ id }) => id));
  // A set goes on over what is added meanwhile.
  for (const id of found) {
    for (const edge of graph.nodes.get(id)?.edges ?? []) {
      if (dev || !edge.dev) found.add(edge.to);
    }
  }
  return found;
}
