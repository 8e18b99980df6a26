import { AuditError } from '../audit-error.js';
import type { LocatedInventory, LocatedPackage } from '../inventory/list-packages.js';
import { allowedPackages } from './allowed-packages.js';
import type { LockEntry } from './entries/lock-entry.js';
import type { SupplyChainFinding, SupplyChainState } from './finding.js';
import { listNewVersions } from './history/list-new-versions.js';
import { readPastEntries, type PastEntries } from './history/read-past-entries.js';
import { judgeAges, type Judged } from './judge-ages.js';
import { judgeProvenance } from './judge-provenance.js';
import type { AskedVersion } from './packuments/asked-version.js';
import { describeFailures } from './packuments/describe-failures.js';
import type { PackageQuestion } from './packuments/learn-packument.js';
import { learnPackuments } from './packuments/learn-packuments.js';
import { withoutBuild } from './packuments/without-build.js';
import { openRegistryClient } from './registries/registry-client.js';
import type { ManagerSettings, SettingsJob } from './settings/manager-settings.js';
import { readRegistryAccess } from './settings/read-registry-access.js';
import { registriesFor } from './settings/registries-for.js';
import type { RegistryAccess } from './settings/registry-access.js';

/** The checks that only a registry can tell the facts for. */
export type RegistryCheck = 'youngVersions' | 'provenance';

/** What registries are asked about, and how. */
export interface RegistryFactsJob {
  readonly inventory: LocatedInventory;
  readonly entries: readonly LockEntry[];
  /** The checks that are wanted, and the packages that are not asked about for each. */
  readonly allowed: ReadonlyMap<RegistryCheck, readonly string[]>;
  /** What the package manager is set to, or why that is not known. */
  readonly settings: ManagerSettings | string;
  readonly job: SettingsJob;
  /** The moment that ages are told from, in milliseconds. */
  readonly now: number;
  /** For how many days a version is young. */
  readonly days: number;
  readonly registryTimeoutMs: number;
  readonly retries: number;
  readonly retryDelayMs: number;
  readonly lineOf: (entry: LockEntry) => number;
}

/** What came of it. */
export interface RegistryFacts {
  readonly findings: readonly SupplyChainFinding[];
  readonly states: readonly SupplyChainState[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * Asks registries about the versions that are new in a lockfile: when they were published, and whether they lost their
 * provenance. A version that the repository had some time ago is at least so old.
 *
 * @param facts - What is asked about, and how.
 * @returns What was found. What could not be found out makes a check fail.
 */
export async function checkRegistryFacts(facts: RegistryFactsJob): Promise<RegistryFacts> {
  const { allowed, days, entries, inventory, job } = facts;
  const cutoff = facts.now - days * day;
  const past = await readPastEntries(job, inventory.lockfile, cutoff);
  const before = past.kind === 'known' ? past.entries : undefined;
  const news = listNewVersions(inventory, entries, before);
  const notes = [describeScope(past, news.length, inventory, cutoff)];
  const wanted = [...allowed].map(([check, list]) => {
    const isAllowed = allowedPackages(list);
    return { check, packages: news.filter(({ name, version }) => !isAllowed(name, version)) };
  });
  if (wanted.every(({ packages }) => packages.length === 0)) {
    return { findings: [], states: wanted.map(({ check }) => ({ check, kind: 'done', notes })) };
  }
  const reached = await readAccess(facts);
  if ('unknown' in reached) {
    const reason = reached.unknown;
    const states = wanted.map(({ check, packages }): SupplyChainState => {
      if (packages.length === 0) return { check, kind: 'done', notes };
      return { check, kind: 'failed', reason, notes };
    });
    return { findings: [], states };
  }

  const { access, settings } = reached;
  const locate = locator(facts, settings);
  const tasks = wanted.map(({ check, packages }) => ({ check, versions: packages.map(locate) }));
  const client = openRegistryClient({
    access,
    timeoutMs: facts.registryTimeoutMs,
    retries: facts.retries,
    retryDelayMs: facts.retryDelayMs,
    signal: job.signal,
  });
  try {
    const learned = await learnPackuments(toQuestions(tasks), client, cutoff);
    const judged = await Promise.all(
      tasks.map(async ({ check, versions }) =>
        check === 'youngVersions'
          ? await judgeAges(versions, { learned, cutoff, days, client })
          : await judgeProvenance(versions, { learned, windowMs: days * day, client }),
      ),
    );
    return {
      findings: judged.flatMap(({ findings }) => findings.toSorted((a, b) => a.line - b.line)),
      states: tasks.map(({ check, versions }, index) =>
        toState(check, versions.length, notes, judged[index]),
      ),
    };
  } finally {
    await client.close();
  }
}

/** Which registries the package manager asks and how it reaches them, or why that is not known. */
async function readAccess({
  inventory,
  job,
  settings,
}: RegistryFactsJob): Promise<
  | { readonly access: RegistryAccess; readonly settings: ManagerSettings }
  | { readonly unknown: string }
> {
  if (typeof settings === 'string') return { unknown: settings };
  try {
    return { access: await readRegistryAccess(inventory.manager, job), settings };
  } catch (error) {
    if (error instanceof AuditError) return { unknown: error.message };
    throw error;
  }
}

function locator(
  { entries, lineOf }: RegistryFactsJob,
  settings: ManagerSettings,
): (one: LocatedPackage) => AskedVersion {
  const byVersion = new Map(
    entries.toReversed().map((entry) => [`${entry.name}@${entry.version}`, entry]),
  );
  return ({ name, version }) => {
    const entry = byVersion.get(`${name}@${version}`);
    return {
      name,
      version,
      published: withoutBuild(version),
      registry: registriesFor(name, settings)[0] ?? '',
      // Only of what is found; of a large lockfile all would take their time.
      get line() {
        return entry === undefined ? 1 : lineOf(entry);
      },
    };
  };
}

/** One for each package, whatever is asked about it. */
function toQuestions(
  tasks: readonly { readonly check: RegistryCheck; readonly versions: readonly AskedVersion[] }[],
): readonly PackageQuestion[] {
  const questions = new Map<
    string,
    { name: string; registry: string } & Record<RegistryCheck, string[]>
  >();
  for (const { check, versions } of tasks) {
    for (const { name, published, registry } of versions) {
      const question = questions.get(name) ?? { name, registry, youngVersions: [], provenance: [] };
      question[check].push(published);
      questions.set(name, question);
    }
  }
  return [...questions.values()].map(({ name, provenance, registry, youngVersions }) => ({
    name,
    registry,
    young: youngVersions,
    provenance,
  }));
}

function toState(
  check: RegistryCheck,
  asked: number,
  notes: readonly string[],
  judged: Judged | undefined,
): SupplyChainState {
  const { unknowns = [], notes: more = [] } = judged ?? {};
  const told = [...notes, ...more];
  return unknowns.length === 0
    ? { check, kind: 'done', notes: told }
    : {
        check,
        kind: 'failed',
        reason: describeFailures(unknowns, asked, check),
        notes: told,
      };
}

function describeScope(
  past: PastEntries,
  count: number,
  { lockfile, packages }: LocatedInventory,
  cutoff: number,
): string {
  const total = packages.filter(({ bundled, origin }) => origin === 'registry' && !bundled).length;
  const versions = `${String(total)} ${total === 1 ? 'version' : 'versions'}`;
  if (past.kind === 'unknown') return `All ${versions} of ${lockfile} are new, as ${past.why}.`;
  const date = new Date(cutoff).toISOString().slice(0, 'yyyy-mm-dd'.length);
  return `Of ${versions} in ${lockfile} ${String(count)} are new since ${date} (commit ${past.commit}).`;
}
