import { AuditError } from '../../audit-error.js';
import type { LocatedInventory } from '../../inventory/list-packages.js';
import type { Canary } from '../canary.js';
import type { Claim } from '../claim.js';
import { requireCanary } from '../require-canary.js';
import { toIds } from '../to-ids.js';
import type { OsvAffected, OsvEntry } from './osv-entry.js';
import { osvIntervals } from './osv-intervals.js';
import { rateOsv } from './rate-osv.js';
import { isNpm, readOsvDatabase } from './read-osv-database.js';

/** How a database is asked. */
export interface OsvOptions {
  /** Absolute path of a folder or a zip. */
  readonly database: string;
  /** How old it may be. */
  readonly maximumAgeDays: number;
  /** The day on which it was taken, `2026-11-20`; else that of its last change. */
  readonly date: string | undefined;
  /** The day of the audit. */
  readonly today: string;
  readonly canary: Canary;
  readonly signal?: AbortSignal | undefined;
}

/** What a database said. */
export interface AskedOsv {
  readonly source: string;
  readonly claims: readonly Claim[];
  /** The advisory that it has about the canary. */
  readonly canary: string;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Looks up what is installed in a database in OSV format, without a network.
 *
 * @param inventory - What is installed.
 * @param options - Which database, and how old it may be.
 * @returns What it says.
 * @throws {@link AuditError} where it can't be read, is too old, or knows nothing of the canary.
 */
export async function askOsv(inventory: LocatedInventory, options: OsvOptions): Promise<AskedOsv> {
  const { canary, database, signal } = options;
  const installed = inventory.packages.filter(({ origin }) => origin === 'registry');
  const names = new Set([canary.package, ...installed.map(({ name }) => name)]);
  const { entries, modified, size } = await readOsvDatabase(database, names, signal);
  const date = options.date ?? modified.slice(0, 'yyyy-mm-dd'.length);
  const source = `OSV database of ${date} (${String(size)} ${size === 1 ? 'advisory' : 'advisories'})`;
  requireFresh(source, date, options);
  const claims = entries.flatMap(claimsOf);
  return {
    source,
    // A database speaks of all versions there are.
    claims: claims.filter(({ advisory }) =>
      installed.some(({ name }) => name === advisory.package),
    ),
    canary: requireCanary(claims, canary, {
      source,
      todo: `Fill ${database} with all of the npm ecosystem: the all.zip of osv.dev. A small extract needs ${canary.advisory ?? `an entry about ${canary.package} ${canary.version}`} as well, to show that it is read.`,
    }),
  };
}

function requireFresh(
  source: string,
  date: string,
  { database, maximumAgeDays, today }: OsvOptions,
): void {
  const age = Math.floor((Date.parse(today) - Date.parse(date)) / day);
  if (Number.isNaN(age)) {
    throw new AuditError(
      `The age of the OSV database ${database} can't be told from ${date} and ${today}.`,
      'Give dates as 2026-11-20.',
    );
  }
  if (age < -1) {
    throw new AuditError(
      `The ${source} is dated ${String(-age)} days ahead, so its age is not known.`,
      'Set the clock, or state the day on which the database was taken.',
    );
  }
  if (age > maximumAgeDays) {
    throw new AuditError(
      `The ${source} is ${String(age)} days old, and at most ${String(maximumAgeDays)} are allowed.`,
      `Bring a newer one to ${database}, or allow for more days by maximumAgeDays.`,
    );
  }
}

function claimsOf(entry: OsvEntry): readonly Claim[] {
  return (entry.affected ?? []).flatMap((affected) => {
    const { package: about } = affected;
    return about !== undefined && isNpm(about.ecosystem)
      ? [toClaim(entry, affected, about.name)]
      : [];
  });
}

function toClaim(entry: OsvEntry, affected: OsvAffected, name: string): Claim {
  const ids = toIds([entry.id, ...(entry.aliases ?? [])], entry.id);
  const [firstLine = ''] = (entry.details ?? '').split('\n');
  const title = [entry.summary ?? '', firstLine.replace(/^#+\s*/u, ''), entry.id].find(
    (text) => text.trim() !== '',
  );
  return {
    advisory: {
      ...ids,
      package: name,
      ...osvIntervals(affected),
      ...rateOsv(entry, affected),
      title: title ?? entry.id,
      url: `https://osv.dev/vulnerability/${entry.id}`,
    },
    versions: [],
  };
}
