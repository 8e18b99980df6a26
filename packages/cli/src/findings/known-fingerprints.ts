import { fingerprintOf } from './fingerprint-of.js';
import type { IdentifiedFinding } from './identity.js';

/**
 * Lists the fingerprints that a finding may be known by: its own, and those that it had when its file was
 * called otherwise.
 *
 * @param finding - The finding.
 * @param oldNames - Old names of files by their present ones, as {@link invertRenames} gives them.
 * @returns The fingerprints, its own first.
 */
export function knownFingerprints(
  { file, fingerprint, identity }: IdentifiedFinding,
  oldNames: ReadonlyMap<string, readonly string[]>,
): string[] {
  const old = (oldNames.get(file) ?? []).map((name) => fingerprintOf(name, identity.key));
  return [fingerprint, ...old];
}

/**
 * Turns renames round.
 *
 * @param renames - Present names of files by their old ones.
 * @returns Old names by the present ones.
 */
export function invertRenames(renames: ReadonlyMap<string, string>): Map<string, string[]> {
  const oldNames = new Map<string, string[]>();
  for (const [old, current] of renames) {
    oldNames.set(current, [...(oldNames.get(current) ?? []), old]);
  }
  return oldNames;
}
