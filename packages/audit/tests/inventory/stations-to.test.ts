import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { LockGraph, LockNode } from '../../src/inventory/lock-graph.js';
import { pathsTo } from '../../src/inventory/paths-to.js';
import { stationsTo } from '../../src/inventory/stations-to.js';

/**
 * Makes a graph.
 *
 * @param asks - What each asks for. Folders with a `/` and `.` are workspaces, all else is `name@version`.
 */
function graphOf(asks: Readonly<Record<string, readonly string[]>>): LockGraph {
  const ids = new Set([...Object.keys(asks), ...Object.values(asks).flat()]);
  const nodes = new Map<string, LockNode>();
  for (const id of ids) {
    const at = id.lastIndexOf('@');
    const isWorkspace = at === -1;
    nodes.set(id, {
      name: isWorkspace ? id : id.slice(0, at),
      version: isWorkspace ? '1.0.0' : id.slice(at + 1),
      origin: isWorkspace ? 'workspace' : 'registry',
      bundled: false,
      edges: (asks[id] ?? []).map((to) => ({ to, name: to, dev: false })),
    });
  }
  const workspaces = [...ids].filter((id) => !id.includes('@'));
  return {
    manager: 'npm',
    lockfile: 'package-lock.json',
    nodes,
    workspaces: workspaces.map((folder) => ({ folder, id: folder })),
  };
}

function stationsOf(asks: Readonly<Record<string, readonly string[]>>): string[] {
  const graph = graphOf(asks);
  const targets = [...graph.nodes.keys()].filter((id) => id.startsWith('x@'));
  const way = pathsTo(graph, targets)[0]?.steps ?? [];
  return stationsTo(graph, targets, way);
}

it.each<{ what: string; asks: Record<string, string[]>; stations: string[] }>([
  {
    what: 'the only way',
    asks: { '.': ['a@1'], 'a@1': ['b@1'], 'b@1': ['x@1'] },
    stations: ['.', 'a@1', 'b@1', 'x@1'],
  },
  {
    what: 'a longer way within one dependency',
    asks: { '.': ['a@1'], 'a@1': ['b@1', 'c@1'], 'b@1': ['x@1'], 'c@1': ['d@1'], 'd@1': ['x@1'] },
    stations: ['.', 'a@1', 'x@1'],
  },
  {
    what: 'two dependencies',
    asks: { '.': ['a@1', 'b@1'], 'a@1': ['x@1'], 'b@1': ['x@1'] },
    stations: ['.', 'x@1'],
  },
  {
    what: 'two workspaces',
    asks: { '.': [], 'apps/web': ['a@1'], 'apps/api': ['a@1'], 'a@1': ['x@1'] },
    stations: ['a@1', 'x@1'],
  },
  {
    what: 'a workspace that another one asks for',
    asks: { '.': [], 'apps/web': ['packages/ui'], 'packages/ui': ['a@1'], 'a@1': ['x@1'] },
    stations: ['packages/ui', 'a@1', 'x@1'],
  },
  {
    what: 'two versions on the way',
    asks: { '.': ['a@1', 'b@1'], 'a@1': ['x@1'], 'b@1': ['a@2'], 'a@2': ['x@1'] },
    stations: ['.', 'a', 'x@1'],
  },
  {
    what: 'two versions of the package',
    asks: { '.': ['a@1', 'b@1'], 'a@1': ['x@1'], 'b@1': ['x@2'] },
    stations: ['.', 'x'],
  },
  {
    what: 'a circle',
    asks: { '.': ['a@1'], 'a@1': ['b@1', 'x@1'], 'b@1': ['a@1', 'x@1'], 'x@1': ['b@1'] },
    stations: ['.', 'a@1', 'x@1'],
  },
])('$what: $stations', ({ asks, stations }) => {
  expect(stationsOf(asks)).toEqual(stations);
});

it('no way can be walked that misses a station', () => {
  const names = ['a@1', 'a@2', 'b@1', 'c@1', 'x@1'];
  const asked = fc.subarray(names);
  fc.assert(
    fc.property(
      fc.record({
        '.': asked,
        'apps/web': asked,
        'a@1': asked,
        'a@2': asked,
        'b@1': asked,
        'c@1': asked,
      }),
      (asks) => {
        const stations = stationsOf(asks);
        for (const walk of walksOf(asks)) {
          const steps = walk.flatMap((step) => [step, step.replace(/@\d$/u, '')]);
          expect(steps).toEqual(expect.arrayContaining(stations));
        }
      },
    ),
  );
});

/** Every way to the package that comes nowhere twice. */
function walksOf(asks: Readonly<Record<string, readonly string[]>>): string[][] {
  const walks: string[][] = [];
  const go = (walk: readonly string[]): void => {
    const at = walk.at(-1) ?? '';
    if (at === 'x@1') walks.push([...walk]);
    else for (const next of asks[at] ?? []) if (!walk.includes(next)) go([...walk, next]);
  };
  go(['.']);
  go(['apps/web']);
  return walks;
}
