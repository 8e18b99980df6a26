import type { Thresholds } from '@groundrules/audit/judge';
import type { Gate } from '@groundrules/catalogue';

import type { Mode } from '../gates/report.js';

/** Settings of one gate. */
export interface GateSettings {
  readonly mode: Mode;
  /** Whether it runs at all. */
  readonly enabled: boolean;
}

/** What is done with what a check of the supply chain finds; where it is off, nothing is looked at. */
export type CheckMode = Mode | 'off';

/** Settings of one check of the supply chain. */
interface SupplyChainCheckSettings {
  readonly mode: CheckMode;
  /** What is trusted all the same. */
  readonly allow: readonly string[];
}

/** How the supply chain is looked at. */
export interface SupplyChainSettings {
  /** Dependencies that run a script when they are installed; allowed by name or `name@range`. */
  readonly installScripts: SupplyChainCheckSettings;
  /** Entries of the lockfile from elsewhere than from the registry; allowed by host. */
  readonly sources: SupplyChainCheckSettings;
  /** Versions that were published only lately; allowed by name or `name@range`. */
  readonly youngVersions: SupplyChainCheckSettings & {
    /** How many days old a version has to be. */
    readonly days: number;
  };
  /** Versions without the proof of origin that an earlier one had; allowed by name or `name@range`. */
  readonly provenance: SupplyChainCheckSettings;
}

/** How severities are called by the waiver policy. */
export type RiskSeverity = 'critical' | 'high' | 'moderate' | 'low';

/** What `groundrules.json` says, with what it extends merged in and defaults filled in. */
export interface Config {
  /** What the standard asks for: `recommended` is bugs and security holes, `strict` is all of it. */
  readonly level: 'recommended' | 'strict';
  /** What each gate does. */
  readonly gates: Readonly<Record<Gate, GateSettings>>;
  /** Milliseconds after which a gate's tool is ended. */
  readonly timeoutMs: number;
  /** What the docs gate asks for. */
  readonly docs: {
    /** Percent of the public symbols that are documented. */
    readonly threshold: number;
    /** Entry points of applications, globs relative to the repository. */
    readonly entries: readonly string[];
    /** Whether examples have to compile. */
    readonly examples: boolean;
    /** Whether those in the packages' README have to as well. */
    readonly readme: boolean;
  };
  /** What the audit gate asks, and what of its findings blocks. */
  readonly audit: Thresholds & {
    /** A database in OSV's format to ask instead of the package manager, relative to the repository. */
    readonly offline?: string;
    /** How old such a database may be, in days. */
    readonly maximumAgeDays: number;
    /** A database in OSV's format to ask as well, relative to the repository; what only it knows is advice. */
    readonly secondOpinion?: string;
    /** What is looked at beside known vulnerabilities. */
    readonly supplyChain: SupplyChainSettings;
  };
  /** How the bench gate judges. */
  readonly bench: {
    /** Globs of the files of benchmarks, relative to the repository. */
    readonly files: readonly string[];
    /** Percent more than recorded that are allowed. */
    readonly threshold: number;
    /** In how many processes a benchmark is measured before it is found slower, and to record it. */
    readonly rounds: number;
    /** What to do with what was recorded on another machine: only report, or judge as on the same. */
    readonly otherMachines: 'report' | 'judge';
    /** Whether instructions are counted as well, and judge where they can. */
    readonly instructions: boolean;
    /** Percent more instructions than recorded that are allowed. */
    readonly instructionThreshold: number;
  };
  /** How far waivers may go. */
  readonly waivers: {
    /** Longest time that a waiver may run, in days, by severity of what it waives. */
    readonly maximumDays: Readonly<Record<RiskSeverity, number>>;
  };
  /** Globs that no gate reports about. */
  readonly ignores: readonly string[];
  /** The files that the settings come from, absolute, the repository's own first. */
  readonly files: readonly string[];
}
