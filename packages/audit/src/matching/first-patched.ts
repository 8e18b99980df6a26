import { compareLoose, major, minVersion, valid, validRange } from 'semver';

import type { Advisory } from '../advisory.js';
import { affects } from './affects.js';

/**
 * Finds the version that mends an installed one: the lowest patched above it, of the same major version if there is one.
 *
 * @param advisory - What is known of the weakness.
 * @param installed - The version that has it.
 * @returns The version; `undefined` where none is known.
 */
export function firstPatched(
  { patched, vulnerable }: Advisory,
  installed: string,
): string | undefined {
  if (patched === null || valid(installed, { loose: true }) === null) return undefined;
  const firsts = patched
    .split('||')
    .filter((part) => validRange(part, { loose: true }) !== null)
    .flatMap((part) => minVersion(part, { loose: true })?.version ?? [])
    .filter((version) => compareLoose(version, installed) > 0 && !affects(vulnerable, version))
    .toSorted(compareLoose);
  return (
    firsts.find((version) => major(version) === major(installed, { loose: true })) ?? firsts[0]
  );
}
