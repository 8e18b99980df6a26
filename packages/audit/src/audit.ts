import path from 'node:path';

import { AuditError } from './audit-error.js';
import type { AuditReport } from './audit-report.js';
import { readLocatedInventory } from './inventory/read-inventory.js';
import { findVulnerabilities } from './matching/find-vulnerabilities.js';
import { askManager } from './sources/ask-manager.js';
import { defaultCanary, type Canary } from './sources/canary.js';
import { askOsv } from './sources/osv/ask-osv.js';

/** A database in OSV format, for audits without a network. */
export interface OsvSource {
  /** A folder of JSON files, or a zip of them as osv.dev ships it; relative to the repository. */
  readonly osv: string;
  /** How old it may be, by its date. 30 days unless told otherwise. */
  readonly maximumAgeDays?: number;
  /** The day on which it was taken, `2026-11-20`; without one that of the last change to any of its advisories counts. */
  readonly date?: string;
}

/** What is audited, and how. */
export interface AuditOptions {
  /** Folder of the repository, which has the lockfile. */
  readonly root: string;
  /** Who is asked: the repository's own package manager, or a database. `manager` unless told otherwise. */
  readonly source?: 'manager' | OsvSource;
  /** What the source has to know, or it is not believed. `minimist` 0.0.8 unless told otherwise. */
  readonly canary?: Canary;
  /** Stops the audit. */
  readonly signal?: AbortSignal;
  /** The variables that the package manager gets; those of this process unless told otherwise. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How long the package manager may take, each time it is asked. Two minutes unless told otherwise. */
  readonly timeoutMs?: number;
  /** How often it is asked again where that may help. Three times unless told otherwise. */
  readonly retries?: number;
  /** How long is waited before that for the first time, and then twice as long. A second unless told otherwise. */
  readonly retryDelayMs?: number;
  /** The day of the audit, `2026-11-26`; today unless told otherwise. */
  readonly today?: string;
}

/**
 * Audits what the lockfile of a repository installs.
 *
 * It comes back with a report only after a complete audit: all packages of the lockfile were asked about, the answer was
 * one, and the source knows a version that is known to be vulnerable. Everything else throws.
 *
 * @param options - What is audited, and how.
 * @returns What is vulnerable, and how that was found out.
 * @throws {@link AuditError} where the audit could not be completed: what happened, and what to do about it.
 * @example
 * ```ts
 * import { audit, AuditError } from '@groundrules/audit';
 *
 * try {
 *   const { packages, source, vulnerabilities } = await audit({ root: '.' });
 *   console.log(`${source}: ${packages} packages, ${vulnerabilities.length} vulnerabilities`);
 * } catch (error) {
 *   if (!(error instanceof AuditError)) throw error;
 *   console.error(error.happened, error.todo);
 *   process.exitCode = 2;
 * }
 * ```
 */
export async function audit(options: AuditOptions): Promise<AuditReport> {
  const { canary = defaultCanary, signal, source = 'manager' } = options;
  signal?.throwIfAborted();
  const root = path.resolve(options.root);
  const inventory = await readLocatedInventory(root);
  const asked =
    source === 'manager'
      ? await askManager(inventory, {
          root,
          canary,
          signal,
          env: options.env ?? process.env,
          timeoutMs: Math.min(positive('timeoutMs', options.timeoutMs ?? 120_000), longestTimer),
          retries: options.retries ?? 3,
          retryDelayMs: options.retryDelayMs ?? 1000,
        })
      : await askOsv(inventory, {
          database: path.resolve(root, source.osv),
          maximumAgeDays: positive('maximumAgeDays', source.maximumAgeDays ?? 30),
          date: source.date,
          today: options.today ?? new Date().toISOString().slice(0, 'yyyy-mm-dd'.length),
          canary,
          signal,
        });
  return {
    source: asked.source,
    lockfile: inventory.lockfile,
    packages: inventory.packages.filter(({ origin }) => origin === 'registry').length,
    canary: { package: canary.package, version: canary.version, advisory: asked.canary },
    vulnerabilities: findVulnerabilities(asked.claims, inventory, asked.source),
  };
}

/** More would end at once. */
const longestTimer = 2 ** 31 - 1;

/** What is no number would switch a limit off. */
function positive(name: string, value: number): number {
  if (value > 0) return value;
  throw new AuditError(`${name} is ${String(value)}.`, 'Give a number above 0.');
}
