import { compareLoose, minVersion, valid, validRange } from 'semver';

import type { OsvAffected, OsvEvent } from './osv-entry.js';

/** What an entry says of one package, as ranges. */
export interface OsvIntervals {
  readonly vulnerable: string;
  /** `null` where nothing is mended. */
  readonly patched: string | null;
}

/**
 * Turns the events and lists of versions of OSV into ranges.
 *
 * @param affected - What an entry says of a package.
 * @returns The ranges. Where nothing tells which versions are meant, all are.
 */
export function osvIntervals(affected: OsvAffected): OsvIntervals {
  const lastKnown = affected.database_specific?.['last_known_affected_version_range'];
  const intervals = (affected.ranges ?? [])
    // Commits say nothing about what is published.
    .filter(({ type }) => type !== 'GIT')
    .flatMap(({ events }) => intervalsOf(events, typeof lastKnown === 'string' ? lastKnown : ''));
  // No registry has others, and one that is none would spoil the range for all.
  const versions = (affected.versions ?? []).filter((one) => valid(one, { loose: true }) !== null);
  const parts = [...intervals.map(({ vulnerable }) => vulnerable), ...versions];
  const fixed = intervals.flatMap((interval) => interval.fixed ?? []);
  return {
    vulnerable: parts.length === 0 ? '*' : [...new Set(parts)].join(' || '),
    patched:
      fixed.length === 0 ? null : [...new Set(fixed)].map((version) => `>=${version}`).join(' || '),
  };
}

interface Interval {
  readonly vulnerable: string;
  readonly fixed?: string;
}

type Change =
  | { readonly kind: 'in'; readonly version: string }
  | { readonly kind: 'fixed' | 'last' | 'limit'; readonly version: string };

function intervalsOf(events: readonly OsvEvent[], lastKnown: string): readonly Interval[] {
  const intervals: Interval[] = [];
  let start: string | undefined;
  for (const { kind, version } of events.flatMap(changesOf).toSorted(inOrder)) {
    if (kind === 'in') {
      start ??= version;
      continue;
    }
    if (start === undefined) continue;
    const end = kind === 'last' ? `<=${version}` : `<${version}`;
    intervals.push({
      vulnerable: join(start, end),
      ...(kind === 'fixed' && { fixed: version }),
    });
    start = undefined;
  }
  // Where nothing mends it, advisories of GitHub say here up to which version it has been seen.
  if (start !== undefined) {
    const known = join(start, lastKnown.replaceAll(' ', ''));
    intervals.push({ vulnerable: isEmpty(known) ? join(start, '') : known });
  }
  return intervals;
}

/** As where it was last seen below where it began: then one of them is wrong. */
function isEmpty(range: string): boolean {
  return validRange(range, { loose: true }) !== null && minVersion(range, { loose: true }) === null;
}

function changesOf(event: OsvEvent): readonly Change[] {
  if (event.introduced !== undefined) return [{ kind: 'in', version: event.introduced }];
  if (event.fixed !== undefined) return [{ kind: 'fixed', version: event.fixed }];
  if (event.last_affected !== undefined) return [{ kind: 'last', version: event.last_affected }];
  // A star sets no limit.
  if (event.limit !== undefined && event.limit !== '*')
    return [{ kind: 'limit', version: event.limit }];
  return [];
}

/** By version; at the same one it ends before it begins anew, so that none is missed. */
function inOrder(a: Change, b: Change): number {
  return place(a.version, b.version) || rank(a) - rank(b);
}

function rank({ kind }: Change): number {
  if (kind === 'last') return 2;
  return kind === 'in' ? 1 : 0;
}

function place(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '0') return -1;
  if (b === '0') return 1;
  const comparable = valid(a, { loose: true }) !== null && valid(b, { loose: true }) !== null;
  return comparable ? compareLoose(a, b) : 0;
}

function join(start: string, end: string): string {
  const from = start === '0' ? '' : `>=${start}`;
  return [from, end].filter((part) => part !== '').join(' ') || '*';
}
