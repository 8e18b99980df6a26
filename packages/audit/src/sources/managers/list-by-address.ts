import type { LocatedInventory } from '../../inventory/list-packages.js';
import type { Probe } from './audit-tool.js';

/**
 * Lists packages of registries that are asked for by an address, which some package managers don't ask about.
 *
 * @param inventory - What is installed.
 * @returns The packages.
 */
export function listByAddress({ graph, packages }: LocatedInventory): readonly Probe[] {
  return packages
    .filter(
      ({ nodes, origin }) =>
        origin === 'registry' && nodes.some((id) => graph.nodes.get(id)?.address !== undefined),
    )
    .map(({ name, version }) => ({ package: name, version }));
}
