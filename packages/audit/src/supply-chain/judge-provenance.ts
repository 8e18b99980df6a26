import { toFinding, type SupplyChainFinding } from './finding.js';
import { hostOf } from './host-of.js';
import type { Judged } from './judge-ages.js';
import type { AskedVersion, UnknownVersion } from './packuments/asked-version.js';
import { hidesProvenance } from './packuments/hides-provenance.js';
import { mayHaveLost } from './packuments/learn-packument.js';
import type { Learned } from './packuments/learn-packuments.js';
import { lostSince } from './packuments/lost-since.js';
import type { RegistryClient } from './registries/registry-client.js';

/** What provenance is held against. */
export interface ProvenanceRules {
  readonly learned: Learned;
  /** How long before a version another counts as published just before it, in milliseconds. */
  readonly windowMs: number;
  /** Asks registries that told of no provenance whether they ever do. */
  readonly client: RegistryClient;
}

/**
 * Looks for versions that were published without provenance although the one before had it.
 *
 * @param versions - The versions.
 * @param rules - What they are held against.
 * @returns Those that were.
 */
export async function judgeProvenance(
  versions: readonly AskedVersion[],
  rules: ProvenanceRules,
): Promise<Judged> {
  const { learned } = rules;
  const blind = await findBlind(versions, rules);
  const findings: SupplyChainFinding[] = [];
  const unknowns: UnknownVersion[] = [];
  for (const asked of versions) {
    const { name, published, registry } = asked;
    const packument = learned.packuments.get(name);
    if (packument === undefined) {
      unknowns.push({ asked, reason: learned.failures.get(name)?.reason ?? 'was not asked' });
    } else if (blind.get(registry) === true) {
      unknowns.push({
        asked,
        reason: 'leaves out provenance, also that of a package that is known to have it',
      });
    } else if (mayHaveLost(published, packument)) {
      if (packument.published?.has(published) !== true) {
        unknowns.push({ asked, reason: 'does not tell when it was published' });
        continue;
      }
      const before = lostSince(published, packument, rules.windowMs);
      if (before !== undefined) findings.push(lostFinding(asked, before));
    }
  }
  const notes = [...blind]
    .filter(([, isBlind]) => isBlind === undefined)
    .map(
      ([registry]) =>
        `${hostOf(registry) ?? 'The registry'} told of no provenance at all, so it is not known whether it ever does.`,
    );
  return { findings, unknowns, notes };
}

/** Of registries that told of no provenance at all whether they hide it; `undefined` where that can't be told. */
async function findBlind(
  versions: readonly AskedVersion[],
  { client, learned }: ProvenanceRules,
): Promise<ReadonlyMap<string, boolean | undefined>> {
  const telling = new Map<string, boolean>();
  for (const { name, registry } of versions) {
    const packument = learned.packuments.get(name);
    if (packument === undefined) continue;
    const tells = [...packument.attested.values()].includes(true);
    telling.set(registry, tells || telling.get(registry) === true);
  }
  const silent = [...telling].filter(([, tells]) => !tells).map(([registry]) => registry);
  return new Map(
    await Promise.all(
      silent.map(async (registry) => [registry, await hidesProvenance(registry, client)] as const),
    ),
  );
}

function lostFinding({ line, name, version }: AskedVersion, before: string): SupplyChainFinding {
  return toFinding({
    check: 'provenance',
    rule: 'lost-provenance',
    package: name,
    version,
    line,
    happened: `${name} ${version} was published without provenance, and ${before} before it had a proof of the commit and the workflow that it was built from.`,
    todo: `It may have been published with a stolen log-in: stay with ${before}, or find out why and allow ${name}@${version} in provenance.`,
    detail: version,
  });
}
