import type { LockEdge, LockGraph } from './lock-graph.js';

/** A way from a workspace to a package. */
export interface Way {
  /** The workspace's folder, then `name@version`, the package itself last. */
  readonly steps: readonly string[];
  /** What the workspace's manifest asks for, with which the way begins. */
  readonly first: LockEdge;
}

/** Who reads more than that? */
const most = 100;

/**
 * Finds the ways to a package: of each dependency of each workspace that leads there, the shortest. A way ends where
 * another workspace begins, as that one has ways of its own.
 *
 * @param graph - What stands in the lockfile.
 * @param targets - Keys of the package's nodes.
 * @returns The shortest first; a hundred at most.
 */
export function pathsTo(graph: LockGraph, targets: readonly string[]): readonly Way[] {
  const next = nextSteps(graph, targets);
  const ways = graph.workspaces.flatMap(({ folder, id }) =>
    (graph.nodes.get(id)?.edges ?? [])
      .filter(({ to }) => next.has(to) && (targets.includes(to) || !isWorkspace(graph, to)))
      .map((first): Way => ({ steps: [folder, ...follow(graph, next, first.to)], first })),
  );
  return ways
    .toSorted((a, b) => a.steps.length - b.steps.length || compare(a.steps, b.steps))
    .slice(0, most);
}

/** For each node that leads to a target, the next one on its shortest way. */
function nextSteps(
  graph: LockGraph,
  targets: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const callers = callersOf(graph);
  const next = new Map<string, string | undefined>(targets.map((id) => [id, undefined]));
  // A map goes on over what is added meanwhile, in that order: breadth first.
  for (const id of next.keys()) {
    for (const caller of callers.get(id) ?? []) {
      if (!next.has(caller) && !isWorkspace(graph, caller)) next.set(caller, id);
    }
  }
  return next;
}

const known = new WeakMap<LockGraph, ReadonlyMap<string, readonly string[]>>();

function callersOf(graph: LockGraph): ReadonlyMap<string, readonly string[]> {
  const cached = known.get(graph);
  if (cached !== undefined) return cached;
  const callers = new Map<string, string[]>();
  for (const [id, { edges }] of graph.nodes) {
    for (const { to } of edges) {
      const others = callers.get(to);
      if (others === undefined) callers.set(to, [id]);
      else others.push(id);
    }
  }
  known.set(graph, callers);
  return callers;
}

function follow(
  graph: LockGraph,
  next: ReadonlyMap<string, string | undefined>,
  start: string,
): string[] {
  const steps: string[] = [];
  for (let id: string | undefined = start; id !== undefined; id = next.get(id)) {
    const node = graph.nodes.get(id);
    steps.push(node === undefined ? id : `${node.name}@${node.version}`);
  }
  return steps;
}

function isWorkspace(graph: LockGraph, id: string): boolean {
  return graph.nodes.get(id)?.origin === 'workspace';
}

function compare(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join(' '), b.join(' ')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
