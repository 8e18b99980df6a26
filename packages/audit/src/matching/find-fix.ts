import { compareLoose, major, satisfies, valid, validRange } from 'semver';

import type { Vulnerability } from '../audit-report.js';
import type { LocatedInventory, LocatedPackage } from '../inventory/list-packages.js';
import type { LockEdge } from '../inventory/lock-graph.js';
import type { Claim } from '../sources/claim.js';
import { firstPatched } from './first-patched.js';

/**
 * Tells which version mends a vulnerability. Where the source says it, that counts; else it is the first patched version,
 * if all that ask for the package would take it, or if it is a manifest of ours that asks.
 *
 * @param claim - What the source said.
 * @param installed - The versions that have it.
 * @param inventory - All that is installed.
 * @returns To which version of what one has to go; `null` where nothing mends it, or only a newer version of something
 *   in between, which nobody named.
 */
export function findFix(
  claim: Claim,
  installed: readonly LocatedPackage[],
  inventory: LocatedInventory,
): Vulnerability['fix'] {
  if (claim.fix !== undefined) return claim.fix;
  const name = claim.advisory.package;
  const firsts = installed.map(({ version }) => firstPatched(claim.advisory, version));
  const wanted = firsts
    .filter((version) => version !== undefined)
    .toSorted(compareLoose)
    .at(-1);
  if (wanted === undefined || firsts.includes(undefined)) return null;
  const nodes = new Set(installed.flatMap((one) => one.nodes));
  const edges = [...inventory.graph.nodes.values()].flatMap((node) =>
    node.edges
      .filter(({ to }) => nodes.has(to))
      .map((edge) => ({ edge, ours: node.origin === 'workspace' })),
  );
  const refusing = edges.filter(
    ({ edge }) => !takes(edge, patchFor(edge, installed, claim) ?? wanted),
  );
  if (refusing.length === 0) return { name, version: wanted, breaking: false };
  // A manifest can be changed, a package that others published can't.
  if (refusing.some(({ ours }) => !ours)) return null;
  const [refuser] = refusing;
  return {
    name: refuser?.edge.name ?? name,
    version: wanted,
    breaking: refusing.some(({ edge }) => isBreaking(edge, wanted, installed)),
  };
}

function patchFor(
  { to }: LockEdge,
  installed: readonly LocatedPackage[],
  { advisory }: Claim,
): string | undefined {
  const one = installed.find(({ nodes }) => nodes.includes(to));
  return one === undefined ? undefined : firstPatched(advisory, one.version);
}

function takes({ range }: LockEdge, version: string): boolean {
  const bare = bareRange(range);
  return bare !== undefined && satisfies(version, bare, { loose: true });
}

/** Under an alias the range stands behind the name; `workspace:`, tags and addresses are none. */
function bareRange(range: string | undefined): string | undefined {
  const text = range?.replace(/^npm:(?:@[^/]+\/)?[^@]+@/u, '').replace(/^npm:/u, '');
  return text === undefined || validRange(text, { loose: true }) === null ? undefined : text;
}

function isBreaking(
  edge: LockEdge,
  version: string,
  installed: readonly LocatedPackage[],
): boolean {
  if (bareRange(edge.range) !== undefined) return !takes(edge, version);
  return installed.some(
    (one) =>
      valid(one.version, { loose: true }) !== null &&
      major(one.version, { loose: true }) !== major(version),
  );
}
