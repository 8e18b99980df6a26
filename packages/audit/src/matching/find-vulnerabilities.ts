import path from 'node:path';

import type { Severity } from '../advisory.js';
import { AuditError } from '../audit-error.js';
import type { Vulnerability } from '../audit-report.js';
import type { LocatedInventory, LocatedPackage } from '../inventory/list-packages.js';
import type { Way } from '../inventory/paths-to.js';
import { stationsTo } from '../inventory/stations-to.js';
import type { Claim } from '../sources/claim.js';
import { affects } from './affects.js';
import { findFix } from './find-fix.js';
import { mergeClaims } from './merge-claims.js';

const order: readonly Severity[] = ['critical', 'high', 'moderate', 'low'];

/**
 * Finds what of a source's claims is installed, and tells by the lockfile alone where it is and who needs it.
 *
 * @param claims - What a source said.
 * @param inventory - What is installed.
 * @param source - Who said so, for a person.
 * @returns One entry for each advisory and package, the worst first. Every claim is in one of them.
 * @throws {@link AuditError} where a claim is about a package that the lockfile does not have: then it is not the
 *   lockfile that was audited.
 */
export function findVulnerabilities(
  claims: readonly Claim[],
  inventory: LocatedInventory,
  source: string,
): readonly Vulnerability[] {
  const byName = new Map<string, LocatedPackage[]>();
  for (const one of inventory.packages) {
    const others = byName.get(one.name);
    if (others === undefined) byName.set(one.name, [one]);
    else others.push(one);
  }
  return mergeClaims(claims)
    .flatMap((claim) => {
      const candidates = byName.get(claim.advisory.package) ?? [];
      const published = candidates.filter(({ origin }) => origin === 'registry');
      const installed = installedOf(claim, published);
      if (installed.length > 0) return [toVulnerability(claim, installed, inventory)];
      // Some registries answer with all that they know of a package, whatever its version.
      const isUnaffected = published.length > 0 && claim.versions.length === 0;
      if (isUnaffected || isOurs(claim, candidates, inventory)) return [];
      throw new AuditError(
        `${source} reports ${claim.advisory.id} in ${claim.advisory.package}${claim.versions.length === 0 ? '' : ` ${claim.versions.join(', ')}`}, which ${inventory.lockfile} does not install.`,
        "They don't speak of the same: install, commit the lockfile and try again, or audit offline with an OSV database.",
      );
    })
    .toSorted(
      (a, b) =>
        order.indexOf(a.advisory.severity) - order.indexOf(b.advisory.severity) ||
        compare(a.advisory.package, b.advisory.package) ||
        compare(a.advisory.id, b.advisory.id),
    );
}

/** Those in the range; where none is, those that the source names all the same. */
function installedOf(
  { advisory, versions }: Claim,
  published: readonly LocatedPackage[],
): readonly LocatedPackage[] {
  const inRange = published.filter(({ version }) => affects(advisory.vulnerable, version));
  return inRange.length > 0
    ? inRange
    : published.filter(({ version }) => versions.includes(version));
}

/** Advisories speak of what is published; some package managers ask about folders and commits of the same name too. */
function isOurs(
  { advisory }: Claim,
  candidates: readonly LocatedPackage[],
  { graph }: LocatedInventory,
): boolean {
  return (
    candidates.some(({ origin }) => origin !== 'registry') ||
    // pnpm 10 asks about a workspace by its folder.
    graph.workspaces.some(({ folder }) => folder.replaceAll('/', '__') === advisory.package)
  );
}

function toVulnerability(
  claim: Claim,
  installed: readonly LocatedPackage[],
  inventory: LocatedInventory,
): Vulnerability {
  const ways = installed
    .flatMap((one) => one.ways)
    .toSorted((a, b) => a.steps.length - b.steps.length);
  const [first] = installed;
  const way: Way = ways[0] ?? strayWay(first);
  return {
    advisory: claim.advisory,
    versions: [...new Set(installed.map(({ version }) => version))],
    production: installed.some(({ production }) => production),
    shortestPath: way.steps,
    otherPaths: Math.max(ways.length - 1, 0),
    through: stationsTo(
      inventory.graph,
      installed.flatMap(({ nodes }) => nodes),
      way.steps,
    ),
    direct: directOf(way, inventory),
    fix: findFix(claim, installed, inventory),
  };
}

/** What no manifest leads to is there all the same. */
function strayWay(one: LocatedPackage | undefined): Way {
  const name = one?.name ?? '';
  return {
    steps: ['.', `${name}@${one?.version ?? ''}`],
    first: { to: one?.nodes[0] ?? '', name, dev: false },
  };
}

function directOf({ first, steps }: Way, { graph }: LocatedInventory): Vulnerability['direct'] {
  const [folder = '.'] = steps;
  return {
    name: first.name,
    version: graph.nodes.get(first.to)?.version ?? '',
    manifest: path.posix.join(folder, 'package.json'),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
