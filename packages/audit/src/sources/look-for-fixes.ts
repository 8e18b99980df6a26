import pLimit from 'p-limit';
import { compareLoose, prerelease, Range, valid, validRange } from 'semver';

import type { LocatedInventory } from '../inventory/list-packages.js';
import { affects } from '../matching/affects.js';
import { firstPatched } from '../matching/first-patched.js';
import { mergeClaims } from '../matching/merge-claims.js';
import type { Claim } from './claim.js';

/** Each question is a process. */
const mostAtOnce = 2;

/**
 * Completes what a source said with fixes that it does not name: registries that are asked in bulk only give the range of
 * what is vulnerable, and where that ends with a version, the next one has to be looked up.
 *
 * @param claims - What the source said.
 * @param inventory - What is installed.
 * @param versionsOf - Tells which versions of a package are published.
 * @returns One claim for each advisory and package.
 * @throws what `versionsOf` throws: whether there is a fix decides whether an accepted risk holds.
 */
export async function lookForFixes(
  claims: readonly Claim[],
  inventory: LocatedInventory,
  versionsOf: (name: string) => Promise<readonly string[]>,
): Promise<readonly Claim[]> {
  const limit = pLimit(mostAtOnce);
  const asked = new Map<string, Promise<readonly string[]>>();
  return await Promise.all(
    mergeClaims(claims).map(async (claim): Promise<Claim> => {
      const { advisory } = claim;
      const unmended = unmendedBy(claim, inventory);
      if (unmended.length === 0) return claim;
      const known = asked.get(advisory.package) ?? limit(versionsOf, advisory.package);
      asked.set(advisory.package, known);
      const published = (await known)
        .filter((one) => valid(one) !== null && prerelease(one) === null)
        .filter((one) => !affects(advisory.vulnerable, one))
        .toSorted(compareLoose);
      const firsts = unmended.flatMap(
        (version) => published.find((one) => compareLoose(one, version) > 0) ?? [],
      );
      if (firsts.length === 0) return claim;
      const patched = [
        ...(advisory.patched === null ? [] : [advisory.patched]),
        ...new Set(firsts.map((version) => `>=${version}`)),
      ].join(' || ');
      return { ...claim, advisory: { ...advisory, patched } };
    }),
  );
}

/** Installed versions that have it, and of which the source does not say what mends them, though something may. */
function unmendedBy({ advisory, fix }: Claim, { packages }: LocatedInventory): readonly string[] {
  if ((fix ?? null) !== null || validRange(advisory.vulnerable, { loose: true }) === null)
    return [];
  return packages
    .filter(({ name, origin }) => name === advisory.package && origin === 'registry')
    .map(({ version }) => version)
    .filter((version) => valid(version, { loose: true }) !== null)
    .filter(
      (version) =>
        affects(advisory.vulnerable, version) &&
        firstPatched(advisory, version) === undefined &&
        endsSomewhere(advisory.vulnerable, version),
    );
}

/** Above a range that goes on for ever nothing is mended. */
function endsSomewhere(vulnerable: string, version: string): boolean {
  const { set } = new Range(vulnerable, { loose: true });
  return set
    .filter((comparators) => affects(comparators.map(({ value }) => value).join(' '), version))
    .every((comparators) =>
      comparators.some(
        ({ operator, value }) => operator.startsWith('<') || (operator === '' && value !== ''),
      ),
    );
}
