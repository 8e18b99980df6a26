import type { Packument } from './packument.js';
import { versionsBefore } from './versions-before.js';

/**
 * Tells whether a version was published without provenance although the one before it had it. Those without that were
 * published just before are passed over: whoever has stolen an account publishes twice as easily as once.
 *
 * @param version - The version.
 * @param packument - What the registry tells of its package, with times.
 * @param windowMs - How long before it counts as just before.
 * @returns The version that had it; `undefined` where nothing was lost.
 */
export function lostSince(
  version: string,
  packument: Packument,
  windowMs: number,
): string | undefined {
  const { attested, published } = packument;
  if (attested.get(version) === true) return undefined;
  const at = published?.get(version) ?? Number.NaN;
  for (const before of versionsBefore(version, packument)) {
    if (attested.get(before) === true) return before;
    const isRecent = at - (published?.get(before) ?? Number.NaN) < windowMs;
    if (!isRecent) return undefined;
  }
  return undefined;
}
