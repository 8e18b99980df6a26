import { isRecord } from '../../inventory/is-record.js';
import { RegistryFailure } from '../registries/registry-failure.js';
import type { Packument } from './packument.js';
import { withoutBuild } from './without-build.js';

/** npm began in 2010. What is dated before stands for no date: registries write 1970, year 1 and what tar makes of it. */
const earliest = Date.UTC(2010, 0);

/**
 * Reads a packument, the short or the long form of it.
 *
 * @param value - What a registry answered.
 * @param name - The package that it was asked about.
 * @returns What it tells.
 * @throws {@link RegistryFailure} where it is no packument of that package.
 */
export function readPackument(value: unknown, name: string): Packument {
  if (!isRecord(value) || !isRecord(value['versions'])) {
    throw new RegistryFailure('sent an answer without versions', false);
  }
  if (typeof value['name'] === 'string' && value['name'] !== name) {
    throw new RegistryFailure('answered about another package', false);
  }
  const { modified, time, versions } = value;
  const times = isRecord(time) ? time : {};
  const published = Object.entries(times).flatMap(([version, text]) => {
    const at = toTime(text);
    // The others are no versions.
    return at === undefined || !Object.hasOwn(versions, version)
      ? []
      : [[withoutBuild(version), at] as const];
  });
  return {
    modified: toTime(modified) ?? toTime(times['modified']),
    published: published.length === 0 ? undefined : new Map(published),
    attested: new Map(
      Object.entries(versions).map(([version, manifest]) => [
        withoutBuild(version),
        isAttested(manifest),
      ]),
    ),
  };
}

function toTime(text: unknown): number | undefined {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return at >= earliest ? at : undefined;
}

function isAttested(manifest: unknown): boolean {
  const dist = isRecord(manifest) ? manifest['dist'] : undefined;
  const attestations = isRecord(dist) ? dist['attestations'] : undefined;
  return isRecord(attestations) && isRecord(attestations['provenance']);
}
