import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { AuditError } from '../audit-error.js';
import { readLocatedInventory } from '../inventory/read-inventory.js';
import { checkRegistryFacts, type RegistryCheck } from './check-registry-facts.js';
import { readDeclared, type Declared } from './declared-scripts.js';
import { listEntries } from './entries/list-entries.js';
import type { LockEntry } from './entries/lock-entry.js';
import type { SupplyChainCheck, SupplyChainFinding, SupplyChainState } from './finding.js';
import { judgeScripts } from './judge-scripts.js';
import { judgeSources } from './judge-sources.js';
import { lineFinder } from './line-finder.js';
import type { ManagerSettings } from './settings/manager-settings.js';
import { readManagerSettings } from './settings/read-manager-settings.js';

/** How young a version may be. */
export interface YoungVersionsOptions {
  /** A version is young for so many days; 7 unless told otherwise. The lockfile of so many days ago is what today's is held against. */
  readonly days?: number;
  /** Packages that may be young and are not asked about: `name`, `name@range`, `@scope/*`. */
  readonly allowed?: readonly string[];
}

/** Which versions may come without provenance. */
export interface ProvenanceOptions {
  /** Packages that may lose it and are not asked about: `name`, `name@range`, `@scope/*`. */
  readonly allowed?: readonly string[];
}

/** What is looked at, and what is trusted. */
export interface SupplyChainOptions {
  /** Folder of the repository, which has the lockfile. */
  readonly root: string;
  /** What is looked at; all of it unless told otherwise. */
  readonly checks?: readonly SupplyChainCheck[];
  /** Packages that may run install scripts, by name or `name@range`, on top of what the repository itself lists. */
  readonly allowedScripts?: readonly string[];
  /** Hosts that packages may come from, on top of the registries that are set. */
  readonly allowedHosts?: readonly string[];
  /** From which age on a version counts as settled, and which need not be. */
  readonly youngVersions?: YoungVersionsOptions;
  /** Which versions may come without provenance. */
  readonly provenance?: ProvenanceOptions;
  /** The moment that ages are told from; this one unless told otherwise. */
  readonly now?: Date;
  /** The variables that the package manager gets; those of this process unless told otherwise. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How long the package manager may take to tell its settings. Half a minute unless told otherwise. */
  readonly timeoutMs?: number;
  /** How long all questions to registries may take together. Two minutes unless told otherwise. */
  readonly registryTimeoutMs?: number;
  /** How often a registry is asked again where that may help. Three times unless told otherwise. */
  readonly retries?: number;
  /** How long is waited before that for the first time, and then twice as long. A second unless told otherwise. */
  readonly retryDelayMs?: number;
  /** Stops it. */
  readonly signal?: AbortSignal;
}

/** What was found, and what could not be looked at. */
export interface SupplyChainReport {
  /** Relative to the repository, with `/`. */
  readonly lockfile: string;
  /** What was found, in the order of the lockfile. */
  readonly findings: readonly SupplyChainFinding[];
  /** One for each check that was asked for. */
  readonly states: readonly SupplyChainState[];
}

const all: readonly SupplyChainCheck[] = [
  'installScripts',
  'sources',
  'youngVersions',
  'provenance',
];

/**
 * Looks for what makes dependencies less trustworthy than they should be, and that no advisory knows of: scripts that run
 * at installation, entries of the lockfile that come from elsewhere than from the registry that is set, versions that were
 * published a short while ago, and versions without the provenance that the one before had. For the first two nothing is
 * asked but the package manager, for its settings; for the others git, and the registries.
 *
 * @param options - What is looked at, and what is trusted.
 * @returns What was found. A check that could not be done is told as failed.
 * @throws {@link AuditError} where the lockfile or a manifest can't be read, and where an option is no number to go by.
 * @example
 * ```ts
 * import { checkSupplyChain } from '@groundrules/audit/supply-chain';
 *
 * const { findings, states } = await checkSupplyChain({ root: '.', allowedScripts: ['esbuild'] });
 * for (const { message, rule } of findings) console.log(rule, message);
 * const failed = states.filter(({ kind }) => kind === 'failed');
 * process.exitCode = failed.length > 0 ? 2 : Math.min(findings.length, 1);
 * ```
 */
export async function checkSupplyChain(options: SupplyChainOptions): Promise<SupplyChainReport> {
  const { allowedHosts = [], allowedScripts = [], checks = all, signal } = options;
  const root = path.resolve(options.root);
  const inventory = await readLocatedInventory(root);
  const { lockfile, manager } = inventory;
  const text = await readFile(path.join(root, lockfile), 'utf8');
  const entries = listEntries(lockfile, text);
  const declared = await readDeclared(root, allowedScripts);
  const job = {
    root,
    env: options.env ?? process.env,
    timeoutMs: options.timeoutMs ?? 30_000,
    signal,
  };
  const settings = await readSettings(async () => await readManagerSettings(manager, job));
  const find = lineFinder(text);
  const findings: SupplyChainFinding[] = [];
  const states: SupplyChainState[] = [];
  if (checks.includes('installScripts')) {
    const told = scriptState(manager, entries, settings, declared);
    states.push(told);
    if (typeof settings !== 'string') {
      findings.push(...judgeScripts(entries, { manager, settings, declared, lineOf: find }));
    }
  }
  if (checks.includes('sources')) {
    const known = typeof settings === 'string' ? undefined : settings;
    const { overridden } = declared;
    findings.push(
      ...judgeSources(entries, inventory, {
        settings: known,
        allowedHosts,
        overridden,
        lineOf: find,
      }),
    );
    states.push(
      typeof settings === 'string' && entries.some(({ address }) => address !== undefined)
        ? { check: 'sources', kind: 'failed', reason: settings }
        : { check: 'sources', kind: 'done' },
    );
  }
  const { provenance, youngVersions } = options;
  const allowed = new Map<RegistryCheck, readonly string[]>(
    checks
      .filter((check) => check === 'youngVersions' || check === 'provenance')
      .map((check) => [check, { youngVersions, provenance }[check]?.allowed ?? []]),
  );
  if (allowed.size > 0) {
    const facts = await checkRegistryFacts({
      inventory,
      entries,
      allowed,
      settings,
      job,
      now: numberFor('now', (options.now ?? new Date()).getTime()),
      days: numberFor('youngVersions.days', youngVersions?.days ?? 7, mostDays),
      registryTimeoutMs: Math.min(
        numberFor('registryTimeoutMs', options.registryTimeoutMs ?? 120_000),
        longestTimer,
      ),
      retries: options.retries ?? 3,
      retryDelayMs: options.retryDelayMs ?? 1000,
      lineOf: find,
    });
    findings.push(...facts.findings);
    states.push(...facts.states);
  }
  return { lockfile, findings, states };
}

/** More would end at once. */
const longestTimer = 2 ** 31 - 1;

/** Ten years; npm is not much older. */
const mostDays = 3650;

/** What is no number would switch a limit off. */
function numberFor(name: string, value: number, most = Number.MAX_SAFE_INTEGER): number {
  if (value > 0 && value <= most) return value;
  const upTo = most === Number.MAX_SAFE_INTEGER ? '' : ` and up to ${String(most)}`;
  throw new AuditError(`${name} is ${String(value)}.`, `Give a number above 0${upTo}.`);
}

/** The settings, or why they are not known. */
async function readSettings(
  read: () => Promise<ManagerSettings>,
): Promise<ManagerSettings | string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AuditError) return error.message;
    throw error;
  }
}

/** Lockfiles of pnpm, Yarn and Bun do not tell who has scripts; pnpm 10 and later and Bun run none that are not listed. */
function scriptState(
  manager: string,
  entries: readonly LockEntry[],
  settings: ManagerSettings | string,
  { allowsAll }: Declared,
): SupplyChainState {
  const check = 'installScripts';
  if (typeof settings === 'string') return { check, kind: 'failed', reason: settings };
  const isUntold = entries.some(({ hasScripts }) => hasScripts === undefined);
  if (!settings.runsScripts || !isUntold || allowsAll) return { check, kind: 'done' };
  return {
    check,
    kind: 'failed',
    reason: `${manager} runs install scripts that nobody has allowed, and its lockfile does not tell which dependencies have one. Set it to run none but those that are listed.`,
  };
}
