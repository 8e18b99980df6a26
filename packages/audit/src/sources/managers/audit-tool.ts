import type { AuditError } from '../../audit-error.js';
import type { PackageManager } from '../../inventory.js';
import type { LocatedInventory } from '../../inventory/list-packages.js';
import type { Answer } from '../claim.js';

/** A version of a package that is asked about. */
export interface Probe {
  readonly package: string;
  readonly version: string;
}

/** What an audit command wrote. */
export interface Written {
  /** What was run, for a person. */
  readonly command: string;
  readonly version: string;
  readonly stdout: string;
  readonly stderr: string;
  /** What the registry answered, where the package manager lets us see that. */
  readonly record: string | undefined;
  /** What was audited: the repository's packages, or the probe's. */
  readonly packages: readonly Probe[];
  /** Of the repository; a probe has none. */
  readonly inventory: LocatedInventory | undefined;
}

/** What the settings of a package manager say. */
export interface ToolSettings {
  /** Who is asked. */
  readonly registry?: string | undefined;
  /** What in them would blind the audit. */
  readonly problem?: AuditError | undefined;
}

/** A package manager's own audit command. */
export interface AuditTool {
  readonly manager: PackageManager;
  /** Looked up in the `PATH`. */
  readonly program: string;
  /** What it is called: `npm audit`. */
  readonly name: string;
  /** The versions that are known here. */
  readonly supported: string;
  /** What to do where another one is found. */
  readonly advice: string;
  readonly args: (version: string) => readonly string[];
  /** Variables on top of those that are there; `undefined` takes one away. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How its settings are asked for; not given where they can't blind it. */
  readonly settings?: {
    readonly args: readonly string[];
    readonly read: (stdout: string) => ToolSettings;
  };
  /** Looks for what can only be seen in files. */
  readonly checkFiles?: (root: string) => Promise<AuditError | undefined>;
  /** Whether it can be made to write down what the registry answers. */
  readonly records?: boolean;
  /**
   * Reads what it wrote. Throws a `SourceFailure` for all that is no complete report.
   */
  readonly read: (written: Written) => Answer;
  /** Files of a project that installs nothing but the probes. */
  readonly project: (probes: readonly Probe[], root: string, lockfile: string) => Promise<Files>;
  /**
   * Whether a version leaves out advisories that it does not understand, without a trace; then the registry is asked once
   * more without it.
   */
  readonly isPicky?: (version: string) => boolean;
  /** How it is asked which versions of a package are published; not given where its reports tell what mends a weakness. */
  readonly versions?: {
    readonly args: (name: string) => readonly string[];
    /** `undefined` for what is no list; none for a package that is published no more. */
    readonly read: (stdout: string) => readonly string[] | undefined;
  };
  /** What the audit can't ask about by itself, and the probe has to. */
  readonly blindSpots?: (inventory: LocatedInventory) => readonly Probe[];
}

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;
