import { lt, parse, rcompare } from 'semver';

import type { Packument } from './packument.js';

/**
 * Lists the versions that came before one, the nearest first.
 *
 * Of a release that is what a range would have chosen instead of it: the releases that are lower and were there already. So a
 * fix for an old major is held against that major, and a release against no prerelease, which is often published in another
 * way. Of a prerelease it is the others of its kind and its major by date, as nightly ones are named after commits and have
 * no order; where it is the first of them, the releases before it.
 *
 * @param version - The version.
 * @param packument - What the registry tells of its package, with times.
 * @returns Those before it.
 */
export function versionsBefore(
  version: string,
  { attested, published }: Packument,
): readonly string[] {
  const own = parse(version);
  if (own === null) return [];
  const timeOf = (other: string): number => published?.get(other) ?? Number.NaN;
  const at = timeOf(version);
  const earlier = [...attested.keys()].flatMap((other) => {
    const parsed = other === version ? null : parse(other);
    // What has no date may have been there.
    return parsed === null || timeOf(other) > at ? [] : [parsed];
  });
  const kind = kindOf(own.prerelease);
  if (kind !== undefined) {
    const kin = earlier.filter(
      ({ major, prerelease }) => major === own.major && kindOf(prerelease) === kind,
    );
    if (kin.length > 0) {
      return kin
        .map((other) => other.version)
        .toSorted((a, b) => timeOf(b) - timeOf(a) || rcompare(a, b));
    }
  }
  const lower = earlier.filter((other) => lt(other, own));
  const releases = lower.filter(({ prerelease }) => prerelease.length === 0);
  return (releases.length > 0 ? releases : lower).toSorted(rcompare).map((other) => other.version);
}

/** `canary` of `1.0.0-canary-0a1b2c3d-20260101` and of `1.0.0-canary.1`. */
function kindOf(prerelease: readonly (string | number)[]): string | undefined {
  return prerelease.length === 0 ? undefined : (/^[a-z]*/iu.exec(String(prerelease[0]))?.[0] ?? '');
}
