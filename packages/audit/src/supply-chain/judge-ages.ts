import { findMended } from './find-mended.js';
import { toFinding, type SupplyChainFinding } from './finding.js';
import type { AskedVersion, UnknownVersion } from './packuments/asked-version.js';
import { isSettled } from './packuments/learn-packument.js';
import type { Learned } from './packuments/learn-packuments.js';
import { versionsBefore } from './packuments/versions-before.js';
import type { RegistryClient } from './registries/registry-client.js';

/** What ages are held against. */
export interface AgeRules {
  readonly learned: Learned;
  /** What was published until then is old, in milliseconds. */
  readonly cutoff: number;
  /** For how many days a version is young. */
  readonly days: number;
  /** Asks which advisories a young version mends. */
  readonly client: RegistryClient;
}

/** What a check found. */
export interface Judged {
  readonly findings: readonly SupplyChainFinding[];
  /** What it could not find out. */
  readonly unknowns: readonly UnknownVersion[];
  /** What a person should know of how it was done, a sentence each. */
  readonly notes: readonly string[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * Looks for versions that were published so lately that nobody has had the time to find out what is wrong with them.
 *
 * @param versions - The versions.
 * @param rules - What they are held against.
 * @returns Those that are young.
 */
export async function judgeAges(
  versions: readonly AskedVersion[],
  { client, cutoff, days, learned }: AgeRules,
): Promise<Judged> {
  const unknowns: UnknownVersion[] = [];
  const young: { readonly asked: AskedVersion; readonly at: number }[] = [];
  for (const asked of versions) {
    const packument = learned.packuments.get(asked.name);
    const at = packument?.published?.get(asked.published);
    if (at !== undefined) {
      if (at > cutoff) young.push({ asked, at });
    } else if (packument === undefined || !isSettled(packument, cutoff)) {
      const reason = learned.failures.get(asked.name)?.reason;
      unknowns.push({ asked, reason: reason ?? 'does not tell when it was published' });
    }
  }
  const mended = await findMended(
    young.flatMap(({ asked: { name, published, registry } }) => {
      const packument = learned.packuments.get(name);
      const before = packument && versionsBefore(published, packument)[0];
      return before === undefined ? [] : [{ name, version: published, before, registry }];
    }),
    client,
  );
  const findings = young.map(({ asked, at }) =>
    youngFinding(asked, at, days, mended.get(`${asked.name}@${asked.published}`) ?? []),
  );
  return { findings, unknowns, notes: [] };
}

/** It names days and no ages, so that it stays the same from day to day. */
function youngFinding(
  { line, name, version }: AskedVersion,
  at: number,
  days: number,
  advisories: readonly string[],
): SupplyChainFinding {
  const allow = `look at what has changed and allow ${name}@${version} in youngVersions`;
  return toFinding({
    check: 'youngVersions',
    rule: 'young-version',
    package: name,
    version,
    line,
    happened: `${name} ${version} was published on ${dayOf(at)}, and most bad versions are found out within ${String(days)} ${days === 1 ? 'day' : 'days'}.`,
    todo:
      advisories.length > 0
        ? `It mends ${advisories.join(', ')}, so don't wait: ${allow}.`
        : `Stay with an older one until ${dayOf(at + days * day)}, or ${allow}.`,
    detail: version,
  });
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
